package import MuntinYAML

extension JSONValue {
  /// A tree of YAML as JSON; nil for what JSON has no word for: a number that is not finite.
  package init?(_ node: Node) {
    switch node.content {
    case .scalar(let scalar):
      switch scalar.value {
      case .null: self = .null
      case .bool(let flag): self = .bool(flag)
      case .integer(let number): self = .integer(number)
      case .number(let number):
        guard number.isFinite else { return nil }
        self = .number(number)
      case .string: self = .string(scalar.text)
      }
    case .sequence(let items):
      var values: [JSONValue] = []
      for item in items {
        guard let value = JSONValue(item) else { return nil }
        values.append(value)
      }
      self = .array(values)
    case .mapping(let entries):
      var members: [(String, JSONValue)] = []
      for entry in entries {
        guard let value = JSONValue(entry.value) else { return nil }
        members.append((entry.key, value))
      }
      self = .object(members)
    }
  }
}
