import MuntinSpec
import MuntinYAML
import Testing

@testable import MuntinPlan

struct TextTests {
  @Test func wordsAreQuotedAsAShellReadsThem() {
    #expect(ShellWord.quoted("a-b/c=1") == "a-b/c=1")
    #expect(ShellWord.quoted("") == "''")
    #expect(ShellWord.quoted("it's") == "'it'\\''s'")
    for text in ["a b", "$HOME", "`x`", "~", "a;b", "\n", "*", "!", "#", "\u{A0}", "{a,b}"] {
      #expect(ShellWord.quoted(text) == "'\(text)'")
    }
  }

  @Test func nothingShownActsOnTheTerminal() {
    for scalar in "\u{0}\u{7}\u{1B}\u{7F}\u{9B}\u{61C}\u{200E}\u{202E}\u{2028}\u{2069}\u{FEFF}"
      .unicodeScalars
    {
      let shown = Shown.escaped("a\(scalar)b")
      #expect(shown == "a\\u{\(String(scalar.value, radix: 16))}b")
    }
    #expect(Shown.quoted("a\"\n\t日本") == "\"a\\\"\\n\\t日本\"")
  }

  @Test func agesAreShortAndRoundedDown() {
    let ages = [-5, 0, 59, 60, 3599, 3600, 86_399, 86_400, 172_800].map(Shown.age)
    #expect(
      ages == ["0 s", "0 s", "59 s", "1 min", "59 min", "1 h", "23 h", "1 day", "2 days"])
  }

  @Test func aKeyHasOneToThreeNames() {
    #expect(NodeKey(text: "a/b/c")?.path == ["a", "b", "c"])
    for text in ["", "/", "a/", "/a", "a//b", "a/b/c/d"] { #expect(NodeKey(text: text) == nil) }
    #expect(NodeKey(["a", "b", "c"]).ends(with: "b/c"))
    #expect(!NodeKey(["a", "b", "c"]).ends(with: "a/c"))
    #expect(NodeKey(["a", "b"]).isInside(NodeKey(["a"])))
    #expect(!NodeKey(["ab"]).isInside(NodeKey(["a"])))
  }

  @Test func noControlCharacterOfAPlanReachesTheTerminal() throws {
    let evil = "\u{1B}]0;x\u{7}\n\u{202E}"
    var pane = PaneSpec(name: evil, range: .top)
    pane.command = .process(.arguments([SpecText(evil)]))
    pane.title = SpecText(evil)
    pane.environment = [EnvironmentEntry(evil, SpecText(evil))]
    pane.variables = [EnvironmentEntry(evil, SpecText(evil))]
    pane.directory = SpecText(evil)
    pane.waits = [
      WaitCondition(.file(SpecText(evil))),
      WaitCondition(.output(SpecText(evil), of: address(evil))),
    ]
    var tab = TabSpec(name: evil, range: .top, layout: .pane(evil), layoutRange: .top)
    tab.panes = [pane]
    var window = WindowSpec(name: evil, range: .top)
    window.tabs = [tab]
    var workspace = Workspace(name: evil)
    workspace.windows = [window]
    let host = HostCapabilities(
      name: "memory", place: "memory", defaultCells: CellSize(columns: 80, rows: 24),
      broadcastStaysInTab: true, attributes: { _, _ in true })
    let checked = Comparison.plan(DesiredState(workspace), LiveState(), host)
    var plan = try #require(checked.value)
    let key = NodeKey([evil, evil, evil])
    plan.drift = [Plan.Drift(key: key, attribute: .variable(evil), applied: evil, live: evil)]
    plan.notices = [Notice(key: key, subject: .restartHeldBack(reasons: ["env." + evil]))]
    let text = PlanText(plan).text
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && scalar.value != 0x202E && scalar.value != 0x7F)
    }
    #expect(text.contains("env.\\u{1b}"))
  }

  private func address(_ name: String) -> PaneAddress {
    PaneAddress(window: name, tab: name, pane: name)
  }
}
