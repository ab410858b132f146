import MuntinPlan
import MuntinSpec

/// Hands panes their commands: waits for what they wait for, types or starts, and looks for a
/// receipt; all panes side by side.
struct Courier {
  let host: any TerminalHost
  let workspace: String
  let subjects: [NodeKey: HostID]
  let limits: CourierLimits
  let report: @Sendable (Executor.Progress) -> Void
  private let clock = ContinuousClock()

  init(
    _ host: any TerminalHost, workspace: String, subjects: [NodeKey: HostID],
    limits: CourierLimits, report: @escaping @Sendable (Executor.Progress) -> Void
  ) {
    self.host = host
    self.workspace = workspace
    self.subjects = subjects
    self.limits = limits
    self.report = report
  }

  func deliver(_ changes: [Change], into outcome: inout Outcome) async {
    var deliveries: [(NodeKey, Delivery)] = []
    var others: [Change] = []
    for change in changes {
      if case .deliver(let key, let delivery) = change {
        deliveries.append((key, delivery))
      } else {
        others.append(change)
      }
    }
    let start = clock.now
    let now = { Int((clock.now - start) / .milliseconds(1)) }
    var machine = CourierMachine(deliveries, limits: limits, now: 0)
    do throws(HostError) {
      try await run(&machine, now: now, Dictionary(deliveries) { first, _ in first })
    } catch {
      outcome.fault = error
    }
    for parcel in machine.parcels {
      let change = Change.deliver(parcel.key, parcel.delivery)
      switch parcel.state {
      case .confirmed: outcome.done.append(change)
      case .failed(let reason):
        outcome.done.append(change)
        outcome.undelivered.append(Outcome.Undelivered(key: parcel.key, reason: reason))
      case .blocked, .preparing, .sent: outcome.left.append(change)
      }
    }
    await finish(others, into: &outcome)
  }

  /// What must come after the commands: panes that share input must not share these.
  private func finish(_ changes: [Change], into outcome: inout Outcome) async {
    guard !changes.isEmpty, outcome.fault == nil else {
      outcome.left += changes
      return
    }
    let result = await host.perform(
      Batch(workspace: workspace, changes: changes, subjects: outcome.subjects))
    for (place, change) in changes.enumerated() {
      if result.done.contains(place) { outcome.done.append(change) } else {
        outcome.left.append(change)
      }
    }
    outcome.fault = result.fault
  }

  private func run(
    _ machine: inout CourierMachine, now: () -> Int, _ deliveries: [NodeKey: Delivery]
  ) async throws(HostError) {
    var pause = 1
    while !machine.isDone {
      let before = machine.parcels.map(\.state)
      try await checkConditions(&machine, now)
      try await look(at: machine.keys(in: .preparing), &machine, now, deliveries)
      let sent = machine.keys(in: .sent)
      // Asking costs the terminal more the more panes it has: ask once all that can be sent is.
      if !sent.isEmpty, machine.keys(in: .preparing).isEmpty || pause > 4 {
        try await collectReceipts(sent, &machine, now)
      }
      machine.advance(now: now())
      if machine.isDone { break }
      let isMoving = before != machine.parcels.map(\.state)
      pause = isMoving ? 1 : min(pause * 2, 40)
      report(
        .delivered(
          machine.keys(in: .confirmed).count, of: machine.parcels.count,
          waiting: machine.parcels.filter { $0.state == .blocked || $0.state == .preparing }
            .map(\.key)))
      do { try await Task.sleep(for: .milliseconds(pause)) } catch {
        throw HostError(.interrupted, "stopped while commands were handed over")
      }
    }
  }

  private func checkConditions(
    _ machine: inout CourierMachine, _ now: () -> Int
  ) async throws(HostError) {
    var held: Set<WaitCondition> = []
    for condition in machine.openConditions where try await holds(condition) {
      held.insert(condition)
    }
    machine.saw(held, now: now())
  }

  private func holds(_ condition: WaitCondition) async throws(HostError) -> Bool {
    switch condition.event {
    case .port(let port, let name): return Probe.isListening(port, host: name)
    case .file(let path): return Probe.exists(path)
    case .output(let text, let pane):
      guard let id = subjects[NodeKey(pane)] else { return false }
      return try await host.screen(of: id).contains(text)
    case .exit(let pane):
      guard let id = subjects[NodeKey(pane)] else { return true }
      switch try await host.activity(of: [id], thorough: true)[id]?.state {
      case .ended, .gone, .ready, nil: return true
      case .busy, .starting: return false
      }
    }
  }

  private func look(
    at keys: [NodeKey], _ machine: inout CourierMachine, _ now: () -> Int,
    _ deliveries: [NodeKey: Delivery]
  ) async throws(HostError) {
    guard !keys.isEmpty else { return }
    let typed = keys.filter { key in
      if case .typed = deliveries[key]?.content { true } else { false }
    }
    let activities = try await host.activity(
      of: typed.compactMap { subjects[$0] }, thorough: false)
    var ready = keys.filter { !typed.contains($0) }
    for key in typed {
      guard let id = subjects[key], let activity = activities[id] else { continue }
      machine.saw(activity, of: key, now: now())
      if activity.state == .ready { ready.append(key) }
    }
    guard !ready.isEmpty else { return }
    let changes = ready.compactMap { key in deliveries[key].map { Change.deliver(key, $0) } }
    let result = await host.perform(
      Batch(workspace: workspace, changes: changes, subjects: subjects))
    machine.sent(
      changes.enumerated().filter { result.done.contains($0.offset) }.map(\.element.key),
      now: now())
    if let fault = result.fault { throw fault }
  }

  private func collectReceipts(
    _ keys: [NodeKey], _ machine: inout CourierMachine, _ now: () -> Int
  ) async throws(HostError) {
    let activities = try await host.activity(
      of: keys.compactMap { subjects[$0] }, thorough: true)
    for key in keys {
      guard let id = subjects[key] else { continue }
      machine.saw(activities[id] ?? PaneActivity(.gone), of: key, now: now())
    }
  }
}
