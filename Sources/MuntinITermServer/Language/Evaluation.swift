import MuntinPlan
import MuntinSpec

/// Evaluates expressions, as far as it gets without the results of calls.
///
/// A call is never made here: the first whose result is not known ends the evaluation with what is
/// to be called; with its result it starts again.
struct Evaluation {
  /// The value of a variable; nil where there is none.
  var variable: (String) -> JSONValue?
  /// Results of calls, by their places in the text.
  var results: [Int: JSONValue]
  /// A variable without a value is an empty text inside of texts.
  var isLax = true

  /// What is to be called.
  struct Request: Equatable, Sendable {
    var place: Int
    var name: String
    var arguments: [String: JSONValue]
    var references: [String: String]
  }

  enum Interruption: Error, Equatable {
    case needs(Request)
    case failed(InvocationFault)
  }

  /// The result of the last one.
  func value(of calls: [Expression.Call]) throws(Interruption) -> JSONValue {
    var result = JSONValue.null
    for call in calls { result = try value(.call(call)) }
    return result
  }

  func value(_ expression: Expression) throws(Interruption) -> JSONValue {
    switch expression {
    case .value(let value): return value
    case .string(let parts): return .string(try text(parts))
    case .array(let items):
      var values: [JSONValue] = []
      for item in items { values.append(try value(item)) }
      return .array(values)
    case .path(let path):
      guard let value = variable(path) else { throw failure("\(path) is not defined") }
      return value
    case .optional(.path(let path)): return variable(path) ?? .null
    case .optional(let inner): return try value(inner)
    case .index(let array, let place):
      guard let items = try value(array).array, let index = try value(place).integer,
        items.indices.contains(index)
      else { throw failure("an index is out of range") }
      return items[index]
    case .call(let call): return try result(of: call)
    case .not(let inner): return .bool(!(try truth(inner)))
    case .negative(let inner):
      guard let number = try value(inner).asDouble else { throw failure("- needs a number") }
      return Self.number(-number)
    case .binary(let sign, let left, let right): return try binary(sign, left, right)
    case .condition(let condition, let then, let otherwise):
      return try value(truth(condition) ? then : otherwise)
    }
  }

  func text(_ parts: [StringPart]) throws(Interruption) -> String {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .expression(.path(let path)) where isLax: result += Self.text(variable(path) ?? .null)
      case .expression(let expression): result += Self.text(try value(expression))
      }
    }
    return result
  }

  /// How a value stands in a text.
  static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .array(let items): "[" + items.map(text).joined(separator: ", ") + "]"
    default: value.text
    }
  }

  private func result(of call: Expression.Call) throws(Interruption) -> JSONValue {
    if let known = results[call.place] { return known }
    var request = Request(place: call.place, name: call.name, arguments: [:], references: [:])
    for argument in call.arguments {
      switch argument.content {
      case .value(let expression): request.arguments[argument.name] = try value(expression)
      case .reference(let path): request.references[argument.name] = path
      }
    }
    throw .needs(request)
  }

  private func truth(_ expression: Expression) throws(Interruption) -> Bool {
    let value = try value(expression)
    guard let truth = value.truth else { throw failure("\(value.text) is neither true nor false") }
    return truth
  }

  private func binary(
    _ sign: Expression.Operator, _ left: Expression, _ right: Expression
  ) throws(Interruption) -> JSONValue {
    switch sign {
    case .or: return .bool(try truth(left) ? true : try truth(right))
    case .and: return .bool(try truth(left) ? try truth(right) : false)
    default: break
    }
    let (one, other) = (try value(left), try value(right))
    if sign == .equal || sign == .different {
      let isEqual = one == other || one.asDouble != nil && one.asDouble == other.asDouble
      return .bool(isEqual == (sign == .equal))
    }
    if sign == .plus, one.string != nil || other.string != nil {
      return .string(Self.text(one) + Self.text(other))
    }
    guard let a = one.asDouble, let b = other.asDouble else {
      throw failure("\(sign.rawValue) needs numbers")
    }
    switch sign {
    case .less: return .bool(a < b)
    case .more: return .bool(a > b)
    case .lessOrEqual: return .bool(a <= b)
    case .moreOrEqual: return .bool(a >= b)
    case .plus: return Self.number(a + b)
    case .minus: return Self.number(a - b)
    case .times: return Self.number(a * b)
    default:
      if b == 0 { throw failure("nothing can be divided by zero") }
      return Self.number(a / b)
    }
  }

  private static func number(_ number: Double) -> JSONValue {
    Int(exactly: number).map(JSONValue.integer) ?? .number(number)
  }

  private func failure(_ sentence: String) -> Interruption {
    .failed(InvocationFault("The expression has no value: \(sentence)."))
  }
}
