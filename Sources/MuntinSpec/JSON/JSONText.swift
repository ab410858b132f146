/// Writes a JSON value: on one line, or indented by two spaces with a newline at the end.
package struct JSONText {
  package let text: String

  package init(_ value: JSONValue, indented: Bool = false) {
    var writer = JSONWriter(isIndented: indented)
    writer.write(value, depth: 0)
    if indented { writer.add("\n") }
    text = String(decoding: writer.bytes, as: UTF8.self)
  }
}

private struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private let isIndented: Bool

  init(isIndented: Bool) { self.isIndented = isIndented }

  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: add("null")
    case .bool(let value): add(value ? "true" : "false")
    case .integer(let number): add(String(number))
    case .number(let number):
      // JSON has no word for what is not finite.
      add(number.isFinite ? (Int(exactly: number).map(String.init) ?? "\(number)") : "null")
    case .string(let string): write(string)
    case .array(let items):
      write(items, "[", "]", depth: depth) { writer, item in writer.write(item, depth: depth + 1) }
    case .object(let members):
      write(members, "{", "}", depth: depth) { writer, member in
        writer.write(member.0)
        writer.add(writer.isIndented ? ": " : ":")
        writer.write(member.1, depth: depth + 1)
      }
    }
  }

  private mutating func write<Item>(
    _ items: [Item], _ open: String, _ close: String, depth: Int,
    each: (inout JSONWriter, Item) -> Void
  ) {
    add(open)
    for (index, item) in items.enumerated() {
      if index > 0 { add(",") }
      if isIndented { add("\n" + String(repeating: "  ", count: depth + 1)) }
      each(&self, item)
    }
    if isIndented && !items.isEmpty { add("\n" + String(repeating: "  ", count: depth)) }
    add(close)
  }

  /// Everything but the few bytes that need an escape is copied in one go.
  private mutating func write(_ string: String) {
    var string = string
    bytes.append(UInt8(ascii: "\""))
    string.withUTF8 { text in
      var start = 0
      for place in text.indices {
        // The controls above ASCII are two bytes, of which the first is 0xC2.
        let isLate = text[place] == 0xC2 && place + 1 < text.count && text[place + 1] < 0xA0
        guard isLate || Self.needsEscape(text[place]) else { continue }
        bytes.append(contentsOf: text[start..<place])
        escape(isLate ? text[place + 1] : text[place])
        start = isLate ? place + 2 : place + 1
      }
      bytes.append(contentsOf: text[min(start, text.count)...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }

  /// - Parameter unit: what the character is in Unicode.
  private mutating func escape(_ unit: UInt8) {
    switch unit {
    case UInt8(ascii: "\""): add("\\\"")
    case UInt8(ascii: "\\"): add("\\\\")
    case UInt8(ascii: "\n"): add("\\n")
    case UInt8(ascii: "\t"): add("\\t")
    case UInt8(ascii: "\r"): add("\\r")
    default: add("\\u00" + (unit < 0x10 ? "0" : "") + String(unit, radix: 16))
    }
  }
}
