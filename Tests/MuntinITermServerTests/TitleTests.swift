import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec
import Testing

@testable import MuntinITermServer

/// Names, titles and badges, which are texts with values.
@Suite struct TitleTests {
  @Test func aTextThatStandsForItselfEnds() async {
    let bench = await DeskBench()
    let made = await bench.createTab(in: nil, ["Badge Text": #""a\\(badge)""#])
    let session = ITermVariableRequest.OneOf_Scope.sessionID(made.sessionID)
    #expect(await bench.variable("badge", of: session) == #""a[Cycle detected]""#)
    _ = await bench.invoke(
      #"iterm2.set_name(name: "b\\(tab.currentSession.name)")"#, on: made.sessionID)
    #expect(await bench.variable("name", of: session) == #""b[Cycle detected]""#)
    _ = await bench.invoke(#"iterm2.set_title(title: "c\\(title)")"#, on: String(made.tabID))
    let title = await bench.variable("title", of: .tabID(String(made.tabID)))
    #expect(title?.hasSuffix(#"[Cycle detected]""#) == true)
  }

  @Test func aTabWithoutATitleIsCalledAsItsSessionIs() async {
    let bench = await DeskBench()
    let made = await bench.createTab(in: nil, ["Name": #""one""#])
    let id = String(made.tabID)
    let tab = ITermVariableRequest.OneOf_Scope.tabID(id)
    _ = await bench.invoke(#"iterm2.set_name(name: "two")"#, on: made.sessionID)
    #expect(await bench.variable("title", of: tab) == #""two""#)
    #expect(await bench.variable("titleOverride", of: tab) == "null")
    _ = await bench.invoke(#"iterm2.set_title(title: "three")"#, on: id)
    #expect(await bench.variable("title", of: tab) == #""three""#)
    #expect(await bench.variable("titleOverride", of: tab) == #""three""#)
    _ = await bench.invoke(#"iterm2.set_title(title: "")"#, on: id)
    #expect(await bench.variable("title", of: tab) == #""two""#)
  }

  @Test func aTabIsCalledAsSomebodyCallsItInTheTerminal() async throws {
    let bench = await DeskBench()
    let made = await bench.createTab(in: nil, ["Name": #""one""#])
    let tab = ITermVariableRequest.OneOf_Scope.tabID(String(made.tabID))
    let host = try #require(await bench.host.terminal.live.windows.first?.tabs.first?.id)
    for title in [nil, "said"] {
      if let title {
        _ = await bench.invoke("iterm2.set_title(title: \"\(title)\")", on: String(made.tabID))
        #expect(await bench.variable("title", of: tab) == #""said""#)
      }
      await bench.host.edit { $0.setAttribute(.title, of: host, to: "by hand") }
      await bench.desk.take(.event(.changed))
      #expect(await bench.variable("title", of: tab) == #""by hand""#)
    }
    // Where nobody has called it anything since, a mark makes no difference.
    _ = await bench.invoke(#"iterm2.set_title(title: "")"#, on: String(made.tabID))
    let mark = Mark(workspace: "w", key: NodeKey(["main", "code"]))
    await bench.host.edit { $0.setMark(mark, of: host) }
    await bench.desk.take(.event(.changed))
    #expect(await bench.variable("title", of: tab) == #""one""#)
  }

  @Test func aTabOfAWorkspaceKeepsTheTitleThatItWasGiven() async throws {
    let bench = await DeskBench()
    let made = await bench.createTab()
    let mark = Mark(workspace: "w", key: NodeKey(["main", "code"]))
    let host = try #require(await bench.host.terminal.live.windows.first?.tabs.first?.id)
    await bench.host.edit {
      $0.setMark(mark, of: host)
      $0.setAttribute(.title, of: host, to: "code")
    }
    await bench.desk.take(.event(.changed))
    for name in ["title", "titleOverride", "titleOverrideFormat"] {
      #expect(await bench.variable(name, of: .tabID(String(made.tabID))) == #""code""#)
    }
  }
}
