extension JSONValue {
  /// A whole number where it is one.
  package init(number: Double) {
    self = Int(exactly: number).map(JSONValue.integer) ?? .number(number)
  }

  package var asDouble: Double? {
    switch self {
    case .number(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  /// The same value with the members of every object in the order of their names.
  package var sorted: JSONValue {
    switch self {
    case .object(let members):
      .object(
        members.map { ($0.0, $0.1.sorted) }
          .sorted { $0.0.unicodeScalars.lexicographicallyPrecedes($1.0.unicodeScalars) })
    case .array(let items): .array(items.map(\.sorted))
    default: self
    }
  }

  /// Whether both say the same: numbers by their value, objects in any order.
  package func isSame(as other: JSONValue) -> Bool {
    switch (self, other) {
    case (.array(let a), .array(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    case (.object(let a), .object(let b)):
      guard a.count == b.count, case .object(let a) = sorted, case .object(let b) = other.sorted
      else { return false }
      return zip(a, b).allSatisfy { $0.0.utf8.elementsEqual($1.0.utf8) && $0.1.isSame(as: $1.1) }
    case (.string(let a), .string(let b)): return a.utf8.elementsEqual(b.utf8)
    default:
      if let a = asDouble, let b = other.asDouble { return a == b }
      return self == other
    }
  }
}
