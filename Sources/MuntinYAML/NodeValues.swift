extension Node {
  /// The scalar, nil for a list or mapping.
  package var scalar: Scalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// The entries in the order of the file, nil for anything but a mapping.
  package var entries: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The items in the order of the file, nil for anything but a list.
  package var items: [Node]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// What to call the node in a message.
  package var kindName: String {
    switch content {
    case .sequence: "list"
    case .mapping: "mapping"
    case .scalar(let scalar):
      switch scalar.value {
      case .null: "nothing"
      case .bool: "true/false"
      case .integer, .number: "number"
      case .string: "text"
      }
    }
  }

  /// Whether two trees have the same values and the same text in the same order, wherever and
  /// however they were written. Text is compared scalar by scalar, NaN equals NaN.
  package func sameValue(as other: Node) -> Bool {
    switch (content, other.content) {
    case (.scalar(let left), .scalar(let right)):
      left.value.isSame(as: right.value) && left.text.utf8.elementsEqual(right.text.utf8)
    case (.sequence(let left), .sequence(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.sameValue(as: $1) }
    case (.mapping(let left), .mapping(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy {
          $0.key.utf8.elementsEqual($1.key.utf8) && $0.value.sameValue(as: $1.value)
        }
    case (.scalar, _), (.sequence, _), (.mapping, _): false
    }
  }
}

extension Scalar.Value {
  /// Equality for which NaN equals NaN and 0.0 differs from -0.0.
  func isSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)):
      left.isNaN ? right.isNaN : left.bitPattern == right.bitPattern
    default: self == other
    }
  }
}
