/// Writes a JSON value: on one line, or indented by two spaces with a newline at the end.
package struct JSONText {
  package private(set) var text = ""
  private let isIndented: Bool

  package init(_ value: JSONValue, indented: Bool = false) {
    isIndented = indented
    write(value, depth: 0)
    if indented { text += "\n" }
  }

  private mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number):
      // JSON has no word for what is not finite.
      text += number.isFinite ? (Int(exactly: number).map(String.init) ?? "\(number)") : "null"
    case .string(let string): write(string)
    case .array(let items):
      write(items, "[", "]", depth: depth) { text, item in text.write(item, depth: depth + 1) }
    case .object(let members):
      write(members, "{", "}", depth: depth) { text, member in
        text.write(member.0)
        text.text += text.isIndented ? ": " : ":"
        text.write(member.1, depth: depth + 1)
      }
    }
  }

  private mutating func write<Item>(
    _ items: [Item], _ open: String, _ close: String, depth: Int,
    each: (inout JSONText, Item) -> Void
  ) {
    text += open
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      if isIndented { text += "\n" + String(repeating: "  ", count: depth + 1) }
      each(&self, item)
    }
    if isIndented && !items.isEmpty { text += "\n" + String(repeating: "  ", count: depth) }
    text += close
  }

  private mutating func write(_ string: String) {
    text += "\""
    if string.utf8.allSatisfy(Self.isPlain) { text += string } else { writeEscaped(string) }
    text += "\""
  }

  /// Needs no escape; where a byte may begin one of the controls above ASCII, its scalars are asked.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xC2
  }

  private mutating func writeEscaped(_ string: String) {
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
