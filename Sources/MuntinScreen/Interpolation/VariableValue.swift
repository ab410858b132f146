/// A value of a variable, as JSON has them.
package indirect enum VariableValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([VariableValue])
  case object([String: VariableValue])

  /// As it shows in a text: numbers in their shortest form, null as nothing.
  package var text: String {
    switch self {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .number(let value): Self.text(value)
    case .string(let value): value
    case .array(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
    case .object(let values):
      "{"
        + values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text)" }
        .joined(separator: ", ") + "}"
    }
  }

  private static func text(_ number: Double) -> String {
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return "\(whole)" }
    return "\(number)"
  }

  /// Whether it counts as true: not null, false, 0 or an empty string.
  package var isTrue: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .number(let value): value != 0
    case .string(let value): !value.isEmpty
    case .array, .object: true
    }
  }
}

/// Something wrong with an interpolated string, or with what it refers to.
package struct InterpolationFault: Error, Equatable, Sendable {
  /// Bytes from the start of the text.
  package var offset: Int
  /// A sentence without its full stop.
  package var message: String

  package init(_ offset: Int, _ message: String) {
    self.offset = offset
    self.message = message
  }
}
