import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec
import Testing

@testable import MuntinITermServer

/// Sessions that are in no tab and go on running.
@Suite struct BuriedTests {
  private let mark = Mark(workspace: "w", key: NodeKey(["main", "code", "editor"]))

  /// A window with one session to be seen, and one that is buried.
  private func stage() async -> (bench: DeskBench, window: String, seen: String, buried: String) {
    let bench = await DeskBench()
    let made = await bench.createTab()
    let buried = await bench.split(made.sessionID).sessionID.first ?? ""
    await bench.bury(buried)
    return (bench, made.windowID, made.sessionID, buried)
  }

  private func bundle(_ members: [(String, Mark?)]) -> String {
    let inside = members.map { id, mark in (id, mark?.json ?? .null) }
    let own = Mark(workspace: "w", key: NodeKey(["main"])).json
    return JSONValue.string(own.with("inside", .object(inside)).text).text
  }

  private func mark(of session: String, _ bench: DeskBench) async -> Mark? {
    await bench.desk.look()
    return await bench.desk.model.world.session(session)?.pane.mark
  }

  @Test func aBuriedSessionHasItsMarkInAWindow() async throws {
    let (bench, window, seen, buried) = await stage()
    let told = await bench.variable(
      "user.muntin", of: .windowID(window), set: bundle([(seen, mark), (buried, mark)]))
    #expect(await mark(of: buried, bench) == mark)
    let text = try #require(told.flatMap { JSONValue(text: $0)?.string })
    #expect(MarkBundle(text: text)?.inside == [seen: mark, buried: mark])
  }

  @Test func aBuriedSessionIsMarkedByItself() async {
    let (bench, _, _, buried) = await stage()
    let told = await bench.variable(
      "user.muntin", of: .sessionID(buried), set: JSONValue.string(mark.text).text)
    #expect(await mark(of: buried, bench) == mark)
    #expect(told == JSONValue.string(mark.text).text)
  }

  @Test func aBuriedSessionThatIsNotNamedLosesItsMark() async {
    let (bench, window, seen, buried) = await stage()
    await bench.variable("user.muntin", of: .windowID(window), set: bundle([(buried, mark)]))
    #expect(await mark(of: buried, bench) == mark)
    await bench.variable("user.muntin", of: .windowID(window), set: bundle([(seen, mark)]))
    #expect(await mark(of: buried, bench) == nil)
  }

  @Test func aMarkThatIsToldByAnotherWindowStays() async {
    let (bench, window, seen, buried) = await stage()
    let other = await bench.createTab().windowID
    await bench.variable("user.muntin", of: .windowID(window), set: bundle([(buried, mark)]))
    // A client lets another window tell of it, and then no longer the first.
    let inside = JSONValue.object([(buried, mark.json)])
    let foreign = JSONValue.string(JSONValue.object([("inside", inside)]).text).text
    await bench.variable("user.muntin", of: .windowID(other), set: foreign)
    await bench.variable("user.muntin", of: .windowID(window), set: bundle([(seen, mark)]))
    #expect(await mark(of: buried, bench) == mark)
    // Unless it is said that it bears none.
    await bench.variable("user.muntin", of: .windowID(window), set: bundle([(buried, nil)]))
    #expect(await mark(of: buried, bench) == nil)
  }

  @Test func aBuriedSessionTakesVariablesAndLooks() async {
    let (bench, _, _, buried) = await stage()
    #expect(await bench.variable("user.q", of: .sessionID(buried), set: "[1]") == "[1]")
    _ = await bench.invoke("iterm2.set_name(name: \"n\")", on: buried)
    let pane = await bench.desk.model.world.session(buried)?.host
    let attributes = await bench.host.terminal.live.windows.flatMap(\.tabs).flatMap(\.panes)
      .first { $0.id == pane }?.attributes
    #expect(attributes?[.variable("q")] == "[1]")
    #expect(attributes?[.title] == "n")
  }

  @Test func aBuriedSessionIsStartedAgain() async {
    let (bench, _, _, buried) = await stage()
    var request = ITermRestartSessionRequest()
    request.sessionID = buried
    guard
      case .restartSessionResponse(let answer) = await bench.ask(.restartSessionRequest(request)).0
    else {
      Issue.record("no answer")
      return
    }
    #expect(answer.status == .ok)
    // A new program is a new session.
    let sessions = await bench.listing().buriedSessions.map(\.uniqueIdentifier)
    #expect(sessions.count == 1 && sessions != [buried])
  }
}
