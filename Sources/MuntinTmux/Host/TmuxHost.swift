package import MuntinHost
package import MuntinPlan
import MuntinSpec

/// tmux through one control-mode client.
package actor TmuxHost: TerminalHost {
  /// Where and how tmux is to be reached.
  package struct Settings: Sendable {
    package var address: TmuxServerAddress
    package var environment: [String: String]
    /// Name or path of the program.
    package var program = "tmux"
    /// Read by a server that is started, instead of the user's own configuration.
    package var configuration: String?
    /// The size of windows that nothing else gives one.
    package var cells = CellSize(columns: 200, rows: 50)
    /// Milliseconds of silence after which tmux is given up.
    package var deadline = 30_000
    /// Becomes readable when the user wants to stop.
    package var interrupt: Int32?
    /// For tests: lines after which the connection breaks.
    package var lineLimit: Int?
    /// The workspace whose session a client may attach to while it looks; nil only looks.
    package var workspace: String?
    /// Where panes start that name no folder; nil leaves it to tmux.
    package var folder: String?
    /// A file by which our processes keep out of each other's way (`ServerDoor`).
    package var door: String?
    /// Folder for scripts that are too long to be typed.
    package var temporaryFolder = "/tmp"

    package init(address: TmuxServerAddress, environment: [String: String]) {
      self.address = address
      self.environment = environment
    }

    /// That of our clients: tmux would take the pane we are in for the one that is meant.
    var clientEnvironment: [String: String] {
      environment.filter { $0.key != "TMUX" && $0.key != "TMUX_PANE" }
    }
  }

  let settings: Settings
  /// Also that of every connection: most of what a host does is a call to its connection.
  private let executor: QueueExecutor
  var connection: TmuxConnection
  var view = TmuxView()
  var interest: [Attribute] = []
  /// The session that our client is attached to.
  var ownSession: HostID?
  /// What stands where, as far as we know.
  var order = TmuxOrder()
  /// Sessions that are there.
  var alive: [HostID] = []
  /// Sessions that this host made.
  var made: Set<HostID> = []
  var terminals: [HostID: TmuxView.Terminal] = [:]
  /// What panes were to run without a shell.
  var programs: [HostID: String] = [:]
  var receipts: [HostID: TmuxReceipt] = [:]
  /// Deliveries whose answers have not been looked at.
  var posted: [TmuxStep] = []
  var privateFiles: [String] = []
  var streaming = TmuxStreaming()
  private var earlier = Counts()
  /// The door to the server has been gone through.
  var isInside = false
  /// What is still to be gone through.
  var door: String? { isInside ? nil : settings.door }

  /// What was spent, over all connections.
  package struct Counts: Equatable, Sendable {
    /// Times that somebody waited for tmux.
    package var waits = 0
    /// Programs started.
    package var processes = 0
    package var commands = 0
  }

  package init(_ settings: Settings) {
    self.settings = settings
    executor = QueueExecutor(label: "muntin.tmux")
    connection = Self.connection(settings, executor)
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  private static func connection(
    _ settings: Settings, _ executor: QueueExecutor
  ) -> TmuxConnection {
    TmuxConnection(
      address: settings.address, environment: settings.clientEnvironment,
      program: settings.program, configuration: settings.configuration,
      deadline: settings.deadline, interrupt: settings.interrupt, lineLimit: settings.lineLimit,
      executor: executor)
  }

  package var counts: Counts {
    get async {
      Counts(
        waits: earlier.waits + (await connection.waits),
        processes: earlier.processes + (await connection.processes),
        commands: earlier.commands + (await connection.commands))
    }
  }

  package var spent: HostSpending {
    get async {
      let counts = await counts
      return HostSpending(waits: counts.waits, requests: counts.commands)
    }
  }

  package func capabilities() -> HostCapabilities {
    var capabilities = HostCapabilities(
      name: "tmux", place: settings.address.socketPath, defaultCells: settings.cells,
      broadcastStaysInTab: true, attributes: TmuxLook.shows, normal: TmuxLook.normal)
    capabilities.namesWindowsOnce = true
    capabilities.lacks = { TmuxLook.lacks($0, $1) }
    capabilities.profileWords = { !$0.tmux.isEmpty }
    capabilities.hasAllProfileKeys = false
    return capabilities
  }

  // MARK: Looking

  package func observe(attributes: Set<Attribute>) async throws(HostError) -> LiveState {
    let live = try await look(TmuxFormats.interest(attributes))
    guard attributes.contains(.everyVariable), !live.windows.isEmpty else { return live }
    return try await addVariables(to: live)
  }

  func look(_ attributes: [Attribute]) async throws(HostError) -> LiveState {
    interest = attributes
    let commands = TmuxView.commands(interest)
    if await connection.isOpen {
      let results = try await connection.send(commands.map { TmuxLine($0) })
      try take(results.flatMap(\.replies))
      return view.live
    }
    guard try settings.address.isListening() else {
      _ = try ProgramSearch(path: settings.environment["PATH"]).tmux(named: settings.program)
      view = TmuxView()
      return view.live
    }
    await renew()
    let result: LineResult
    do throws(HostError) {
      result =
        settings.workspace == nil
        ? try await ask(commands) : try await connection.open(commands + attachment(), door: door)
    } catch {
      // A server that ended meanwhile is none.
      if error.code == .unavailable, try !settings.address.isListening() {
        view = TmuxView()
        return view.live
      }
      throw try await explained(error)
    }
    if let sessions = result.replies.first, sessions.isEmpty, result.replies.count == 1 {
      // A server without sessions says so by refusing the next question.
      view = TmuxView()
      return view.live
    }
    if result.replies.count < commands.count {
      throw try await explained(
        HostError(.refused, "tmux refused to be asked: \(result.failure?.message ?? "")"))
    }
    try take(result.replies)
    if await connection.isOpen {
      for name in view.clients { StaleClient(name)?.end() }
      ownSession =
        view.live.windows.first { $0.mark?.workspace == settings.workspace }?.id
    }
    return view.live
  }

  private func take(_ replies: [[UInt8]]) throws(HostError) {
    view = try TmuxView(replies, interest)
    terminals.merge(view.terminals) { _, new in new }
    alive = view.live.windows.map(\.id)
    order = TmuxOrder(view.live)
    if view.version < .oldest { throw Self.tooOld(view.version) }
  }

  /// In the same client: attach to a session of the workspace if there is one. Without one the
  /// target names nothing, and the client goes.
  private func attachment() -> [TmuxCommand] {
    guard let workspace = settings.workspace else { return [] }
    let identity = TmuxFormats.identity(workspace)
    let ours = "#{S:#{?#{==:#{@muntin-id},\(identity)},#{session_id}#,,}}"
    let target = "#{?\(ours),#{s/,.*//:\(ours)},=muntin-none-\(identity)}"
    return [
      TmuxCommand([
        "run-shell", "-C", "attach-session -E -f no-output,ignore-size -t '\(target)'",
      ])
    ]
  }

  /// What was spent besides connections.
  func spend(waits: Int, processes: Int, commands: Int) {
    earlier.waits += waits
    earlier.processes += processes
    earlier.commands += commands
  }

  /// A new connection in place of one that has ended.
  func renew() async {
    earlier = await counts
    await leaveServer()
    connection = Self.connection(settings, executor)
    ownSession = nil
    posted = []
  }

  /// Whether tmux being too old is what is behind an error.
  func explained(_ error: HostError) async throws(HostError) -> HostError {
    if let version = try? installedVersion(), version < .oldest { return Self.tooOld(version) }
    return error
  }

  /// What `tmux -V` says.
  package func installedVersion() throws(HostError) -> TmuxVersion {
    let path = try ProgramSearch(path: settings.environment["PATH"])
      .tmux(named: settings.program)
    let output = try ProgramOutput(
      path, ["-V"], environment: settings.environment, milliseconds: 5000)
    return TmuxVersion(output.text)
  }

  static func tooOld(_ version: TmuxVersion) -> HostError {
    HostError(
      .tooOld, "tmux \(version) is too old: \(TmuxVersion.oldest) or later is needed",
      hint: "install a newer tmux (apt install tmux, brew install tmux)")
  }

  package func screen(of pane: HostID) async throws(HostError) -> String {
    let results = try await send([
      TmuxStep([TmuxCommand(["capture-pane", "-p", "-J", "-S", "-", "-t", pane.text])])
    ])
    return String(decoding: results.first?.replies.first ?? [], as: UTF8.self)
  }

  package func jobs(in panes: [LivePane]) -> [HostID: Job] {
    var jobs: [HostID: Job] = [:]
    for pane in panes {
      let pid = Int32(clamping: pane.processID)
      let state = terminals[pane.id].flatMap { PaneTerminal.read(tty: $0.tty, pid: $0.pid) }
      let leader = state.map(\.foregroundGroup) ?? pid
      let isShell = state.map {
        $0.foregroundIsShell && pane.mark?.applied[.exec]?.isEmpty != false
      }
      let words = ProcessTable.commandLine(of: leader)
      var job = Job(
        command: words?.joined(separator: " ") ?? pane.command, processID: Int(leader),
        age: ProcessTable.age(of: leader).map { Int($0) }, isIdleShell: isShell ?? false)
      job.words = words ?? []
      job.ownWords = leader == pid ? job.words : ProcessTable.commandLine(of: pid) ?? []
      jobs[pane.id] = job
    }
    return jobs
  }

  private func leaveServer() async {
    let door = ServerDoor(await connection.isOpen ? self.door : nil)
    await connection.close()
    _ = consume door
  }

  package func close() async {
    await stopListening()
    await leaveServer()
    for path in privateFiles { PrivateFile.remove(path) }
    privateFiles = []
  }
}

extension TmuxHost {
  /// The name that a session of this title bears.
  package static func sessionName(_ title: String) -> String { TmuxText.sessionName(title) }
}
