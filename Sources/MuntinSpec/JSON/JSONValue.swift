/// A JSON value; objects keep the order of their members.
package enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
    default: false
    }
  }

  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }
  package var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }
  package var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }
  package var array: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }
  package var members: [(String, JSONValue)]? {
    if case .object(let members) = self { members } else { nil }
  }
  package subscript(key: String) -> JSONValue? { members?.first { $0.0 == key }?.1 }

  /// An object without the members whose value is nil.
  package static func object(compacting members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { name, value in value.map { (name, $0) } })
  }
}

extension String? {
  package var json: JSONValue { map(JSONValue.string) ?? .null }
}
