import MuntinHost
import MuntinPlan
import MuntinSpec
import Testing

struct CourierMachineTests {
  private static let condition = WaitCondition(.file(SpecText("/f")), timeout: 3000)
  private static let limits = CourierLimits(readiness: 2000, receipt: 1000)
  private static let first = NodeKey(["w", "t", "first"])
  private static let second = NodeKey(["w", "t", "second"])

  private enum Event: CaseIterable {
    case condition, readyFirst, readySecond, sendFirst, sendSecond, busyFirst, endedSecond
    case failedFirst, goneFirst, goneSecond, second
  }

  private static func delivery(
    _ key: NodeKey, waits: [WaitCondition] = [], needs: [NodeKey] = []
  ) -> (NodeKey, Delivery) {
    let input = PaneInput(run: [SpecText("x")])
    return (
      key,
      Delivery(.typed(input), waits: waits, needs: needs, mark: Mark(workspace: "w", key: key))
    )
  }

  /// Carries one event to the machine as the courier would: only what it prepares can be sent.
  private static func feed(_ event: Event, _ machine: inout CourierMachine, _ now: inout Int) {
    func send(_ key: NodeKey) {
      if machine.keys(in: .preparing).contains(key) { machine.sent([key], now: now) }
    }
    switch event {
    case .condition: machine.saw([condition], now: now)
    case .readyFirst: machine.saw(PaneActivity(.ready), of: first, now: now)
    case .readySecond: machine.saw(PaneActivity(.ready), of: second, now: now)
    case .sendFirst: send(first)
    case .sendSecond: send(second)
    case .busyFirst: machine.saw(PaneActivity(.busy, hasReceived: true), of: first, now: now)
    case .endedSecond: machine.saw(PaneActivity(.ended(status: 0)), of: second, now: now)
    case .failedFirst: machine.saw(PaneActivity(.ended(status: 127)), of: first, now: now)
    case .goneFirst: machine.saw(PaneActivity(.gone), of: first, now: now)
    case .goneSecond: machine.saw(PaneActivity(.gone), of: second, now: now)
    case .second:
      now += 1000
      machine.expire(now: now)
    }
  }

  private static func isFinal(_ state: CourierMachine.State) -> Bool {
    switch state {
    case .confirmed, .failed: true
    case .blocked, .preparing, .sent: false
    }
  }

  @Test func everyShortSequenceOfEventsEndsEachParcelOnce() {
    let events = Event.allCases
    let length = 5
    var sequences = 0
    for number in 0..<events.reduce(1, { count, _ in min(count * 11, 161_051) }) {
      var rest = number
      var now = 0
      var machine = CourierMachine(
        [
          Self.delivery(Self.first, waits: [Self.condition]),
          Self.delivery(Self.second, needs: [Self.first]),
        ], limits: Self.limits, now: 0)
      var held = false
      for _ in 0..<length {
        let event = events[rest % events.count]
        rest /= events.count
        let before = machine.parcels.map(\.state)
        if event == .condition { held = true }
        Self.feed(event, &machine, &now)
        for (old, parcel) in zip(before, machine.parcels) {
          if Self.isFinal(old) && old != parcel.state { Issue.record("\(number): ended twice") }
          let isGiven = parcel.state == .preparing || parcel.state == .sent
          if isGiven && parcel.key == Self.first && !held { Issue.record("\(number): too early") }
          if isGiven && parcel.key == Self.second && machine.parcels[0].state != .confirmed {
            Issue.record("\(number): before what it needs")
          }
        }
      }
      // Whatever came before, time ends it: waits, readiness and receipts are all bounded.
      for _ in 0..<20 { Self.feed(.second, &machine, &now) }
      if !machine.isDone { Issue.record("\(number): never done, \(machine.parcels)") }
      sequences += 1
    }
    #expect(sequences == 161_051)
  }

  @Test func eachWaitIsGivenUpInItsTime() {
    func state(_ parcels: [(NodeKey, Delivery)], after time: Int, sent: Bool = false)
      -> CourierMachine.State
    {
      var machine = CourierMachine(parcels, limits: Self.limits, now: 0)
      if sent { machine.sent([Self.first], now: 0) }
      machine.expire(now: time)
      return machine.parcels[0].state
    }
    let waiting = [Self.delivery(Self.first, waits: [Self.condition])]
    #expect(state(waiting, after: 2999) == .blocked)
    #expect(state(waiting, after: 3000) == .failed("waited 3 s for the file /f"))
    let plain = [Self.delivery(Self.first)]
    #expect(state(plain, after: 1999) == .preparing)
    #expect(state(plain, after: 2000) == .failed("its shell was not ready within 2 s"))
    #expect(state(plain, after: 999, sent: true) == .sent)
    #expect(
      state(plain, after: 1000, sent: true)
        == .failed("no sign that its command started within 1 s"))
  }

  @Test func theTimeThatAPaneWaitsForOthersDoesNotCount() {
    var machine = CourierMachine(
      [
        Self.delivery(Self.first),
        Self.delivery(Self.second, waits: [Self.condition], needs: [Self.first]),
      ],
      limits: Self.limits, now: 0)
    machine.sent([Self.first], now: 1900)
    machine.expire(now: 2800)
    machine.saw(PaneActivity(.busy, hasReceived: true), of: Self.first, now: 2800)
    machine.expire(now: 5799)
    #expect(machine.keys(in: .blocked) == [Self.second])
    machine.expire(now: 5800)
    #expect(machine.parcels[1].state == .failed("waited 3 s for the file /f"))
  }

  @Test func whatWasHandedOverBeforeOnlyNeedsItsReceipt() {
    var machine = CourierMachine(
      [Self.delivery(Self.first), Self.delivery(Self.second, needs: [Self.first])],
      handedOver: [Self.first], limits: Self.limits, now: 0)
    #expect(machine.keys(in: .sent) == [Self.first])
    #expect(machine.keys(in: .blocked) == [Self.second])
    machine.saw(PaneActivity(.busy, hasReceived: true), of: Self.first, now: 10)
    #expect(machine.keys(in: .confirmed) == [Self.first])
    #expect(machine.keys(in: .preparing) == [Self.second])
  }

  @Test func needsThatGoInACircleAreGivenUp() {
    var machine = CourierMachine(
      [
        Self.delivery(Self.first, needs: [Self.second]),
        Self.delivery(Self.second, needs: [Self.first]),
      ], limits: Self.limits, now: 0)
    for second in 1...200 { machine.expire(now: second * 1000) }
    #expect(machine.isDone)
  }
}
