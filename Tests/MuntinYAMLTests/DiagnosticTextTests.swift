import MuntinScreen
import MuntinYAML
import Testing

@Suite struct DiagnosticTextTests {
  private func range(_ line: Int, _ from: Int, _ to: Int) -> SourceRange {
    SourceRange(
      SourcePosition(line: line, column: from), SourcePosition(line: line, column: to))
  }

  private func shown(_ text: String, _ range: SourceRange, width: Int = 100) -> [String] {
    let text = DiagnosticText(
      [Diagnostic(code: "c", "m", at: range)], in: SourceText(name: "f", text: text), width: width
    ).text
    return Array(text.split(separator: "\n").map(String.init).dropFirst())
  }

  @Test func aFaultIsShownWithItsLineCaretsAndHint() {
    let source = SourceText(
      name: "muntin.yaml", text: "a: 1\nwindows:\n  - name: x\n      pane: vim\n")
    let fault = Diagnostic(
      code: "unknown-key", "unknown key \"pane\"", at: range(4, 7, 11),
      hint: "did you mean \"panes\"?")
    #expect(
      DiagnosticText([fault], in: source).text == """
        muntin.yaml:4:7: error[unknown-key]: unknown key "pane"
          4 |       pane: vim
            |       ^^^^
            = hint: did you mean "panes"?

        """)
  }

  @Test func faultsAreSortedByPlace() {
    let source = SourceText(name: "f", text: "a: 1\nb: 2\n")
    let faults = [
      Diagnostic(.warning, code: "late", "z", at: range(2, 4, 5)),
      Diagnostic(code: "early", "y", at: range(1, 1, 2)),
    ]
    #expect(
      DiagnosticText(faults, in: source).text == """
        f:1:1: error[early]: y
          1 | a: 1
            | ^

        f:2:4: warning[late]: z
          2 | b: 2
            |    ^

        """)
  }

  @Test func nothingIsShownForNoFaults() {
    #expect(DiagnosticText([], in: SourceText(name: "f", text: "a")).text == "")
  }

  @Test func aFaultOfTheWholeFileHasNoSourceLine() {
    #expect(shown("", .top) == [])
    #expect(shown("a: 1", range(9, 1, 2)) == [])
  }

  @Test func caretsStandUnderWideAndCombiningCharacters() {
    #expect(shown("日本: x", range(1, 5, 6)) == ["  1 | 日本: x", "    |       ^"])
    #expect(shown("日本: x", range(1, 1, 3)) == ["  1 | 日本: x", "    | ^^^^"])
    #expect(shown("e\u{301}: x", range(1, 5, 6)) == ["  1 | e\u{301}: x", "    |    ^"])
  }

  @Test func aTabIsShownAsOneSpaceAndControlsAsEscapes() {
    #expect(shown("\ta\u{1B}b", range(1, 4, 5)) == ["  1 |  a\\u{1B}b", "    |         ^"])
    #expect(shown("\u{202E}a", range(1, 1, 2)) == ["  1 | \\u{202E}a", "    | ^^^^^^^^"])
  }

  @Test func nothingFromTheFileActsOnTheTerminal() {
    let nasty = "\u{1B}]0;x\u{7}\r\n\u{9B}31m\u{202E}"
    let fault = Diagnostic(code: "c", nasty, at: range(1, 1, 2), hint: nasty)
    let text = DiagnosticText([fault], in: SourceText(name: nasty, text: nasty)).text
    #expect(
      !text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(text.split(separator: "\n").count == 4)
    #expect(text.hasPrefix("\\u{1B}]0;x\\u{7}\\u{D}\\u{A}"))
  }

  @Test(arguments: [1, 30, 60, 100, 150, 199, 200, 201])
  func aLongLineIsShownAroundTheCaret(column: Int) throws {
    let text = String((0..<200).map { Character(String($0 % 10)) })
    let lines = shown(text, range(1, column, column + 1), width: 60)
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { displayWidth($0) <= 60 })
    let caret = try #require(lines[1].firstIndex(of: "^"))
    let above = lines[0].dropFirst(lines[1].distance(from: lines[1].startIndex, to: caret)).first
    #expect(above == (column > 200 ? nil : Character(String((column - 1) % 10))))
    #expect(lines[0].contains("…"))
  }

  @Test func aRangeOverSeveralLinesIsMarkedToTheEndOfTheFirst() {
    let range = SourceRange(
      SourcePosition(line: 1, column: 4), SourcePosition(line: 2, column: 2))
    #expect(shown("a: [b,\nc]", range) == ["  1 | a: [b,", "    |    ^^^"])
  }

  @Test func anEmptyRangeHasOneCaret() {
    #expect(shown("a:", range(1, 3, 3)) == ["  1 | a:", "    |   ^"])
  }

  @Test func coloursComeOnlyWhenAsked() {
    let source = SourceText(name: "f", text: "a: 1")
    let fault = Diagnostic(code: "c", "m", at: range(1, 4, 5))
    let plain = DiagnosticText([fault], in: source).text
    let colored = DiagnosticText([fault], in: source, color: true).text
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[1;31merror[c]\u{1B}[0m"))
    let bare = colored.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(bare == plain)
  }
}
