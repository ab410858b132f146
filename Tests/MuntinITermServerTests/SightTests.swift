import MuntinHost
import MuntinITermWire
import MuntinPlan
import NIOConcurrencyHelpers
import Testing

@testable import MuntinITermServer

/// When the server looks at its terminal, and what it knows until then.
@Suite struct SightTests {
  private func setName(_ name: String, _ session: String) -> RequestBody {
    var request = ITermSetProfilePropertyRequest()
    request.session = session
    var assignment = ITermSetProfilePropertyRequest.Assignment()
    assignment.key = "Name"
    assignment.jsonValue = "\"\(name)\""
    request.assignments = [assignment]
    return .setProfilePropertyRequest(request)
  }

  private func properties(
    _ keys: [String], _ session: String, _ bench: DeskBench
  ) async -> [String: String] {
    var request = ITermGetProfilePropertyRequest()
    request.session = session
    request.keys = keys
    guard
      case .getProfilePropertyResponse(let answer)? =
        await bench.ask(.getProfilePropertyRequest(request)).0
    else { return [:] }
    return Dictionary(
      answer.properties.map { ($0.key, $0.jsonValue) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func aValueThatIsPutBackWhileMoreWaitsIsPutBack() async {
    let bench = await DeskBench()
    let id = await bench.createTab(in: nil, ["Name": "\"a\""]).sessionID
    bench.isBusy.withLockedValue { $0 = true }
    for name in ["b", "a"] { await bench.send(setName(name, id)) }
    bench.isBusy.withLockedValue { $0 = false }
    _ = await bench.ask(.colorPresetRequest(.init()))
    #expect(await properties(["Name"], id, bench) == ["Name": "\"a\""])
    let pane = await bench.host.terminal.live.windows[0].tabs[0].panes[0]
    #expect(pane.attributes[.title] == "a")
  }

  /// A client is told of layouts; while more requests wait, a person gives a pane another title.
  private func renamedWhileBusy() async -> DeskBench {
    let bench = await DeskBench()
    await bench.createTab()
    var subscribe = ITermNotificationRequest()
    subscribe.subscribe = true
    subscribe.notificationType = .notifyOnLayoutChange
    _ = await bench.ask(.notificationRequest(subscribe))
    bench.isBusy.withLockedValue { $0 = true }
    let pane = await bench.host.terminal.live.windows[0].tabs[0].panes[0].id
    await bench.host.edit { $0.setAttribute(.title, of: pane, to: "x") }
    await bench.desk.take(.event(.changed))
    return bench
  }

  @Test func changesAreToldOnceNothingWaits() async {
    let bench = await renamedWhileBusy()
    #expect(bench.received().isEmpty)
    bench.isBusy.withLockedValue { $0 = false }
    let (_, told) = await bench.ask(.colorPresetRequest(.init()))
    #expect(told.count == 1)
    let layout = told.first?.layoutChangedNotification.listSessionsResponse
    #expect(layout?.windows.first?.tabs.first?.root.links.first?.session.title == "x")
  }

  @Test func changesAreToldThoughMoreWaitsForEver() async {
    let bench = await renamedWhileBusy()
    var told = bench.received().map(\.notification)
    for _ in 0..<2 * Sight.oldest { await bench.send(.colorPresetRequest(.init())) }
    let received = bench.received()
    told += received.filter(\.isNotification).map(\.notification)
    #expect(told.count == 1)
    // Nor do answers wait for ever.
    #expect(received.count > Sight.oldest)
  }

  @Test func looksThatAreInjectedAreThereWithTheAnswer() async {
    let bench = await DeskBench()
    let id = await bench.createTab(in: nil, ["Badge Text": "\"b\""]).sessionID
    let before = await properties(["Guid", "Original Guid"], id, bench)
    #expect(before["Guid"] == before["Original Guid"])
    var request = ITermInjectRequest()
    request.sessionID = [id]
    request.bytes = Array("\u{1B}]1337;SetColors=match=112233\u{7}".utf8)
    _ = await bench.ask(.injectRequest(request))
    let after = await properties(["Guid", "Original Guid"], id, bench)
    #expect(after["Guid"] != after["Original Guid"])
    #expect(after["Original Guid"] == before["Guid"])
  }
}
