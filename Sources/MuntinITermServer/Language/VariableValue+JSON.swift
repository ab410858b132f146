import MuntinScreen
import MuntinSpec

/// Values of expressions, as requests and answers write them.
extension VariableValue {
  init(_ json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .integer(let number): self = .number(Double(number))
    case .number(let number): self = .number(number)
    case .string(let text): self = .string(text)
    case .array(let items): self = .array(items.map { VariableValue($0) })
    case .object(let members):
      self = .object(
        Dictionary(members.map { ($0.0, VariableValue($0.1)) }, uniquingKeysWith: { $1 }))
    }
  }

  var json: JSONValue {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let number): Int(exactly: number).map(JSONValue.integer) ?? .number(number)
    case .string(let text): .string(text)
    case .array(let items): .array(items.map(\.json))
    case .object(let members):
      .object(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })
    }
  }
}

extension JSONValue {
  /// How it stands in a text.
  var shown: String { VariableValue(self).text }
}
