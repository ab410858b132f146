package import MuntinHost
import MuntinPlan

extension TmuxHost {
  package func perform(_ batch: Batch) async -> BatchResult {
    var result = BatchResult()
    do throws(HostError) {
      if batch.changes.contains(where: \.isDelivery) {
        try await deliver(batch, into: &result)
      } else {
        try await shape(batch, into: &result)
      }
    } catch {
      result.fault = error
    }
    return result
  }

  private func shape(_ batch: Batch, into result: inout BatchResult) async throws(HostError) {
    let groups = NodeGroups(batch.changes)
    var order = TmuxOrder(view.live)
    var base = view.paneBaseIndex
    let openings = TmuxOpenings(batch, groups, view, baseIndex: base)
    if await !connection.isOpen, let first = openings.firstSession(isConnected: false) {
      let (answer, index) = try await open(with: first)
      base = index
      note(answer, first, &result, &order)
      ownSession = result.created.first { $0.key.kind == .window }?.value
      if let pane = first.made?.nodes.last, let start = openings.postponed(pane) {
        try await run([start], &result, &order)
      }
    }
    var rest = TmuxOpenings(batch, groups, view, baseIndex: base)
    rest.run(made: result.created)
    try await run(rest.steps, &result, &order)
    let ids = batch.subjects.merging(result.created) { _, new in new }
    let changes = TmuxChanges(batch, skipped: result.done, view, ids: ids, order: order)
    try await run(changes.steps, &result, &order)
  }

  /// Sends steps; those that stand alone each in a batch of their own.
  private func run(
    _ steps: [TmuxStep], _ result: inout BatchResult, _ order: inout TmuxOrder
  ) async throws(HostError) {
    var waiting: [TmuxStep] = []
    for step in steps {
      if step.commands.isEmpty {
        result.done.formUnion(step.places)
      } else if step.standsAlone {
        try await flush(&waiting, &result, &order)
        waiting = [step]
        try await flush(&waiting, &result, &order)
      } else {
        waiting.append(step)
      }
    }
    try await flush(&waiting, &result, &order)
  }

  private func flush(
    _ steps: inout [TmuxStep], _ result: inout BatchResult, _ order: inout TmuxOrder
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
      note(answer, step, &result, &order)
      if let failure = answer.failure, fault == nil {
        fault = Self.fault(failure.message, step, failure.index)
      }
    }
    if let fault { throw fault }
  }

  /// Remembers what a step did and what it made.
  private func note(
    _ answer: LineResult, _ step: TmuxStep, _ result: inout BatchResult, _ order: inout TmuxOrder
  ) {
    if answer.failure == nil { result.done.formUnion(step.places) }
    guard let made = step.made, answer.replies.indices.contains(made.place) else { return }
    let fields = String(decoding: answer.replies[made.place], as: UTF8.self)
      .split(separator: " ").map(String.init)
    guard fields.count == 5 else { return }
    let pane = HostID(fields[2])
    for node in made.nodes { result.created[node] = HostID(fields[node.path.count - 1]) }
    terminals[pane] = TmuxView.Terminal(tty: fields[4], pid: Int32(fields[3]) ?? 0)
    let behind = step.target.map { HostID($0) }
    order.remove(pane)
    order.add(pane, to: HostID(fields[1]), of: HostID(fields[0]), behind: behind)
  }
}

extension Change {
  fileprivate var isDelivery: Bool {
    if case .deliver = self { true } else { false }
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
