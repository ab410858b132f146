package import MuntinHost
package import MuntinITermWire
package import MuntinPlan
import MuntinSpec

/// iTerm2, or whatever speaks its API, through one connection.
package actor ITermHost: TerminalHost {
  /// Where and how iTerm2 is to be reached.
  package struct Settings: Sendable {
    package var address: WireAddress
    package var environment: [String: String]
    /// The size of windows that nothing else gives one.
    package var cells = CellSize(columns: 200, rows: 50)
    /// Milliseconds without an answer after which iTerm2 is given up.
    package var deadline = 30_000
    /// Becomes readable when the user wants to stop.
    package var interrupt: Int32?
    /// The second source of marks, for iTerm2 forgets its own when it is started anew.
    package var journal: MarkJournal?
    /// Where panes start that name no folder; nil leaves it to iTerm2.
    package var folder: String?
    /// Folder for scripts that are too long, or too secret, to stand in a command.
    package var temporaryFolder = "/tmp"
    /// For tests: requests after which the connection breaks.
    package var requestLimit: Int?

    package init(address: WireAddress, environment: [String: String]) {
      self.address = address
      self.environment = environment
    }
  }

  let settings: Settings
  let connection: ITermConnection
  var view = ITermView()
  var marks = ITermMarks()
  var speaks = ProtocolVersion.none
  /// Whether `move_session` puts a pane below where it says above; nil until it was seen.
  var isInverted: Bool?
  var receipts: [HostID: ITermReceipt] = [:]
  /// Workspaces of which something was written into the journal.
  var remembered: Set<String> = []
  /// What panes run as their own process, for restarts.
  var privateFiles: [String] = []

  package init(_ settings: Settings) {
    self.settings = settings
    var connection = ITermConnection.Settings(
      address: settings.address, environment: settings.environment)
    connection.deadline = settings.deadline
    connection.interrupt = settings.interrupt
    connection.requestLimit = settings.requestLimit
    self.connection = ITermConnection(connection)
  }

  package var counts: ITermConnection.Counts {
    get async { await connection.counts }
  }

  package var spent: HostSpending {
    get async {
      let counts = await connection.counts
      return HostSpending(waits: counts.waits, requests: counts.requests)
    }
  }

  package func capabilities() -> HostCapabilities {
    var capabilities = HostCapabilities(
      name: "iterm2", place: settings.address.description, defaultCells: settings.cells,
      broadcastStaysInTab: false, attributes: ITermLook.shows, normal: ITermLook.normal)
    // Margins and dividers take up to two cells between panes, and sizes are rounded down.
    capabilities.sizeTolerance = 2
    capabilities.hiddenLeavesLayout = true
    capabilities.hasProfiles = true
    capabilities.profileNames = view.profiles.map { Set($0.values) }
    capabilities.defaultProfile = view.defaultProfile.flatMap { view.profiles?[$0] }
    return capabilities
  }

  package func screen(of pane: HostID) async throws(HostError) -> String {
    let answers = ITermAnswers(
      try await connection.send([ITermRequests.contents(of: pane.text)]))
    let answer = try answers.read(0, ITermGetBufferRequest.self)
    if answer.status != .ok {
      throw ITermFault.refused("show the text of a pane", "\(answer.status)")
    }
    var text = ""
    for line in answer.contents {
      text += line.text
      // A wrapped line goes on in the next one.
      if line.continuation == .hardEol { text += "\n" }
    }
    return text
  }

  package func jobs(in panes: [LivePane]) async -> [HostID: Job] {
    var jobs: [HostID: Job] = [:]
    for pane in panes {
      let session = view.sessions[pane.id.text] ?? ITermView.Session()
      let state = session.shellState
      let leader = state?.foregroundGroup ?? Int32(clamping: session.number("jobPid"))
      let words = state == nil ? nil : ProcessTable.commandLine(of: leader)
      let told = session.variables["commandLine"]?.string ?? ""
      let isShell = state?.foregroundIsShell == true && pane.mark?.applied[.exec]?.isEmpty != false
      var job = Job(
        command: words?.joined(separator: " ") ?? (told.isEmpty ? pane.command : told),
        processID: Int(leader),
        age: state == nil ? nil : ProcessTable.age(of: leader).map { Int($0) },
        isIdleShell: isShell)
      let own = Int32(clamping: session.number("pid"))
      job.words = words ?? []
      job.ownWords = state == nil ? [] : ProcessTable.commandLine(of: own) ?? []
      jobs[pane.id] = job
    }
    return jobs
  }

  package func close() async {
    await connection.close()
    for workspace in remembered { settings.journal?.sync(workspace) }
    remembered = []
    for path in privateFiles { PrivateFile.remove(path) }
    privateFiles = []
  }
}

extension ITermView.Session {
  /// What its shell does, where its terminal is one of this machine.
  var shellState: ShellState? {
    guard let tty = variables["tty"]?.string, tty.hasPrefix("/dev/") else { return nil }
    let pid = number("pid")
    guard pid > 0 else { return nil }
    return PaneTerminal.read(tty: tty, pid: Int32(clamping: pid))
  }
}
