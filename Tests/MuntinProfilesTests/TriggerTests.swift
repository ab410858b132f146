import MuntinProfiles
import MuntinSpec
import MuntinYAML
import Testing

@Suite struct TriggerTests {
  private func trigger(_ text: String) throws -> JSONValue {
    let keys = try ProfileFile("  p: {triggers: [\(text)]}").keys(of: "p")
    return try #require(keys["Triggers"]?.array?.first)
  }

  private func expect(
    _ action: String, _ name: String, _ parameter: JSONValue,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let wanted: JSONValue = [
      "action": .string(name), "disabled": false, "matchType": 0, "parameter": parameter,
      "partial": false, "regex": "x",
    ]
    let made = try trigger("{match: x, \(action)}")
    #expect(made == wanted, sourceLocation: place)
  }

  @Test func actionsAreWrittenAsITermHasThem() throws {
    try expect("notify: hi", "iTermUserNotificationTrigger", "hi")
    try expect("alert: hi", "AlertTrigger", "hi")
    try expect("bell: true", "BellTrigger", "")
    try expect("bounce: once", "BounceTrigger", 1)
    try expect("highlight: '#ff0000'", "HighlightTrigger", "{,#ff0000}")
    try expect(
      "highlight: {text: '#fff', background: p3#00ff00}", "HighlightTrigger", "{#ffffff,p3#00ff00}")
    try expect("highlight_line: {text: red}", "iTermHighlightLineTrigger", "{#ff0000,}")
    try expect("style: '1;31'", "iTermSGRTrigger", "1;31")
    try expect("annotate: a", "AnnotateTrigger", "a")
    try expect("link: 'http://a'", "iTermHyperlinkTrigger", "http://a")
    try expect("inject: \"\\e[1m\"", "iTermInjectTrigger", "\u{1B}[1m")
    try expect("capture: make", "CaptureTrigger", "make")
    try expect("mark: true", "MarkTrigger", 0)
    try expect("mark: stop-scrolling", "MarkTrigger", 1)
    try expect("named_mark: m", "iTermSetNamedMarkTrigger", "m")
    try expect("fold: m", "iTermFoldTrigger", "m")
    try expect("ignore: true", "StopTrigger", "")
    try expect("run: ./a", "ScriptTrigger", "./a")
    try expect("coprocess: ./a", "CoprocessTrigger", "./a")
    try expect("silent_coprocess: ./a", "MuteCoprocessTrigger", "./a")
    try expect("send: \"y\\n\"", "SendTextTrigger", "y\n")
    try expect("title: t", "iTermSetTitleTrigger", "t")
    try expect("password: bank", "PasswordTrigger", "bank")
    try expect("password: true", "PasswordTrigger", "")
    try expect("password: 'true'", "PasswordTrigger", "true")
    try expect(
      "password: {account: bank, user: ada}", "PasswordTrigger", "bank\u{2002}\u{2014}\u{2002}ada")
    try expect(
      "set_user_variable: {name: n, value: '\\1'}", "iTermSetUserVariableTrigger", "n\u{1}\\1")
    try expect("prompt_detected: true", "iTermShellPromptTrigger", "")
    try expect("invoke: 'f(a: 1)'", "iTermRPCTrigger", "f(a: 1)")
    try expect("directory: /srv", "SetDirectoryTrigger", "/srv")
    try expect("host: ada@h", "SetHostnameTrigger", "ada@h")
    try expect("buffer_input: stop", "iTermBufferInputTrigger", 1)
    try expect(
      "tab_status: {dot: red, text: busy}", "iTermSetTabStatusTrigger", "#ff0000\u{1}\u{1}busy")
  }

  @Test func everyActionOfITermHasAWord() {
    #expect(TriggerTable.actions.count == Set(TriggerTable.actions.map(\.0)).count)
    #expect(TriggerTable.actions.count == Set(TriggerTable.actions.map(\.1)).count)
    #expect(TriggerTable.actions.count == 38)
    #expect(TriggerTable.matchTypes == [0, 1, 2] + Array(100...115))
  }

  @Test func habitsAndEventsAreWritten() throws {
    let habits = try trigger(
      "{match: x, bell: true, instant: true, enabled: false, name: n, job: vim}")
    #expect(habits["partial"] == true)
    #expect(habits["disabled"] == true)
    #expect(habits["name"] == "n")
    #expect(habits["job"] == "vim")
    let idle = try trigger("{on: {event: idle, seconds: 90}, notify: quiet}")
    #expect(idle["matchType"] == 105)
    #expect(idle["regex"] == "")
    #expect(idle["eventParams"] == ["timeout": 90])
    let finished = try trigger("{on: {event: command-finished, status: '!0'}, alert: failed}")
    #expect(finished["eventParams"] == ["exitCodeFilter": "!0"])
    #expect(try trigger("{on: bell, notify: ding}")["eventParams"] == nil)
    let page = try trigger("{url: '^https:', content: 'a+', reload: true}")
    #expect(page["matchType"] == 2)
    #expect(page["contentregex"] == "a+")
  }

  @Test(arguments: [
    ("{match: 'a(', bell: true}", "bad-pattern"),
    ("{match: a, url: b, bell: true}", "conflicting-keys"),
    ("{bell: true}", "missing-key"), ("{match: a}", "missing-key"),
    ("{content: a, bell: true, match: b}", "missing-key"),
    ("{match: a, bell: true, mark: true}", "conflicting-keys"),
    ("{match: a, bel: true}", "unknown-key"),
    ("{on: idel, bell: true}", "unknown-value"), ("{on: job-started, bell: true}", "missing-key"),
    ("{on: {event: bell, seconds: 1}, bell: true}", "unknown-key"),
    ("{on: {event: host-changed, match: '['}, bell: true}", "bad-pattern"),
    ("{match: a, set_user_variable: {name: a.b, value: c}}", "bad-variable-name"),
    ("{match: a, set_user_variable: {name: a}}", "missing-key"),
    ("{match: a, bounce: twice}", "unknown-value"),
    ("{iterm2: {regex: a}}", "wrong-type"), ("{iterm2: {action: X, regex: '('}}", "bad-pattern"),
    ("{match: a, iterm2: {action: X}}", "conflicting-keys"),
  ])
  func faultsOfTriggersAreFound(text: String, code: String) {
    let file = ProfileFile("  p: {triggers: [\(text)]}")
    #expect(file.checked.diagnostics.map(\.code).contains(code), "\(file.faults)")
    #expect(file.checked.value == nil)
  }
}
