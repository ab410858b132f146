/// What stands in `\(…)`.
package struct Expression: Equatable, Sendable {
  package indirect enum Content: Equatable, Sendable {
    case literal(VariableValue)
    case string(InterpolatedString)
    case path(String)
    case element(Expression, Expression)
    case call(String, [Argument])
    case array([Expression])
    case unary(Operator, Expression)
    case binary(Operator, Expression, Expression)
    case conditional(Expression, Expression, Expression)
    /// `x?`: null where x is undefined.
    case optional(Expression)
  }

  package enum Operator: String, Sendable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case unequal = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case not = "!"
  }

  package struct Argument: Equatable, Sendable {
    package enum Value: Equatable, Sendable {
      case expression(Expression)
      case reference(String)
    }
    package var name: String
    package var value: Value
  }

  struct Scope {
    var isStrict: Bool
    var variable: (String) -> VariableValue?
    var call: (FunctionCall) throws(InterpolationFault) -> VariableValue
  }

  package var content: Content
  /// Bytes from the start of the text.
  package var offset: Int

  /// What it is made of, in the order of the text.
  var children: [Expression] {
    switch content {
    case .literal, .path: []
    case .string(let string): string.expressions
    case .element(let one, let two), .binary(_, let one, let two): [one, two]
    case .call(_, let arguments):
      arguments.compactMap { argument in
        if case .expression(let value) = argument.value { value } else { nil }
      }
    case .array(let elements): elements
    case .unary(_, let one), .optional(let one): [one]
    case .conditional(let condition, let one, let two): [condition, one, two]
    }
  }

  /// Calls the body with this expression and all that it is made of.
  func visit(_ body: (Expression) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }

  // MARK: Values

  func value(in scope: Scope) throws(InterpolationFault) -> VariableValue {
    switch content {
    case .literal(let value): return value
    case .string(let string):
      return .string(
        try string.text(isStrict: scope.isStrict, variable: scope.variable, call: scope.call))
    case .path(let path):
      if let value = scope.variable(path) { return value }
      if scope.isStrict { throw undefined(path) }
      return .null
    case .element(let list, let index):
      return try element(list.value(in: scope), index.value(in: scope))
    case .call(let name, let arguments):
      return try scope.call(Self.evaluated(name, arguments, offset, scope))
    case .array(let elements):
      var values: [VariableValue] = []
      for element in elements { values.append(try element.value(in: scope)) }
      return .array(values)
    case .unary(let sign, let operand):
      let value = try operand.value(in: scope)
      return sign == .not ? .bool(!value.isTrue) : .number(-(try number(value)))
    case .binary(let sign, let left, let right): return try binary(sign, left, right, scope)
    case .conditional(let condition, let one, let other):
      return try condition.value(in: scope).isTrue ? one.value(in: scope) : other.value(in: scope)
    case .optional(let inner):
      if case .path(let path) = inner.content { return scope.variable(path) ?? .null }
      var lax = scope
      lax.isStrict = false
      return try inner.value(in: lax)
    }
  }

  static func evaluated(
    _ name: String, _ arguments: [Argument], _ offset: Int, _ scope: Scope
  ) throws(InterpolationFault) -> FunctionCall {
    var values: [(name: String, argument: FunctionCall.Argument)] = []
    for argument in arguments {
      switch argument.value {
      case .reference(let path): values.append((argument.name, .reference(path)))
      case .expression(let expression):
        // A function is not to be called with nothing by mistake.
        if case .path(let path) = expression.content, scope.variable(path) == nil {
          throw expression.undefined(path)
        }
        values.append((argument.name, .value(try expression.value(in: scope))))
      }
    }
    return FunctionCall(name, values, offset: offset)
  }

  private func undefined(_ path: String) -> InterpolationFault {
    InterpolationFault(offset, "there is no variable \(path)")
  }

  private func number(_ value: VariableValue) throws(InterpolationFault) -> Double {
    switch value {
    case .number(let number): return number
    case .bool(let value): return value ? 1 : 0
    case .null, .string, .array, .object:
      throw InterpolationFault(offset, "this is no number: \(value.text.prefix(40))")
    }
  }

  private func element(
    _ list: VariableValue, _ index: VariableValue
  ) throws(InterpolationFault) -> VariableValue {
    switch (list, index) {
    case (.array(let values), .number(let number)):
      guard let place = Int(exactly: number), values.indices.contains(place) else {
        throw InterpolationFault(offset, "there is no element \(index.text)")
      }
      return values[place]
    case (.object(let values), .string(let key)): return values[key] ?? .null
    default: throw InterpolationFault(offset, "this has no elements")
    }
  }

  private func binary(
    _ sign: Operator, _ left: Expression, _ right: Expression, _ scope: Scope
  ) throws(InterpolationFault) -> VariableValue {
    let first = try left.value(in: scope)
    if sign == .or, first.isTrue { return .bool(true) }
    if sign == .and, !first.isTrue { return .bool(false) }
    let second = try right.value(in: scope)
    switch sign {
    case .or, .and: return .bool(second.isTrue)
    case .equal: return .bool(first == second)
    case .unequal: return .bool(first != second)
    case .plus:
      if case .string(let text) = first, case .string(let more) = second {
        return .string(text + more)
      }
      if case .array(let values) = first, case .array(let more) = second {
        return .array(values + more)
      }
      return .number(try number(first) + number(second))
    case .minus: return .number(try number(first) - number(second))
    case .times: return .number(try number(first) * number(second))
    case .divided:
      let divisor = try number(second)
      if divisor == 0 { throw InterpolationFault(offset, "division by zero") }
      return .number(try number(first) / divisor)
    case .less, .greater, .lessOrEqual, .greaterOrEqual:
      return .bool(try isOrdered(sign, first, second))
    case .not: return .null
    }
  }

  private func isOrdered(
    _ sign: Operator, _ first: VariableValue, _ second: VariableValue
  ) throws(InterpolationFault) -> Bool {
    if case .string(let left) = first, case .string(let right) = second {
      return Self.holds(sign, left, right)
    }
    return Self.holds(sign, try number(first), try number(second))
  }

  private static func holds<Value: Comparable>(
    _ sign: Operator, _ left: Value, _ right: Value
  ) -> Bool {
    switch sign {
    case .less: left < right
    case .greater: left > right
    case .lessOrEqual: left <= right
    default: left >= right
    }
  }
}
