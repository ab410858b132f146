import MuntinYAML
import Testing

@Suite struct SyntaxTests {
  @Test(arguments: [
    ("a:\n\tb: 1\n", "tab-character 2:1"),
    ("a:\n  b: 1\n\tc: 2\n", "tab-character 3:1"),
    ("a: b: c\n", "yaml-syntax 1:5"),
    ("cmd: echo \"a: b\" c: d\n", "yaml-syntax 1:13"),
    ("a: 1\n  b: 2\n", "yaml-syntax 2:4"),
    ("a: @x\n", "yaml-syntax 1:4"), ("a: `x`\n", "yaml-syntax 1:4"),
    ("a: %x\n", "yaml-syntax 1:4"),
    ("a: 1\nb: \"open\nc: 2\n", "yaml-syntax 2:4"), ("a: 'open\n", "yaml-syntax 1:4"),
    ("a: [1, 2\nb: 3\n", "yaml-syntax 1:4"), ("a: {b: 1\nc: 3\n", "yaml-syntax 1:4"),
    ("a: [\"x\" 1]\n", "yaml-syntax 1:9"), ("a: [1, 2\n", "yaml-syntax 1:4"),
    ("a: \"\\q\"\n", "yaml-syntax 1:5"), ("a: - b\n", "yaml-syntax 1:4"),
    ("a: 1\nb\nc: 2\n", "yaml-syntax 2:1"), ("a: !x!y z\n", "unknown-tag 1:4"),
    ("a: 1\n- b\n", "yaml-syntax 2:1"), ("- a\nb: 1\n", "yaml-syntax 2:1"),
    ("a: *\n", "yaml-syntax 1:5"), ("]", "yaml-syntax 1:1"), ("[a]\nb: 1\n", "yaml-syntax 2:1"),
  ])
  func aSyntaxFaultIsFoundAtItsPlace(text: String, place: String) {
    #expect(places(text) == [place], "\(faults(text).map(\.message))")
  }

  @Test func commonMistakesAreExplained() {
    #expect(faults("a:\n\tb: 1\n").first?.hint == "use spaces")
    #expect(faults("a: b: c\n").first?.hint == "put the text in quotes")
    #expect(faults("a: @x\n").first?.hint == "put it in quotes")
    #expect(faults("a: 1\n  b: 2\n").first?.hint?.contains("indentation") == true)
    #expect(faults("a: \"C:\\dir\"\n").first?.hint?.contains("backslash") == true)
    #expect(faults("a: 'it's'\n").first?.hint?.contains("twice") == true)
    #expect(faults("a: 'open\n").first?.message == "this quote is never closed")
    #expect(faults("a: [1\n").first?.message == "this \"[\" is not closed")
  }

  @Test func badCharactersAreAllFoundWithTheirPlaces() {
    #expect(
      places("a: \u{0}\nb: é\u{1B}x\u{7F}\n") == [
        "bad-character 1:4", "bad-character 2:5", "bad-character 2:7",
      ])
    #expect(faults("a: \u{1B}").first?.hint == "write it as \"\\u001B\" in double quotes")
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xC3, 0x28], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xE2, 0x82], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80],
    ] as [[UInt8]])
  func badBytesAreFoundWithTheirPlace(bad: [UInt8]) {
    let bytes = Array("a: 1\né: ".utf8) + bad
    #expect(places(bytes: bytes).first == "bad-character 2:4")
  }

  @Test func wideEncodingsAreRefusedClearly() {
    #expect(
      faults(bytes: [0xFF, 0xFE, 0x61, 0]).map(\.message) == ["the file is UTF-16, not UTF-8"])
    #expect(places(bytes: [0xFE, 0xFF, 0, 0x61]) == ["bad-character 1:1"])
    #expect(faults(bytes: [0, 0x61, 0, 0x62]).first?.code == "bad-character")
  }
}
