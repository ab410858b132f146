package import MuntinHost

/// One control-mode client of a tmux server: lines go in, results come out, in order.
///
/// It blocks while it waits, on a queue of its own. Every wait ends: with the answers, with the
/// deadline, with an interrupt, or with the client; after an error the connection is closed.
package actor TmuxConnection {
  private let address: TmuxServerAddress
  private let environment: [String: String]
  private let program: String
  private let configuration: String?
  private let patience: Int
  private let interrupt: Int32?
  private let lineLimit: Int?
  private let executor: QueueExecutor

  private var stream: ControlStream?
  private var machine = CommandMachine()
  private var opening = OpeningMachine(commands: 0)
  private var fault: HostError?
  private var exitReason: String?
  private var errorText: [UInt8] = []
  private var names: [String] = []
  private var ledger = ReplyLedger()

  /// How often somebody had to wait for tmux, an opening included.
  package private(set) var waits = 0
  /// How many tmux programs were started.
  package private(set) var processes = 0
  /// How many commands were handed to tmux.
  package private(set) var commands = 0
  private var lines = 0

  /// - Parameters:
  ///   - environment: what the client gets, and a server that it starts; `PATH` is searched in it.
  ///     Not of a pane: tmux would take that for the one that is meant.
  ///   - program: a name to search for, or a path.
  ///   - configuration: a file that a server reads at its start instead of the user's own.
  ///   - deadline: milliseconds without any progress after which a wait is given up.
  ///   - interrupt: a descriptor that becomes readable when the user wants to stop; never read.
  ///   - executor: where it runs and blocks; its owner may run there too, so that a call needs no
  ///     change of thread.
  ///   - lineLimit: for tests of what a cut connection leaves behind: that many lines are written
  ///     and answered, then the client is killed.
  package init(
    address: TmuxServerAddress, environment: [String: String], program: String = "tmux",
    configuration: String? = nil, deadline: Int = 30_000, interrupt: Int32? = nil,
    lineLimit: Int? = nil, executor: QueueExecutor = QueueExecutor(label: "muntin.tmux")
  ) {
    self.address = address
    self.environment = environment
    self.program = program
    self.configuration = configuration
    patience = deadline
    self.interrupt = interrupt
    self.lineLimit = lineLimit
    self.executor = executor
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Whether lines can be sent: the client has attached and was not let go.
  package var isOpen: Bool { stream != nil && exitReason == nil }

  /// How many lines of the last `send` were answered, even if it threw.
  package var answered: Int { ledger.answered }

  /// Starts the client with a list of commands, and waits for their answers and for what becomes of
  /// it: it attaches to a session if one of the commands says so, else it goes (see `isOpen`).
  ///
  /// - Parameter door: what to go through meanwhile (`ServerDoor`); nil where the caller has.
  /// - Errors: `unavailable` when there is no tmux or no server, `timedOut`, `interrupted`,
  ///   `disconnected`. A command that fails is no error; the ones after it are not run.
  package func open(
    _ list: [TmuxCommand], door: String? = nil
  ) throws(HostError) -> LineResult {
    guard stream == nil else { throw TmuxFault.alreadyOpen() }
    let door = ServerDoor(door)
    let result = try start(list)
    _ = consume door
    return result
  }

  private func start(_ list: [TmuxCommand]) throws(HostError) -> LineResult {
    let path = try ProgramSearch(path: environment["PATH"]).tmux(named: program)
    var arguments = ["-u", "-C"] + address.arguments
    if let configuration { arguments += ["-f", configuration] }
    arguments += try OpeningMachine.arguments(list)
    stream = try ControlStream(program: path, arguments: arguments, environment: environment)
    machine = CommandMachine()
    opening = OpeningMachine(commands: list.count)
    ledger = ReplyLedger()
    fault = nil
    exitReason = nil
    processes += 1
    waits += 1
    commands += list.count
    try pump { opening.isSettled }
    if opening.hasEnded {
      leave()
      if !opening.isAnswered { throw whyUnopened() }
    }
    return opening.result
  }

  /// Writes all the lines in one go and waits until all of them are answered: one wait. Without
  /// lines it waits for the answers to posted ones.
  ///
  /// - Returns: one result for each line, in order.
  /// - Errors: `refused`, before anything is written, for what cannot be said to tmux; else the
  ///   connection is closed: `timedOut`, `interrupted`, `disconnected`, `protocolFault`. A command
  ///   that fails is no error, and the next lines are run.
  package func send(_ batch: [TmuxLine]) throws(HostError) -> [LineResult] {
    let whole = try enqueue(batch, isPosted: false)
    if machine.waiting > 0 { waits += 1 }
    try pump { ledger.isComplete && machine.waiting == 0 }
    if !whole { throw end(TmuxFault.limitReached(lines)) }
    if batch.isEmpty, let fault { throw fault }
    return ledger.takeSent()
  }

  /// Writes the lines without waiting for their answers; `takePosted` has those that came until a
  /// later `send` was done.
  package func post(_ batch: [TmuxLine]) throws(HostError) {
    let whole = try enqueue(batch, isPosted: true)
    try pump { stream?.hasOutgoing != true && (whole || machine.waiting == 0) }
    if !whole { throw end(TmuxFault.limitReached(lines)) }
  }

  /// Waits until posted lines are answered, and takes what has come.
  ///
  /// - Parameter isNew: false where tmux has had work of ours all the while since the last wait, so
  ///   that this one costs nothing.
  package func awaitPosted(isNew: Bool) throws(HostError) -> [LineResult] {
    if isNew, machine.waiting > 0, !ledger.hasPosted { waits += 1 }
    try pump { ledger.hasPosted || machine.waiting == 0 }
    return ledger.takePosted()
  }

  /// The results of posted lines that have come and were not taken yet.
  package func takePosted() -> [LineResult] { ledger.takePosted() }

  /// The names of the notifications since the last call, at most some hundreds.
  package func takeNotices() -> [String] {
    defer { names = [] }
    return names
  }

  /// Detaches: what was written is still done; a client that does not go is killed.
  package func close() {
    for event in stream?.finish(until: Deadline(afterMilliseconds: min(patience, 2000))) ?? [] {
      take(event)
    }
    _ = end(TmuxFault.notOpen())
  }

  /// - Returns: false when the limit for tests cut the batch.
  private func enqueue(_ batch: [TmuxLine], isPosted: Bool) throws(HostError) -> Bool {
    if let fault { throw fault }
    guard stream != nil else { throw TmuxFault.notOpen() }
    let allowed = lineLimit.map { max(0, $0 - lines) } ?? batch.count
    var text: [UInt8] = []
    for line in batch.prefix(allowed) { try line.append(to: &text) }
    let tickets = ledger.open(min(allowed, batch.count), isPosted: isPosted)
    for (line, ticket) in zip(batch, tickets) {
      lines += 1
      commands += line.commands.count
      perform(machine.send(line, ticket))
    }
    stream?.enqueue(text)
    return allowed >= batch.count
  }

  /// Writes and reads until it is done; only progress starts the deadline anew.
  private func pump(until isDone: () -> Bool) throws(HostError) {
    var deadline = Deadline(afterMilliseconds: patience)
    while !isDone() {
      let before = ledger.progress + opening.result.replies.count
      guard let turn = stream?.turn(interrupt: interrupt, until: deadline) else {
        throw fault ?? TmuxFault.notOpen()
      }
      for event in turn.events { take(event) }
      if turn.hasWritten || ledger.progress + opening.result.replies.count > before {
        deadline = Deadline(afterMilliseconds: patience)
      }
      switch turn.outcome {
      case .moved: break
      case .timedOut: throw end(TmuxFault.timedOut(address.socketPath, milliseconds: patience))
      case .interrupted: throw end(TmuxFault.interrupted())
      case .ended:
        leave()
        if !isDone() { throw fault ?? TmuxFault.notOpen() }
      }
    }
  }

  private func take(_ event: ControlEvent) {
    opening.receive(event)
    perform(machine.receive(event))
  }

  private func perform(_ actions: [CommandMachine.Action]) {
    for action in actions {
      switch action {
      case .resume(let ticket, let result): ledger.resume(ticket, result)
      case .fail: break  // whoever waits gets the fault itself
      case .publish(let name): if names.count < 500 { names.append(name) }
      case .end(let reason): exitReason = reason
      case .hangUp(let error):
        fault = error
        stream = nil
      }
    }
  }

  /// The client has gone, or said that it goes.
  private func leave() {
    guard stream != nil else { return }
    _ = stream?.finish(until: Deadline(afterMilliseconds: min(patience, 2000)))
    errorText = stream?.errorText ?? []
    let isListening = (try? address.isListening()) ?? false
    _ = end(TmuxFault.ended(reason: exitReason, isListening: isListening))
    opening.end()
  }

  /// Drops the client, by force if it is still there, and remembers why.
  private func end(_ error: HostError) -> HostError {
    perform(machine.disconnect(error))
    stream = nil
    fault = error
    return error
  }

  private func whyUnopened() -> HostError {
    let said = errorText.isEmpty ? opening.strays.joined(separator: " ") : nil
    let text = said ?? String(decoding: errorText, as: UTF8.self)
    return TmuxFault.unopened(text.isEmpty ? exitReason ?? "" : text, path: address.socketPath)
  }
}
