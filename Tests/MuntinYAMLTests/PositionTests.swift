import MuntinYAML
import Testing

@Suite struct PositionTests {
  /// The stretch of the text that a range covers, line by line.
  private func covered(_ range: SourceRange, in text: String) -> String {
    let source = SourceText(name: "x", text: text)
    return (range.start.line...range.end.line).map { number in
      let line = Array(source.line(number).unicodeScalars)
      let from = number == range.start.line ? range.start.column - 1 : 0
      let to = number == range.end.line ? range.end.column - 1 : line.count
      return line[from..<to].map { String($0) }.joined()
    }.joined(separator: "\n")
  }

  @Test func everyKeyAndValueKnowsItsPlace() throws {
    let text = "name: a b  # note\nlist:\n  - x\n  - 'y z'\nmap: {k: 1}\nlast: \"é\\n日\" \n"
    let root = try tree(text)
    let entries = try #require(root.entries)
    #expect(entries.map { covered($0.keyRange, in: text) } == ["name", "list", "map", "last"])
    #expect(
      entries.map { covered($0.value.range, in: text) } == [
        "a b", "- x\n  - 'y z'", "{k: 1}", "\"é\\n日\"",
      ])
    #expect(root.range.picture == "1:1-6:13")
  }

  @Test func aBlockScalarEndsWithItsLastLine() throws {
    let text = "a: |\n  one\n   two é\n\n\nb: >-\n  x\n\n  y\n# end\nc: |\n\nd: 1\n"
    let root = try tree(text)
    #expect(root["a"]?.range.picture == "1:4-3:9")
    #expect(root["b"]?.range.picture == "6:4-9:4")
    #expect(root["c"]?.range.picture == "11:4-11:5")
    #expect(root["d"]?.range.picture == "13:4-13:5")
  }

  @Test func aBlockScalarAtTheEndOfTheFileEndsThere() throws {
    #expect(try tree("a: |\n  one\n  two")["a"]?.range.picture == "1:4-3:6")
    #expect(try tree("a: |\n  one\n\n\n")["a"]?.range.picture == "1:4-2:6")
    #expect(try tree("a: |")["a"]?.range.picture == "1:4-1:5")
  }

  @Test func aMissingValueStandsAfterItsKey() throws {
    let root = try tree("a:\nb: 1\n")
    #expect(root["a"]?.range.picture == "1:3-1:3")
  }

  @Test func columnsCountScalars() throws {
    let root = try tree("日本: é\u{301}😀x\n")
    let entry = try #require(root.entries?.first)
    #expect(entry.keyRange.picture == "1:1-1:3")
    #expect(entry.value.range.picture == "1:5-1:9")
  }

  @Test func aByteOrderMarkDoesNotShiftTheFirstColumn() throws {
    let root = try tree("\u{FEFF}a: 1\n")
    #expect(root.entries?.first?.key == "a")
    #expect(root.entries?.first?.keyRange.picture == "1:1-1:2")
    #expect(places("\u{FEFF}a: !x 1") == ["unknown-tag 1:4"])
    #expect(places("\u{FEFF}a: \u{1}") == ["bad-character 1:4"])
    #expect(SourceText(name: "x", text: "\u{FEFF}a: 1").line(1) == "a: 1")
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func everyLineBreakEndsALine(lineBreak: String) throws {
    let text = ["a: 1", "b:", "  - x", "c: |", "  t", "d: !x 1"].joined(separator: lineBreak)
    #expect(places(text) == ["unknown-tag 6:4"])
    let source = SourceText(name: "x", text: text)
    #expect((0...7).map(source.line) == ["", "a: 1", "b:", "  - x", "c: |", "  t", "d: !x 1", ""])
    let good = ["a: 1", "b:", "  - x", "c: |", "  t", ""].joined(separator: lineBreak)
    #expect(try tree(good).picture == "{a: 1, b: ['x'], c: 't\n'}")
  }

  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
  func anOldLineBreakDoesNotShiftLaterPlaces(old: String) throws {
    let root = try tree("a: \"x\(old)y\" \nb: 1\n")
    #expect(root["a"]?.range.picture == "1:4-1:9")
    #expect(root["b"]?.range.picture == "2:4-2:5")
    #expect(places("\u{FEFF}# \(old)\r\na: !x 1\n") == ["unknown-tag 2:4"])
  }
}
