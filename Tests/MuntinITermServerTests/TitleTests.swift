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
}
