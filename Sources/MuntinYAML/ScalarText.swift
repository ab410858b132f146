/// One scalar as YAML text on one line: plain where that reads back the same, else quoted.
struct ScalarText {
  /// Empty only for a null whose text is empty.
  let line: String
  private let isPlain: Bool
  private let text: String
  private let isText: Bool

  init(_ scalar: Scalar) {
    let text = scalar.text
    self.text = text
    isText = scalar.value == .string
    if scalar.value == .string {
      isPlain = Self.mayBePlain(text) && CoreSchema.value(of: text) == .string
      line = isPlain ? text : Self.quoted(text)
      return
    }
    if CoreSchema.value(of: text).isSame(as: scalar.value) {
      isPlain = true
      line = text
      return
    }
    isPlain = false
    let tag: CoreSchema.Tag
    let canonical: String
    switch scalar.value {
    case .null: (tag, canonical) = (.null, "null")
    case .bool(let value): (tag, canonical) = (.bool, value ? "true" : "false")
    case .integer(let value): (tag, canonical) = (.int, String(value))
    case .number(let value): (tag, canonical) = (.float, Self.number(value))
    case .string: (tag, canonical) = (.str, text)
    }
    let isKept = CoreSchema.value(of: text, tag: tag)?.isSame(as: scalar.value) ?? false
    line = isKept ? "!!\(tag.rawValue) \(Self.quoted(text))" : canonical
  }

  /// The scalar for use between "[" and "]", nil when it is not short and simple there.
  var flowWord: String? {
    let isSimple = line.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: " "), UInt8(ascii: "~"),
        UInt8(ascii: "+"):
        true
      default: false
      }
    }
    return isPlain && isSimple && !line.isEmpty ? line : nil
  }

  /// The scalar for use between braces or brackets, quoted where it must be; nil where it takes a
  /// block, or is no text that can be quoted.
  var innerWord: String? {
    guard !line.isEmpty, !text.unicodeScalars.contains("\n") else { return nil }
    guard isPlain else { return line }
    let isSafe = line.unicodeScalars.allSatisfy { !",[]{}:?".unicodeScalars.contains($0) }
    if isSafe { return line }
    return isText ? Self.quoted(text) : nil
  }

  /// A key; what it would mean as a value does not matter, but plain `<<` would merge.
  static func key(_ text: String) -> String {
    mayBePlain(text) && text != "<<" ? text : quoted(text)
  }

  /// A text of several lines as a literal block, with the line break at its end; nil where that
  /// would not be exact.
  static func block(_ scalar: Scalar, indent: Int) -> String? {
    let text = scalar.text
    guard scalar.value == .string, text.unicodeScalars.contains("\n"),
      let first = text.unicodeScalars.first, first != " ", first != "\n", first != "\t"
    else { return nil }
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    let endsLine = lines.last?.isEmpty ?? false
    if endsLine { lines.removeLast() }
    guard let last = lines.last, !last.isEmpty else { return nil }
    let isExact = lines.allSatisfy { line in
      line.last != " " && line.last != "\t"
        && line.allSatisfy { $0 == "\t" || !$0.isUnprintable }
    }
    guard isExact else { return nil }
    let margin = String(repeating: " ", count: indent)
    return lines.reduce(into: endsLine ? "|\n" : "|-\n") { block, line in
      block += line.isEmpty ? "\n" : margin + String(line) + "\n"
    }
  }

  /// Whether a text on one line is read as that text when it stands without quotes.
  private static func mayBePlain(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return false }
    if "?:,[]{}#&*!|>'\"%@` ".unicodeScalars.contains(first) || last == " " || last == ":" {
      return false
    }
    if first == "-", !isWordStart(scalars.dropFirst().first) { return false }
    if text.hasPrefix("---") || text.hasPrefix("...") { return false }
    var before: Unicode.Scalar = "a"
    for scalar in scalars {
      if scalar.isUnprintable || scalar == "\u{A0}" { return false }
      if before == ":" && scalar == " " || before == " " && scalar == "#" { return false }
      before = scalar
    }
    return true
  }

  private static func isWordStart(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0 == "-" || $0 == "." || $0.isASCII && $0.properties.isAlphabetic } ?? false
      || scalar.map { ("0"..."9").contains($0) } ?? false
  }

  private static func quoted(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: \.isUnprintable) {
      return text.unicodeScalars.reduce(into: "'") { $0 += $1 == "'" ? "''" : String($1) } + "'"
    }
    return text.unicodeScalars.reduce(into: "\"") { $0 += escaped($1) } + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    case "\u{1B}": return "\\e"
    case "\0": return "\\0"
    default:
      guard scalar.isUnprintable else { return String(scalar) }
      let hex = String(scalar.value, radix: 16, uppercase: true)
      let length = scalar.value < 0x100 ? 2 : scalar.value < 0x10000 ? 4 : 8
      let mark = length == 2 ? "x" : length == 4 ? "u" : "U"
      return "\\" + mark + String(repeating: "0", count: length - hex.count) + hex
    }
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return ".nan" }
    if value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
    return "\(value)"
  }
}
