import MuntinYAML

/// What the value of a variable must be.
enum VariableType: String, CaseIterable {
  case string, integer, number, boolean

  func accepts(_ text: String) -> Bool {
    switch self {
    case .string: true
    case .integer: Int(text) != nil
    case .number:
      switch ScalarText(text).value {
      case .integer, .number: true
      default: false
      }
    case .boolean:
      if case .bool = ScalarText(text).value { true } else { false }
    }
  }
}

/// What a text would mean if it stood in the file without quotes.
struct ScalarText {
  let value: Scalar.Value

  init(_ text: String) {
    value =
      switch text {
      case "", "~", "null", "Null", "NULL": .null
      case "true", "True", "TRUE": .bool(true)
      case "false", "False", "FALSE": .bool(false)
      default: Self.number(text) ?? .string
      }
  }

  private static func number(_ text: String) -> Scalar.Value? {
    let isNumeric = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x65, 0x45].contains($0)
    }
    guard isNumeric else { return nil }
    if let integer = Int(text) { return .integer(integer) }
    guard let number = Double(text), number.isFinite else { return nil }
    return .number(number)
  }
}
