import MuntinSpec
import MuntinYAML
import Testing

@testable import MuntinImport

/// Files that mean no good, and files that only look odd.
@Suite struct HostileTests {
  private func codes(_ text: String, as format: PeerFormat?) -> [String] {
    CorpusFile(format ?? .tmuxp, text: text).imported(as: format).diagnostics.map(\.code)
  }

  @Test func aBombIsRefused() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let last = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(last)]\n"
    }
    text += "session_name: x\nwindows: *a9\n"
    #expect(codes(text, as: nil).contains("alias-bomb"))
    #expect(codes(text, as: .tmuxp).contains("alias-bomb"))
  }

  @Test func bytesThatAreNoTextAreRefused() {
    let file = CorpusFile(.tmuxp, "x", [0x7F, 0x45, 0x4C, 0x46, 0, 0xFF, 0xFE])
    for format in PeerFormat.allCases {
      let faults = file.imported(as: format).diagnostics
      #expect(faults.contains { $0.severity == .error }, "\(format)")
    }
  }

  @Test(arguments: [PeerFormat.tmuxp, .tmuxinator, .teamocil, .itermocil, .smug])
  func aWindowWithTooManyPanesIsRefused(format: PeerFormat) {
    let panes = "panes: [" + Array(repeating: "{}", count: 1001).joined(separator: ", ") + "]"
    let window = format == .tmuxinator ? "{a: {\(panes)}}" : "{name: a, \(panes)}"
    #expect(codes("windows: [\(window)]", as: format) == ["too-many-panes"])
  }

  @Test func manyThatAreCalledAlikeTakeNoTime() throws {
    let text = "session: x\nwindows:\n" + String(repeating: "  - {name: w}\n", count: 5000)
    let imported = try #require(CorpusFile(.smug, text: text).imported().value)
    #expect(imported.workspace.windows[0].tabs.last?.name == "w-5000")
  }

  @Test func aDeepFileIsRefused() {
    let text = "session_name: x\nwindows: " + String(repeating: "[", count: 500)
    #expect(codes(text, as: .tmuxp).contains("too-deep"))
  }

  @Test(arguments: [PeerFormat.tmuxp, .tmuxinator, .teamocil, .itermocil, .smug, .it2rc])
  func anyValueInAnyPlaceIsSurvived(format: PeerFormat) throws {
    let values = ["null", "[]", "{}", "12", "true", "[[[]]]", "{a: {b: c}}", "\"\"", "~", "[null]"]
    let keys = [
      "session_name", "name", "session", "windows", "tabs", "panes", "layout", "root", "profiles",
      "environment", "options", "shell_command_before", "start_directory", "env", "pre", "focus",
      "splits", "commands", "aliases", "pre_window", "startup_window", "startup_pane",
    ]
    for value in values {
      let fields = keys.map { "\($0): \(value)" }
      let inner = fields.joined(separator: ", ")
      for text in [
        fields.joined(separator: "\n"), "windows: [{\(inner)}]", "windows: [{a: {\(inner)}}]",
        "windows: [{name: x, window_name: y, panes: [{\(inner)}], splits: [{\(inner)}]}]",
        "profiles: {a: [{\(inner), split: \(value), command: \(value), pane1: \(value)}]}",
      ] {
        let file = CorpusFile(format, text: text)
        let checked = file.imported(as: format)
        guard let imported = checked.value else {
          #expect(!checked.diagnostics.isEmpty)
          continue
        }
        let written = ImportedText(imported, home: CorpusFile.home).text
        let read = read(written, file.context)
        #expect(read.value != nil, "\(text)\n\(written)\n\(read.diagnostics.map(\.message))")
      }
    }
  }

  @Test func aLongLineIsTypedOrDropped() throws {
    for (length, isKept) in [(500_000, true), ((1 << 20) + 1, false)] {
      let text =
        "session_name: x\nwindows: [{panes: [\"\(String(repeating: "y", count: length))\"]}]"
      let file = CorpusFile(.tmuxp, text: text)
      let imported = try #require(file.imported().value)
      #expect(imported.notes.contains { $0.fidelity == .dropped } == !isKept)
      #expect(read(ImportedText(imported, home: CorpusFile.home).text, file.context).value != nil)
    }
  }

  @Test func theLastOfTwoKeysCountsAndThatIsTold() throws {
    let text = "session_name: a\nsession_name: b\nwindows: [{panes: [x], panes: [y]}]\n"
    let imported = try #require(CorpusFile(.tmuxp, text: text).imported().value)
    #expect(imported.workspace.name == "b")
    #expect(
      imported.workspace.panes.map(\.pane.command) == [.shell(run: [SpecText("y")], type: nil)])
    let told = imported.notes.filter { $0.subject == "duplicate-key" }
    #expect(told.map(\.range.start.line) == [2, 3])
    #expect(told.allSatisfy { $0.fidelity == .approximated })
  }

  @Test func theCharactersOfMarksAreRefused() {
    let text = "session_name: \"x\u{10FFF0}0\u{10FFF1}\"\nwindows: [{}]\n"
    #expect(codes(text, as: .tmuxp) == ["bad-character"])
    // Escapes make them only when the YAML is read.
    let escaped = "session_name: \"\\U0010FFF00\\U0010FFF1\"\nwindows: [{}]\n"
    #expect(codes(escaped, as: .tmuxp) == ["bad-character"])
  }

  @Test func controlCharactersAreNotTyped() throws {
    let text = "session_name: \"a\\eb\"\nwindows: [{panes: [\"echo \\e[2J\", \"\\a\"]}]\n"
    let imported = try #require(CorpusFile(.tmuxp, text: text).imported().value)
    #expect(imported.workspace.name == "ab")
    #expect(
      imported.workspace.panes.first?.pane.command
        == .shell(run: [SpecText("echo [2J")], type: nil))
  }

  @Test(arguments: ["<%= x", "name: <%\n"])
  func openTags(text: String) {
    #expect(codes(text, as: .tmuxinator) == ["open-tag"])
    #expect(codes(text, as: nil).contains("open-tag"))
  }

  @Test func linesThatAreNoSaveAreTold() {
    let text = "pane\twork\t0\n\nnonsense\nwindow\ta\tb\tc\n"
    let checked = CorpusFile(.tmuxResurrect, text: text).imported()
    #expect(checked.diagnostics.map(\.code) == ["bad-line", "bad-line", "bad-line"])
    #expect(checked.diagnostics.map(\.range.start.line) == [1, 3, 4])
  }
}
