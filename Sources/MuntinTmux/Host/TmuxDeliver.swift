package import MuntinHost
package import MuntinPlan
import MuntinScreen
import MuntinYAML

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where the cursor of a pane stood before something was typed, and what was typed.
struct TmuxReceipt: Sendable {
  var cursorX = 0
  /// Rows that have passed: history and the cursor's row.
  var row = 0
  var columns = 80
  var typed: TypedText
  var sent: ContinuousClock.Instant

  /// `#{cursor_x} #{cursor_y} #{history_size} #{pane_width} #{alternate_on}`.
  static let format = "#{cursor_x} #{cursor_y} #{history_size} #{pane_width} #{alternate_on}"

  /// Rows that the cursor goes down when all that was entered was also taken.
  var rows: Int {
    var rows = 0
    for (place, line) in typed.entered.enumerated() {
      let start = place == 0 ? cursorX : 0
      rows += (start + displayWidth(line)) / max(1, columns) + 1
    }
    return rows
  }
}

extension TmuxHost {
  /// Gives panes their commands, each with its final mark in the same line.
  func deliver(_ batch: Batch, into result: inout BatchResult) async throws(HostError) {
    var steps: [TmuxStep] = []
    for (place, change) in batch.changes.enumerated() {
      guard case .deliver(let key, let delivery) = change, let pane = batch.subjects[key] else {
        continue
      }
      steps.append(try step(for: delivery, pane, places: [place]))
    }
    posted += steps
    if batch.expectsMore {
      try await post(steps)
      for step in steps { result.done.formUnion(step.places) }
      return
    }
    let results = try await send(steps)
    try await collectPosted(adding: results)
    for step in steps { result.done.formUnion(step.places) }
  }

  /// Takes in what was answered to deliveries, in their order.
  private func collectPosted(adding last: [LineResult] = []) async throws(HostError) {
    for (step, answer) in answered(await connection.takePosted() + last) {
      try takeIn(answer, of: step)
    }
  }

  /// The posted steps that these answers are to, which wait no longer.
  func answered(_ answers: [LineResult]) -> Zip2Sequence<ArraySlice<TmuxStep>, [LineResult]> {
    let steps = posted.prefix(answers.count)
    posted.removeFirst(steps.count)
    return zip(steps, answers)
  }

  /// Takes in what was answered to a delivery.
  func takeIn(_ answer: LineResult, of step: TmuxStep) throws(HostError) {
    if let failure = answer.failure {
      throw Self.fault(failure.message, step, failure.index)
    }
    if let pane = step.probed, let typed = step.typed {
      receipts[pane] = Self.receipt(answer.replies.first ?? [], typed)
    } else if let made = MadePane(answer, of: step) {
      terminals[made.pane] = made.terminal
    }
  }

  func step(
    for delivery: Delivery, _ pane: HostID, places: [Int] = []
  ) throws(HostError) -> TmuxStep {
    let options = TmuxOptions(.pane, target: pane.text)
    var step = TmuxStep([], places: places)
    switch delivery.content {
    case .typed(let input):
      let typing = try TmuxTyping(input, pane: pane) { script throws(HostError) in
        let path = try PrivateFile.create(script, in: settings.temporaryFolder)
        privateFiles.append(path)
        return path
      }
      step.commands.append(
        TmuxCommand(["display-message", "-p", "-t", pane.text, TmuxReceipt.format]))
      // Else every pane of the group would get it.
      if delivery.isBroadcast {
        step.commands.append(options.set("synchronize-panes", "off"))
      }
      step.commands += typing.commands
      if delivery.isBroadcast { step.commands.append(options.set("synchronize-panes", "on")) }
      step.probed = pane
      step.typed = typing.typed
    case .process(let start):
      step.commands =
        TmuxStart(start: start, shell: view.defaultCommand).respawn(at: pane.text)
        + [options.set("remain-on-exit", start.process == nil ? nil : "on")]
      step.made = (1, [])
      programs[pane] = start.program
    case .spawned: break
    }
    step.commands += options.mark(delivery.mark)
    return step
  }

  private static func receipt(_ reply: [UInt8], _ typed: TypedText) -> TmuxReceipt {
    let fields = String(decoding: reply, as: UTF8.self).split(separator: " ").map { Int($0) ?? 0 }
    var receipt = TmuxReceipt(typed: typed, sent: .now)
    if fields.count >= 4 {
      receipt.cursorX = fields[0]
      receipt.row = fields[1] + fields[2]
      receipt.columns = fields[3]
    }
    return receipt
  }

  /// Whether the program that a pane was to run is nowhere to be found.
  private func isMissing(_ pane: HostID) -> Bool {
    guard let program = programs[pane] else { return false }
    if program.contains("/") { return program.hasPrefix("/") && access(program, X_OK) != 0 }
    return ProgramSearch(path: settings.environment["PATH"]).locate(program) == nil
  }

  // MARK: Activity

  package func activity(
    of panes: [HostID], thorough: Bool
  ) async throws(HostError) -> [HostID: PaneActivity] {
    var result: [HostID: PaneActivity] = [:]
    guard thorough else {
      for pane in panes {
        let state = quickState(of: pane)
        result[pane] = PaneActivity(state, hasReceived: seemsTaken(pane, state))
      }
      return result
    }
    let results = try await send([
      TmuxStep([
        TmuxCommand([
          "list-panes", "-a", "-F",
          "#{pane_id} #{pane_dead} \(TmuxReceipt.format) "
            + "#{pane_dead_status} #{pane_dead_signal}",
        ])
      ])
    ])
    try await collectPosted()
    let wanted = Set(panes)
    let text = String(decoding: results.first?.replies.first ?? [], as: UTF8.self)
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 9, wanted.contains(HostID(fields[0])) else { continue }
      result[HostID(fields[0])] = activity(HostID(fields[0]), fields)
    }
    for pane in panes where result[pane] == nil { result[pane] = PaneActivity(.gone) }
    return result
  }

  private func activity(_ pane: HostID, _ fields: [String]) -> PaneActivity {
    if fields[1] == "1" {
      var status = Int(fields[7]) ?? Int(fields[8]).map { 128 + $0 } ?? 0
      // What tmux itself starts, without a shell, ends so if there is no such program.
      if status == 1, isMissing(pane) { status = 127 }
      return PaneActivity(.ended(status: status), hasReceived: true)
    }
    let state = quickState(of: pane)
    guard let receipt = receipts[pane] else { return PaneActivity(state) }
    let numbers = fields[2...6].map { Int($0) ?? 0 }
    let isEntered = !receipt.typed.entered.isEmpty
    let hasMoved =
      isEntered
      ? numbers[1] + numbers[2] - receipt.row >= receipt.rows
      : numbers[0] != receipt.cursorX || receipt.typed.pending.isEmpty
    // What clears the screen puts the cursor anywhere: then an empty, quiet prompt must do.
    let isBack =
      isEntered && state == .ready && numbers[0] == receipt.cursorX
      && receipt.sent.duration(to: .now) > .milliseconds(400)
    let hasReceived =
      hasMoved || numbers[4] == 1 || (isEntered && state == .busy) || isBack
    return PaneActivity(state, hasReceived: hasReceived)
  }

  /// Whether it is worth asking: what was typed was read, and the shell is back at its prompt or
  /// runs something.
  private func seemsTaken(_ pane: HostID, _ state: PaneActivity.State) -> Bool {
    guard let terminal = terminals[pane] else { return true }
    guard receipts[pane] != nil else { return false }
    return state != .starting && PaneTerminal.hasInput(tty: terminal.tty) != true
      && (state == .busy || ProcessStatus(of: terminal.pid)?.isSleeping != false)
  }

  /// What can be seen without asking tmux: whether a line editor, or a plain shell, waits for input.
  func quickState(of pane: HostID) -> PaneActivity.State {
    guard let terminal = terminals[pane] else { return .gone }
    guard let state = PaneTerminal.read(tty: terminal.tty, pid: terminal.pid) else {
      return .starting
    }
    guard state.foregroundIsShell else { return .busy }
    if state.isLineEditing { return .ready }
    return isPlainShell(terminal.pid, state) ? .ready : .starting
  }

  /// A shell without a line editor reads as soon as it has come to rest.
  private func isPlainShell(_ pid: Int32, _ state: ShellState) -> Bool {
    guard state.isSleeping, let age = ProcessTable.age(of: pid), age > 0.4,
      let name = ProcessTable.commandLine(of: pid)?.first
    else { return false }
    let program = name.split(separator: "/").last.map(String.init) ?? name
    return ["sh", "-sh", "dash", "-dash", "ash", "-ash"].contains(program)
  }
}
