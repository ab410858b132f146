package import MuntinPlan
package import MuntinSpec

/// Decides which command may be handed over when: pure state, fed with what was seen.
///
/// Each pane goes its own way, all side by side: blocked (by `needs` and `wait_for`), preparing
/// (until its shell is ready), sent (until a receipt comes), and then confirmed or failed.
package struct CourierMachine: Sendable {
  package enum State: Equatable, Sendable {
    case blocked
    case preparing
    case sent
    case confirmed
    case failed(String)
  }

  package struct Parcel: Sendable {
    package var key: NodeKey
    package var delivery: Delivery
    package var state: State
    /// Conditions of `wait_for` that have not been seen to hold.
    package var open: [WaitCondition]
    /// Milliseconds of the machine's clock at which the state began.
    package var since: Int
  }

  package private(set) var parcels: [Parcel]
  private let limits: CourierLimits
  private var places: [NodeKey: Int] = [:]
  /// When a pane last came a step further.
  private var lastProgress: Int

  /// - Parameter handedOver: panes that have their command; only the receipt is missing.
  package init(
    _ deliveries: [(NodeKey, Delivery)], handedOver: Set<NodeKey> = [], limits: CourierLimits,
    now: Int
  ) {
    self.limits = limits
    lastProgress = now
    parcels = deliveries.map { key, delivery in
      Parcel(
        key: key, delivery: delivery, state: handedOver.contains(key) ? .sent : .blocked,
        // A process that already runs waited for nothing.
        open: delivery.content == .spawned ? [] : delivery.waits, since: now)
    }
    for (place, parcel) in parcels.enumerated() { places[parcel.key] = place }
    giveUpCircles(now: now)
    advance(now: now)
  }

  /// Panes that need each other would wait for ever.
  private mutating func giveUpCircles(now: Int) {
    var startable: Set<NodeKey> = []
    var count = -1
    while startable.count != count {
      count = startable.count
      for parcel in parcels {
        let isFree =
          parcel.delivery.content == .spawned
          || parcel.delivery.needs.allSatisfy { places[$0] == nil || startable.contains($0) }
        if isFree { startable.insert(parcel.key) }
      }
    }
    for parcel in parcels where !startable.contains(parcel.key) {
      move(parcel.key, to: .failed("what it needs waits for it in turn"), now: now)
    }
  }

  package var isDone: Bool {
    parcels.allSatisfy { parcel in
      switch parcel.state {
      case .confirmed, .failed: true
      case .blocked, .preparing, .sent: false
      }
    }
  }

  package func keys(in state: State) -> [NodeKey] {
    parcels.filter { $0.state == state }.map(\.key)
  }

  /// Conditions that are worth a look now.
  package var openConditions: Set<WaitCondition> {
    Set(parcels.filter { $0.state == .blocked && needsHold($0) }.flatMap(\.open))
  }

  package mutating func saw(_ conditions: Set<WaitCondition>, now: Int) {
    for place in parcels.indices { parcels[place].open.removeAll(where: conditions.contains) }
    advance(now: now)
  }

  package mutating func sent(_ keys: [NodeKey], now: Int) {
    for key in keys { move(key, to: .sent, now: now) }
  }

  package mutating func saw(_ activity: PaneActivity, of key: NodeKey, now: Int) {
    guard let place = places[key] else { return }
    let parcel = parcels[place]
    switch (parcel.state, activity.state) {
    case (.preparing, .gone), (.blocked, .gone):
      move(key, to: .failed("the pane closed before its command could be given"), now: now)
    case (.preparing, .ended(let status)):
      if parcel.delivery.isTyped {
        move(key, to: .failed("its shell ended with status \(status)"), now: now)
      }
    case (.sent, _): receipt(parcel, activity, now: now)
    case (.preparing, _), (.blocked, _), (.confirmed, _), (.failed, _): break
    }
    advance(now: now)
  }

  private mutating func receipt(_ parcel: Parcel, _ activity: PaneActivity, now: Int) {
    let isTyped = parcel.delivery.isTyped
    switch activity.state {
    case .ended(let status) where status == 126 || status == 127:
      move(
        parcel.key, to: .failed("its command could not be started (status \(status))"), now: now)
    case .ended: move(parcel.key, to: .confirmed, now: now)
    case .gone:
      // A typed command may well be the one that ends its shell.
      move(
        parcel.key,
        to: isTyped ? .confirmed : .failed("its command ended at once and the pane closed"),
        now: now)
    case .ready, .busy, .starting:
      // A process whose command cannot be started ends within the settling time.
      let isTaken = isTyped ? activity.hasReceived : now - parcel.since >= limits.settling
      if isTaken { move(parcel.key, to: .confirmed, now: now) }
    }
  }

  /// Unblocks what may go.
  package mutating func advance(now: Int) {
    for place in parcels.indices where parcels[place].state == .blocked {
      let parcel = parcels[place]
      if let need = failedNeed(parcel) {
        move(parcel.key, to: .failed("it needs \(need.name), which did not start"), now: now)
      } else if !needsHold(parcel) {
        // The time that a pane waits for others does not count.
        parcels[place].since = now
      } else if parcel.open.isEmpty {
        move(parcel.key, to: parcel.delivery.content == .spawned ? .sent : .preparing, now: now)
      }
    }
  }

  /// Gives up what took too long. To be called after all panes were looked at, so that nothing is
  /// given up that came while nobody looked.
  package mutating func expire(now: Int) {
    advance(now: now)
    for parcel in parcels {
      let age = now - parcel.since
      switch parcel.state {
      case .blocked:
        if let late = parcel.open.first(where: { age >= $0.timeout }), needsHold(parcel) {
          move(
            parcel.key,
            to: .failed(
              "waited \(WaitText.duration(late.timeout)) for \(WaitText(late.event).text)"),
            now: now)
        }
      // As long as others make progress, the machine may just be busy.
      case .preparing where min(age, now - lastProgress) >= limits.readiness:
        move(
          parcel.key,
          to: .failed("its shell was not ready within \(limits.readiness / 1000) s"), now: now)
      case .sent where min(age, now - lastProgress) >= limits.receipt:
        move(
          parcel.key,
          to: .failed("no sign that its command started within \(limits.receipt / 1000) s"),
          now: now)
      case .preparing, .sent, .confirmed, .failed: break
      }
    }
  }

  private func needsHold(_ parcel: Parcel) -> Bool {
    parcel.delivery.content == .spawned
      || parcel.delivery.needs.allSatisfy { need in
        places[need].map { parcels[$0].state == .confirmed } ?? true
      }
  }

  private func failedNeed(_ parcel: Parcel) -> NodeKey? {
    guard parcel.delivery.content != .spawned else { return nil }
    return parcel.delivery.needs.first { need in
      guard let place = places[need], case .failed = parcels[place].state else { return false }
      return true
    }
  }

  private mutating func move(_ key: NodeKey, to state: State, now: Int) {
    guard let place = places[key], parcels[place].state != state else { return }
    if case .failed = state {} else { lastProgress = now }
    parcels[place].state = state
    parcels[place].since = now
  }
}

/// How long a courier waits; milliseconds.
package struct CourierLimits: Sendable {
  /// Until a shell is ready for its command.
  package var readiness = 30_000
  /// Until a command that was handed over has been taken.
  package var receipt = 10_000
  /// For which a process must live to count as started.
  package var settling = 40

  package init(readiness: Int = 30_000, receipt: Int = 10_000, settling: Int = 40) {
    self.readiness = readiness
    self.receipt = receipt
    self.settling = settling
  }
}
