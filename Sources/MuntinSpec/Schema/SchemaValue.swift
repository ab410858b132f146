/// A value of a JSON document whose objects keep the order in which they were written.
indirect enum SchemaValue: Sendable {
  case object([(key: String, value: SchemaValue)])
  case array([SchemaValue])
  case string(String)
  case integer(Int)
  case bool(Bool)

  /// This object with further members behind its own; a value that is no object stays as it is.
  func adding(_ members: KeyValuePairs<String, SchemaValue>) -> SchemaValue {
    guard case .object(let own) = self else { return self }
    return .object(own + members.map { (key: $0.key, value: $0.value) })
  }

  /// This object with the members of another behind its own.
  func joined(with other: SchemaValue) -> SchemaValue {
    guard case .object(let own) = self, case .object(let members) = other else { return self }
    return .object(own + members)
  }
}

extension SchemaValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  init(dictionaryLiteral elements: (String, SchemaValue)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }

  init(arrayLiteral elements: SchemaValue...) { self = .array(elements) }
}

extension SchemaValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
}
