package import MuntinHost
import MuntinPlan
import MuntinSpec

extension TmuxHost {
  package func perform(_ batch: Batch) async -> BatchResult {
    var result = BatchResult()
    do throws(HostError) {
      if batch.hasDeliveries {
        try await deliver(batch, into: &result)
      } else {
        let door = ServerDoor(self.door)
        isInside = true
        do throws(HostError) { try await shape(batch, into: &result) } catch {
          result.fault = error
        }
        isInside = false
        _ = consume door
      }
    } catch {
      result.fault = error
    }
    if result.created.keys.contains(where: { $0.kind == .window }) { await attendToNewSessions() }
    return result
  }

  private func shape(_ batch: Batch, into result: inout BatchResult) async throws(HostError) {
    let groups = NodeGroups(batch.changes)
    var base = view.paneBaseIndex
    let openings = TmuxOpenings(
      batch, groups, view, baseIndex: base, folder: settings.folder)
    try refuseTakenNames(batch, openings)
    try await run(freeNames(batch, openings), &result)
    if await !connection.isOpen, let first = openings.firstSession(isConnected: false) {
      let (answer, index) = try await open(with: first)
      base = index
      note(answer, first, &result)
      ownSession = result.created.first { $0.key.kind == .window }?.value
      if let pane = first.made?.nodes.last {
        // The server may have told only now what its shells are.
        let connected = TmuxOpenings(
          batch, groups, view, baseIndex: base, folder: settings.folder)
        try await run(connected.afterConnecting(pane), &result)
      }
    }
    var rest = TmuxOpenings(
      batch, groups, view, baseIndex: base, folder: settings.folder)
    rest.run(made: result.created)
    try await build(rest.steps, early: batch.early, &result)
    try await relocate(batch, rest, into: &result)
    let ids = batch.subjects.merging(result.created) { _, new in new }
    let changes = TmuxChanges(
      batch, skipped: result.done, view, ids: ids, order: order, ownSession: ownSession)
    order = changes.order
    for change in batch.changes {
      switch change {
      case .openPane(let key, let opening): ids[key].map { programs[$0] = opening.start.program }
      case .restart(let key, let start, _): ids[key].map { programs[$0] = start.program }
      default: break
      }
    }
    try await run(changes.steps, &result)
    if let refusal = changes.refusal { throw refusal }
  }

  /// Sends steps; those that stand alone each in a batch of their own.
  func run(
    _ steps: [TmuxStep], _ result: inout BatchResult
  ) async throws(HostError) {
    var waiting: [TmuxStep] = []
    for step in steps {
      if step.commands.isEmpty {
        result.done.formUnion(step.places)
      } else if step.standsAlone {
        try await flush(&waiting, &result)
        try await leave(step.ends)
        waiting = [step]
        try await flush(&waiting, &result)
        alive.removeAll(where: step.ends.contains)
        if ownSession == nil { await connection.close() }
      } else {
        waiting.append(step)
      }
    }
    try await flush(&waiting, &result)
  }

  private func flush(
    _ steps: inout [TmuxStep], _ result: inout BatchResult
  ) async throws(HostError) {
    guard !steps.isEmpty else { return }
    let batch = steps
    steps = []
    let results: [LineResult]
    do throws(HostError) {
      results = try await send(batch)
    } catch {
      // What was answered before the connection broke has been done.
      for step in batch.prefix(await connection.answered) { result.done.formUnion(step.places) }
      throw error
    }
    var fault: HostError?
    for (step, answer) in zip(batch, results) {
      note(answer, step, &result)
      if let failure = answer.failure, fault == nil {
        fault = Self.fault(failure.message, step, failure.index)
      }
    }
    if let fault { throw fault }
  }

  /// Remembers what a step did and what it made.
  func note(
    _ answer: LineResult, _ step: TmuxStep, _ result: inout BatchResult
  ) {
    if answer.failure == nil { result.done.formUnion(step.places) }
    guard let made = MadePane(answer, of: step) else { return }
    terminals[made.pane] = made.terminal
    let nodes = step.made?.nodes ?? []
    if nodes.isEmpty { return }
    if self.made.insert(made.session).inserted { alive.append(made.session) }
    for node in nodes { result.created[node] = made.id(of: node.kind) }
    order.remove(made.pane)
    order.add(
      made.pane, to: made.window, of: made.session, behind: step.target.map { HostID($0) })
  }
}

extension TmuxStep {
  /// The pane that a `split-window` is of, where it is named by its id.
  fileprivate var target: String? {
    guard let words = commands.first?.words, words.first == "split-window",
      let place = words.firstIndex(of: "-t"), words.indices.contains(place + 1),
      words[place + 1].hasPrefix("%")
    else { return nil }
    return words[place + 1]
  }
}
