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

  /// - Parameter handedOver: panes that have their command; only the receipt is looked for.
  func deliver(
    _ changes: [Change], handedOver: Set<NodeKey> = [], into outcome: inout Outcome
  ) async {
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
    var machine = CourierMachine(deliveries, handedOver: handedOver, limits: limits, now: 0)
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
      if result.done.contains(place) {
        outcome.done.append(change)
      } else {
        outcome.left.append(change)
      }
    }
    outcome.fault = result.fault
  }

  private func run(
    _ machine: inout CourierMachine, now: () -> Int, _ deliveries: [NodeKey: Delivery]
  ) async throws(HostError) {
    var pause = 0
    var rhythm = CourierRhythm()
    while !machine.isDone {
      let before = machine.parcels.map(\.state)
      try await checkConditions(&machine, now)
      try await lookAtBlocked(&machine, &rhythm, now)
      try await look(&machine, &rhythm, now, deliveries)
      try await collectReceipts(&machine, &rhythm, now)
      machine.expire(now: now())
      if machine.isDone { break }
      let isMoving = before != machine.parcels.map(\.state)
      let open = machine.parcels.count { $0.state == .preparing || $0.state == .sent }
      pause = rhythm.pause(after: isMoving ? 0 : pause, looks: open, now: now())
      report(
        .delivered(
          machine.keys(in: .confirmed).count, of: machine.parcels.count,
          waiting: machine.parcels.filter { $0.state == .blocked || $0.state == .preparing }
            .map(\.key)))
      do { try await Task.sleep(for: .microseconds(pause)) } catch {
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

  /// Panes that wait for something outside are looked at now and then: they, or the terminal, may
  /// be gone.
  private func lookAtBlocked(
    _ machine: inout CourierMachine, _ rhythm: inout CourierRhythm, _ now: () -> Int
  ) async throws(HostError) {
    let blocked = machine.keys(in: .blocked)
    guard !blocked.isEmpty, rhythm.isTimeToAskBlocked(now: now()) else { return }
    let activities = try await host.activity(
      of: blocked.compactMap { subjects[$0] }, thorough: true)
    for key in blocked {
      if let id = subjects[key], let activity = activities[id] {
        machine.saw(activity, of: key, now: now())
      }
    }
  }

  private func holds(_ condition: WaitCondition) async throws(HostError) -> Bool {
    switch condition.event {
    case .port(let port, let name): return Probe.isListening(port, host: name)
    case .file(let path): return Probe.exists(path.value)
    case .output(let text, let pane):
      guard let id = subjects[NodeKey(pane)] else { return false }
      return try await host.screen(of: id).contains(text.value)
    case .exit(let pane):
      guard let id = subjects[NodeKey(pane)] else { return true }
      switch try await host.activity(of: [id], thorough: true)[id]?.state {
      case .ended, .gone, .ready, nil: return true
      case .busy, .starting: return false
      }
    }
  }

  /// Looks which shells are ready, without asking the terminal, and hands over what may go.
  private func look(
    _ machine: inout CourierMachine, _ rhythm: inout CourierRhythm, _ now: () -> Int,
    _ deliveries: [NodeKey: Delivery]
  ) async throws(HostError) {
    let preparing = machine.keys(in: .preparing)
    guard !preparing.isEmpty else { return }
    let open = preparing.filter { !rhythm.ready.contains($0) }
    let typed = open.filter { deliveries[$0]?.isTyped == true }
    // A pane that has closed is only seen by asking.
    let isThorough = rhythm.isTimeToAskOpen(now: now())
    let activities =
      typed.isEmpty
      ? [:]
      : try await host.activity(of: typed.compactMap { subjects[$0] }, thorough: isThorough)
    rhythm.became(open.filter { deliveries[$0]?.isTyped != true }, now: now())
    for key in typed {
      guard let id = subjects[key], let activity = activities[id] else { continue }
      machine.saw(activity, of: key, now: now())
      if activity.state == .ready { rhythm.became([key], now: now()) }
    }
    let still = machine.keys(in: .preparing)
    let ready = still.filter(rhythm.ready.contains)
    guard rhythm.isTimeToSend(ready.count, of: still.count, now: now()) else { return }
    let changes = ready.compactMap { key in deliveries[key].map { Change.deliver(key, $0) } }
    let result = await host.perform(
      Batch(
        workspace: workspace, changes: changes, subjects: subjects,
        expectsMore: ready.count < still.count))
    let sent = changes.enumerated().filter { result.done.contains($0.offset) }.map(\.element.key)
    machine.sent(sent, now: now())
    rhythm.sent(sent, now: now())
    if let fault = result.fault { throw fault }
  }

  /// Asks the terminal what became of what was sent, once that is likely to be known.
  private func collectReceipts(
    _ machine: inout CourierMachine, _ rhythm: inout CourierRhythm, _ now: () -> Int
  ) async throws(HostError) {
    let sent = machine.parcels.filter { $0.state == .sent }
    guard !sent.isEmpty else { return }
    let typed = sent.filter { $0.delivery.isTyped }.compactMap { subjects[$0.key] }
    let time = now()
    if !rhythm.isPatienceOver(now: time) {
      // Before that only where nothing more is to be sent, and all of it seems to have been taken.
      guard rhythm.hasNotAsked, machine.keys(in: .preparing).isEmpty,
        sent.allSatisfy({ $0.delivery.isTyped || time - $0.since >= limits.settling }),
        try await seemTaken(typed, &rhythm)
      else { return }
    }
    let activities = try await host.activity(
      of: sent.compactMap { subjects[$0.key] }, thorough: true)
    rhythm.asked(now: now())
    for parcel in sent {
      guard let id = subjects[parcel.key] else { continue }
      machine.saw(activities[id] ?? PaneActivity(.gone), of: parcel.key, now: now())
    }
  }

  /// Whether it looks as if all of these had taken their command. What once looked so is not looked at
  /// again, and the first that does not is enough.
  private func seemTaken(
    _ panes: [HostID], _ rhythm: inout CourierRhythm
  ) async throws(HostError) -> Bool {
    for pane in panes where !rhythm.taken.contains(pane) {
      let hints = try await host.activity(of: [pane], thorough: false)
      if hints[pane]?.hasReceived == false { return false }
      rhythm.taken.insert(pane)
    }
    return true
  }
}
