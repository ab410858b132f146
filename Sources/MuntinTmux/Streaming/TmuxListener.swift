import MuntinHost
import MuntinPlan

/// Hears everything that happens on a tmux server, by one client for each session.
///
/// It is pulled: whoever wants the next event makes it read, so that nothing piles up here. A
/// reader that is slow lets tmux wait, and one that is `pause` seconds behind misses output of the
/// pane in question, and is told that it changed. A server that is not there is looked for each
/// second; one that goes ends all of its panes, and is waited for again.
actor TmuxListener {
  /// Seconds.
  private static let pause = 30
  /// Milliseconds between looks for a server, and before a session is tried again.
  private static let interval = 1000
  /// Milliseconds without a change until a session of others is listened to, and the most that is waited
  /// for such a lull: tmux 3.3a dies of some changes while a client connects (docs/decisions/0021).
  private static let lull = 200
  private static let longestWait = 2000
  /// Bytes of output that may be read ahead of the reader.
  private static let mostAhead = 4 << 20

  private let settings: TmuxHost.Settings
  private let hearsOutput: Bool
  private let executor = QueueExecutor(label: "muntin.listener")
  /// Makes it stop waiting for tmux.
  nonisolated let bell = Bell()
  private var clients: [ListeningClient] = []
  private var digest = StreamDigest()
  private var queue = EventQueue()
  private var sessions: Set<HostID> = []
  private var hasLooked = false
  private var wantsLook = false
  private var isLooking = false
  private var isStopped = false
  private var nextProbe = Deadline(afterMilliseconds: 0)
  /// When the last change is a lull ago.
  private var quiet = Deadline(afterMilliseconds: 0)
  /// When new sessions are listened to in any case; nil where none waits.
  private var latest: Deadline?
  /// New sessions are our own, and nobody changes them meanwhile.
  private var isAttending = false

  init(_ settings: TmuxHost.Settings, hearsOutput: Bool) {
    self.settings = settings
    self.hearsOutput = hearsOutput
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Listens to every session that there is; at once where there is no server.
  func start() throws(HostError) {
    _ = try ProgramSearch(path: settings.environment["PATH"]).tmux(named: settings.program)
    let deadline = Deadline(afterMilliseconds: min(settings.deadline, 5000))
    repeat {
      turn(milliseconds: 50)
    } while !clients.allSatisfy(\.isAttached) && !deadline.hasPassed
    hasLooked = true
  }

  /// Listens to sessions that were just made before their programs say much; for one who rang
  /// before.
  func attend() {
    bell.answer()
    if isStopped { return }
    let deadline = Deadline(afterMilliseconds: min(settings.deadline, 2000))
    nextProbe = Deadline(afterMilliseconds: 0)
    wantsLook = true
    isAttending = true
    defer { isAttending = false }
    repeat {
      turn(milliseconds: 50)
    } while !deadline.hasPassed
      && (isLooking || clients.isEmpty || !clients.allSatisfy(\.isAttached))
  }

  /// The next event; nil after `stop`, or when the task was cancelled.
  func next() async -> TerminalEvent? {
    while !isStopped, !Task.isCancelled {
      if let event = queue.next() { return event }
      turn(milliseconds: Int32(latest == nil ? Self.interval : Self.lull))
      // Lets those in who rang; the bell rings on until they are.
      await Task.yield()
    }
    letGo()
    return nil
  }

  /// For one who rang before.
  func stop() {
    bell.answer()
    isStopped = true
    letGo()
  }

  /// About how many lines each pane has scrolled since it was first heard, what has come but was
  /// not taken yet included. For one who rang before.
  func scrolled() -> [HostID: Int] {
    bell.answer()
    if !isStopped, queue.bytes < Self.mostAhead { turn(milliseconds: 0) }
    return digest.scrolled
  }

  private func letGo() {
    isStopped = true
    clients = []
  }

  // MARK: Turns

  /// Waits for something to happen, no longer than so, and takes what came.
  private func turn(milliseconds: Int32) {
    if clients.isEmpty || wantsLook, nextProbe.hasPassed { look() }
    let all = clients.map { (client: $0, watched: $0.descriptors) }
    let watched = [bell.descriptor] + all.flatMap(\.watched)
    var ready = WatchedDescriptor.wait(for: watched, milliseconds: milliseconds)[...]
    _ = ready.popFirst()
    for (client, watched) in all {
      if ready.prefix(watched.count).contains(true) { take(client.turn(), from: client) }
      ready = ready.dropFirst(watched.count)
    }
    let gone = clients.filter { !$0.isOpen }
    if gone.isEmpty { return }
    clients.removeAll { !$0.isOpen }
    isLooking = false
    wantsLook = true
    // One that tmux does not let in is not tried again at once.
    let wait = gone.allSatisfy(\.isAttached) ? 0 : Self.interval
    nextProbe = Deadline(afterMilliseconds: wait)
  }

  private func take(_ events: [ControlEvent], from client: ListeningClient) {
    for event in events {
      if case .reply(_, let flags, let ok, let body) = event {
        guard client.answersLook(flags: flags) else { continue }
        isLooking = false
        if ok { listed(body) }
      }
      for outcome in digest.hear(event, in: client.session) {
        switch outcome {
        case .event(let event):
          queue.append(event)
          if event == .changed { quiet = Deadline(afterMilliseconds: Self.lull) }
        case .look: wantsLook = true
        case .resume(let pane): client.resume(pane)
        case .attached:
          client.attached()
          // What came between the last look and now was heard by nobody.
          wantsLook = true
        case .leave: client.leave()
        }
      }
    }
    if wantsLook, nextProbe.hasPassed { look() }
  }

  // MARK: Looks

  /// Asks which panes there are: through a client, else by a tmux program of its own.
  private func look() {
    if isLooking { return }
    if clients.contains(where: \.isOpen) {
      // One that is about to attach makes us look again.
      guard let client = clients.first(where: { $0.isOpen && $0.isAttached }) else { return }
      wantsLook = false
      isLooking = true
      client.look()
      return
    }
    nextProbe = Deadline(afterMilliseconds: Self.interval)
    guard
      let program = try? ProgramSearch(path: settings.environment["PATH"])
        .tmux(named: settings.program)
    else { return }
    wantsLook = false
    let isListening = (try? settings.address.isListening()) ?? false
    let words = settings.address.arguments + ["list-panes", "-a", "-F", StreamDigest.listing]
    let output =
      isListening
      ? try? ProgramOutput(
        program, ["-u"] + words, environment: settings.environment, milliseconds: 5000
      ).text : ""
    guard let output else { return }
    if output.isEmpty {
      for event in digest.lose() { queue.append(event) }
      sessions = []
      hasLooked = true
    } else {
      listed(Array(output.utf8))
    }
  }

  private func listed(_ body: [UInt8]) {
    let list = digest.list(body, isFirst: !hasLooked)
    for event in list.events { queue.append(event) }
    if hasLooked, !list.events.isEmpty || list.sessions != sessions { queue.append(.changed) }
    sessions = list.sessions
    if list.isUnsure { wantsLook = true }
    for client in clients {
      guard let windows = list.windows[client.session] else {
        client.leave()
        continue
      }
      client.subscribe(to: windows)
    }
    let heard = Set(clients.filter(\.isOpen).map(\.session))
    let new = sessions.subtracting(heard)
    if mustWait(with: new) {
      wantsLook = true
      nextProbe = quiet
      return
    }
    let program = try? ProgramSearch(path: settings.environment["PATH"])
      .tmux(named: settings.program)
    for session in new.sorted() {
      guard let program,
        let client = try? ListeningClient(
          session, program: program, settings: settings,
          pause: hearsOutput ? Self.pause : nil)
      else {
        // Tried again with the next look.
        wantsLook = true
        nextProbe = Deadline(afterMilliseconds: Self.interval)
        continue
      }
      clients.append(client)
    }
  }

  /// Whether something still changes, so that clients for these sessions had better not connect.
  private func mustWait(with sessions: Set<HostID>) -> Bool {
    guard !sessions.isEmpty, hasLooked, !isAttending, !quiet.hasPassed else {
      latest = nil
      return false
    }
    let end = latest ?? Deadline(afterMilliseconds: Self.longestWait)
    latest = end.hasPassed ? nil : end
    return latest != nil
  }
}
