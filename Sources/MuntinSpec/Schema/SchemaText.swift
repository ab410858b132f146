/// JSON text of a schema: two spaces a level, members in the order of the value.
struct SchemaText {
  private(set) var text = ""

  init(_ value: SchemaValue) {
    write(value, indent: "")
    text += "\n"
  }

  private mutating func write(_ value: SchemaValue, indent: String) {
    switch value {
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += String(number)
    case .string(let string): write(string)
    case .array(let items) where items.isEmpty: text += "[]"
    case .object(let members) where members.isEmpty: text += "{}"
    case .array(let items):
      let inner = indent + "  "
      text += "["
      for (place, item) in items.enumerated() {
        text += (place == 0 ? "\n" : ",\n") + inner
        write(item, indent: inner)
      }
      text += "\n" + indent + "]"
    case .object(let members):
      let inner = indent + "  "
      text += "{"
      for (place, member) in members.enumerated() {
        text += (place == 0 ? "\n" : ",\n") + inner
        write(member.key)
        text += ": "
        write(member.value, indent: inner)
      }
      text += "\n" + indent + "}"
    }
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}
