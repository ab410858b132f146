package import MuntinHost
import MuntinITermWire
package import MuntinPlan
import MuntinSpec

/// A text on its way into a pane.
struct ITermReceipt: Sendable {
  var sent: ContinuousClock.Instant
  /// iTerm2 has said that it took the text.
  var isAccepted: Bool

  /// The terminal of the pane is one of this machine: it shows whether the text was read.
  var canBeSeen: Bool

  /// iTerm2 only queues what it takes: so long, and it is with the program.
  private static let settling = Duration.milliseconds(40)

  /// Nothing more can be learnt of it by waiting.
  var isSettled: Bool {
    isAccepted && (!canBeSeen || sent.duration(to: .now) >= Self.settling)
  }
}

extension ITermHost {
  /// Gives panes their commands, and then their windows the marks that say so, in one burst.
  func deliver(_ batch: Batch, into result: inout BatchResult) async throws(HostError) {
    var steps: [ITermStep] = []
    var touched: Set<String> = []
    let now = ContinuousClock.now
    for (place, change) in batch.changes.enumerated() {
      guard case .deliver(let key, let delivery) = change,
        let pane = batch.subjects[key]
      else { continue }
      if let text = try text(delivery) {
        steps.append(
          ITermStep(ITermRequests.type(text, into: pane.text), "give a command", places: [place]))
      }
      receipts[pane] = ITermReceipt(
        sent: now, isAccepted: false,
        canBeSeen: view.sessions[pane.text]?.shellState != nil)
      guard let window = view.window(of: pane.text)?.id ?? marks.window(of: pane.text) else {
        continue
      }
      touched.formUnion(marks.set(delivery.mark, of: pane.text, in: window))
    }
    for window in touched.sorted() {
      let text = marks.windows[window]?.text ?? ""
      steps.append(
        ITermStep(
          ITermRequests.set([("muntin", .string(text))], of: .windowID(window)),
          "mark a window"))
    }
    if batch.expectsMore {
      try await connection.post(steps.map(\.request))
    } else {
      try await run(steps, &result)
      let earlier = ITermAnswers(try await connection.settle())
      for place in earlier.results.indices {
        if let refusal = earlier.refusal(place) {
          throw ITermFault.refused("give a command", refusal.sentence)
        }
      }
    }
    result.done.formUnion(batch.changes.indices)
    for change in batch.changes {
      if let pane = batch.subjects[change.key] { receipts[pane]?.isAccepted = true }
    }
    remember(batch.workspace)
  }

  /// What is typed into the pane; nil where its process is there already.
  private func text(_ delivery: Delivery) throws(HostError) -> String? {
    switch delivery.content {
    case .typed(let input):
      return try ITermTyping(input) { script throws(HostError) in
        let path = try command.file(script)
        privateFiles.append(path)
        return path
      }.text
    case .process(let start): return try command.line(start) + "\n"
    case .spawned: return nil
    }
  }

  // MARK: Activity

  package func activity(
    of panes: [HostID], thorough: Bool
  ) async throws(HostError) -> [HostID: PaneActivity] {
    // What was typed and taken needs no question; everything else is worth one.
    let isAsking =
      thorough
      && !panes.allSatisfy { receipts[$0]?.isSettled == true && typedInto($0) }
    if isAsking { try await relook() }
    var result: [HostID: PaneActivity] = [:]
    for pane in panes {
      guard view.sessions[pane.text] != nil else {
        result[pane] = PaneActivity(.gone)
        continue
      }
      let state = state(of: pane)
      let isTaken =
        receipts[pane]?.isSettled == true && state != .starting && hasNoInput(pane)
      result[pane] = PaneActivity(state, hasReceived: isTaken)
    }
    return result
  }

  private func typedInto(_ pane: HostID) -> Bool {
    marks[pane.text].map { $0.applied[.exec, default: ""].isEmpty } ?? false
  }

  /// What can be seen without asking: where the terminal of a session is not one of this machine,
  /// it takes its text whenever it comes.
  private func state(of pane: HostID) -> PaneActivity.State {
    guard let state = view.sessions[pane.text]?.shellState else { return .ready }
    guard state.foregroundIsShell else { return .busy }
    if state.isLineEditing { return .ready }
    return isPlainShell(pane, state) ? .ready : .starting
  }

  /// A shell without a line editor reads as soon as it has come to rest.
  private func isPlainShell(_ pane: HostID, _ state: ShellState) -> Bool {
    let pid = Int32(clamping: view.sessions[pane.text]?.number("pid") ?? 0)
    guard state.isSleeping, let age = ProcessTable.age(of: pid), age > 0.4,
      let name = ProcessTable.commandLine(of: pid)?.first
    else { return false }
    let program = name.split(separator: "/").last.map(String.init) ?? name
    return ["sh", "-sh", "dash", "-dash", "ash", "-ash"].contains(program)
  }

  private func hasNoInput(_ pane: HostID) -> Bool {
    guard let session = view.sessions[pane.text], session.shellState != nil,
      let tty = session.variables["tty"]?.string
    else { return true }
    return PaneTerminal.hasInput(tty: tty) != true
  }
}
