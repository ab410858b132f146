import MuntinYAML

/// Random trees whose text is as nasty as can be.
struct RandomTree {
  var random: SeededRandom

  private static let scalars: [Scalar] = [
    Scalar("null", .null), Scalar("~", .null), Scalar("", .null), Scalar("true", .bool(true)),
    Scalar("FALSE", .bool(false)), Scalar("12", .integer(12)), Scalar("0x1F", .integer(31)),
    Scalar("-0", .integer(0)), Scalar("1.5", .number(1.5)), Scalar(".nan", .number(.nan)),
    Scalar("-.INF", .number(-.infinity)), Scalar("1e400", .number(.infinity)),
    Scalar("12", .number(12)), Scalar("99999999999999999999", .number(1e20)),
  ]

  private static let pieces: [String] = [
    "a", "word", "two words", " ", "  ", "\n", "\n\n", "\t", "\r", "\r\n", ":", ": ", " #", "#",
    "-", "- ", "---", "...", "?", "? ", "!", "!!int 1", "&a", "*a", "%", "@", "`", "|", ">", "|-",
    "'", "''", "\"", "\\", "\\n", "[", "]", "{", "}", ",", "<<", "=", "~", "null", "true", "yes",
    "12", "0o17", "1.5", ".inf", ".nan", "-1", "+", ".", "1:20", "\0", "\u{1}", "\u{1B}[31m",
    "\u{7F}", "\u{85}", "\u{9B}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{2028}",
    "\u{2029}", "\u{202E}", "\u{FEFF}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{D7FF}",
    "\u{E0A0}", "\u{1F600}", "\u{1FFFE}", "\u{10FFFF}", "é", "e\u{301}", "\u{301}", "日本",
    "${x}", "$$", "key: value", "- item", "a\nb", "a\n b", "a\n\nb\n", " a\nb", "a \nb", "\na",
    "a\t\nb", "a\n\tb", "\ta\nb", "a\n# b", "a\n---\nb", "a\r\nb",
  ]

  mutating func text() -> String {
    var text = ""
    for _ in 0..<random.below(6) { text += random.pick(Self.pieces) }
    if random.below(200) == 0 {
      text += String(repeating: random.pick(Self.pieces), count: 2000)
    }
    return text
  }

  mutating func node(depth: Int) -> Node {
    switch random.below(depth > 0 ? 6 : 3) {
    case 0: return Node(.scalar(random.pick(Self.scalars)))
    case 1, 2: return Node(.scalar(Scalar(text())))
    case 3:
      let count = random.below(5)
      return Node(.sequence((0..<count).map { _ in node(depth: depth - 1) }))
    default:
      var seen: Set<String> = []
      var entries: [Entry] = []
      for _ in 0..<random.below(12) {
        let key = text()
        if seen.insert(key).inserted { entries.append(Entry(key, node(depth: depth - 1))) }
      }
      return Node(.mapping(entries))
    }
  }
}
