import MuntinPlan
import MuntinSpec

/// What an invocation, or `\(…)` in a text, is made of.
indirect enum Expression: Equatable, Sendable {
  case value(JSONValue)
  case string([StringPart])
  case array([Expression])
  /// A variable; without a value it is a fault.
  case path(String)
  case index(Expression, Expression)
  case call(Call)
  /// Null where it would be undefined.
  case optional(Expression)
  case not(Expression)
  case negative(Expression)
  case binary(Operator, Expression, Expression)
  case condition(Expression, then: Expression, otherwise: Expression)

  enum Operator: String, Sendable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case different = "!="
    case less = "<"
    case more = ">"
    case lessOrEqual = "<="
    case moreOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"

    /// How tightly it binds.
    var rank: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .equal, .different: 3
      case .less, .more, .lessOrEqual, .moreOrEqual: 4
      case .plus, .minus: 5
      case .times, .divided: 6
      }
    }
  }

  /// A call of a function.
  struct Call: Equatable, Sendable {
    /// Its place in the text, by which results are remembered.
    var place: Int
    /// With its name space: `iterm2.alert`.
    var name: String
    var arguments: [Argument]
  }

  struct Argument: Equatable, Sendable {
    enum Content: Equatable, Sendable {
      case value(Expression)
      /// `&path`: the variable itself.
      case reference(String)
    }
    var name: String
    var content: Content
  }
}

/// A piece of a text.
enum StringPart: Equatable, Sendable {
  case text(String)
  case expression(Expression)
}

/// Why an invocation makes no sense, or failed.
struct InvocationFault: Error, Equatable, Sendable {
  var sentence: String
  init(_ sentence: String) { self.sentence = sentence }
}

/// An interpolated string: text, and expressions in `\(…)`.
struct StringParts: Equatable, Sendable {
  let parts: [StringPart]

  /// Nil where an expression in it makes no sense.
  init?(_ text: String) {
    var parser = InvocationParser(text)
    do throws(InvocationFault) {
      parts = try parser.wholeString()
    } catch {
      return nil
    }
  }
}
