import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec
import NIOConcurrencyHelpers
import Testing

@testable import MuntinITermServer

/// What is told of variables that change.
@Suite struct MonitorTests {
  private func monitor(
    _ name: String, _ scope: ITermVariableScope, _ identifier: String?, _ bench: DeskBench
  ) async -> ITermNotificationResponse.Status? {
    var request = ITermNotificationRequest()
    request.subscribe = true
    request.notificationType = .notifyOnVariableChange
    request.variableMonitorRequest.name = name
    request.variableMonitorRequest.scope = scope
    if let identifier { request.variableMonitorRequest.identifier = identifier }
    guard case .notificationResponse(let answer) = await bench.ask(.notificationRequest(request)).0
    else { return nil }
    return answer.status
  }

  private func setting(_ name: String, _ value: String, _ session: String) -> RequestBody {
    var request = ITermVariableRequest()
    request.sessionID = session
    var setting = ITermVariableRequest.Set()
    setting.name = name
    setting.value = value
    request.set = [setting]
    return .variableRequest(request)
  }

  @Test(arguments: [true, false])
  func everyValueIsToldOnceInItsOrderWithItsType(isBusy: Bool) async {
    let bench = await DeskBench()
    let session = await bench.createTab().sessionID
    await bench.variable("user.h", of: .sessionID(session), set: "\"old\"")
    #expect(await monitor("user.h", .session, session, bench) == .ok)
    let values = ["1", "2", "\"2\"", "{\"i\":1}", "[1,true]", "null", "\"\"", "2.5", "2.5", "1"]
    _ = bench.received()
    bench.isBusy.withLockedValue { $0 = isBusy }
    for value in values { await bench.send(setting("user.h", value, session)) }
    bench.isBusy.withLockedValue { $0 = false }
    await bench.send(.colorPresetRequest(.init()))
    let told = bench.received().filter(\.isNotification)
      .map(\.notification.variableChangedNotification.jsonNewValue)
    // The same once more is silent.
    #expect(told == values[..<8] + ["1"])
    #expect(await bench.variable("user.h", of: .sessionID(session)) == "1")
  }

  @Test func whatAnotherHasSetIsText() async throws {
    let bench = await DeskBench()
    let session = await bench.createTab().sessionID
    await bench.variable("user.h", of: .sessionID(session), set: "1")
    #expect(await monitor("user.h", .session, session, bench) == .ok)
    let pane = try #require(await bench.desk.model.world.session(session)?.host)
    await bench.host.edit { $0.setAttribute(.variable("h"), of: pane, to: "2") }
    _ = bench.received()
    await bench.desk.take(.event(.changed))
    let told = bench.received().map(\.notification.variableChangedNotification.jsonNewValue)
    #expect(told == ["\"2\""])
  }

  @Test func ofTheAppNotAllCanBeMeantAndAnythingElseIsTheSame() async {
    let bench = await DeskBench()
    #expect(await monitor("user.x", .app, "all", bench) == .invalidIdentifier)
    #expect(await monitor("user.x", .app, "nobody", bench) == .ok)
    #expect(await monitor("user.y", .app, nil, bench) == .ok)
    #expect(await monitor("user.x", .tab, "all", bench) == .invalidIdentifier)
    for scope in [ITermVariableScope.session, .window] {
      #expect(await monitor("user.x", scope, "all", bench) == .ok)
      #expect(await monitor("user.x", scope, "nobody", bench) == .invalidIdentifier)
    }
  }

  @Test func theAlternateScreenIsToldWhenItShows() async throws {
    let bench = await DeskBench()
    let session = await bench.createTab().sessionID
    let (name, owner) = (
      "showingAlternateScreen", ITermVariableRequest.OneOf_Scope.sessionID(session)
    )
    #expect(await monitor(name, .session, session, bench) == .ok)
    let pane = try #require(await bench.desk.model.world.session(session)?.host)
    for (sequence, value) in [("\u{1B}[?1049h", "1"), ("\u{1B}[?1049l", "0")] {
      _ = bench.received()
      let bytes = Array(sequence.utf8)
      try await bench.host.inject(bytes, into: [pane])
      await bench.desk.take(.event(.output(pane, bytes)))
      let told = bench.received().map(\.notification.variableChangedNotification.jsonNewValue)
      #expect(told == [value])
      #expect(await bench.variable(name, of: owner) == value)
    }
  }
}
