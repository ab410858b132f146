import MuntinScreen
import MuntinSpec

/// Evaluates an invocation, as far as it gets without the results of calls.
///
/// A call is never made here: the first whose result is not known ends the evaluation with what is
/// to be called; with its result it starts again.
struct Evaluation {
  /// The value of a variable; nil where there is none.
  var variable: (String) -> JSONValue?
  /// Results of calls, by their places in the text.
  var results: [Int: JSONValue]

  /// What is to be called.
  struct Request: Equatable, Sendable {
    var place: Int
    var name: String
    var arguments: [String: JSONValue] = [:]
    var references: [String: String] = [:]

    fileprivate init(_ call: FunctionCall) {
      place = call.offset
      name = call.name
      for (name, argument) in call.arguments {
        switch argument {
        case .value(let value): arguments[name] = value.json
        case .reference(let path): references[name] = path
        }
      }
    }
  }

  enum Outcome: Equatable {
    case value(JSONValue)
    case needs(Request)
  }

  /// The result of the last call.
  func outcome(of invocation: Invocation) throws(InvocationFault) -> Outcome {
    var result = JSONValue.null
    for place in 0..<invocation.count {
      var missing: Request?
      let call: FunctionCall
      do throws(InterpolationFault) {
        call = try invocation.call(
          place, variable: { variable($0).map { VariableValue($0) } },
          call: { inner throws(InterpolationFault) in
            if let known = results[inner.offset] { return VariableValue(known) }
            missing = Request(inner)
            throw InterpolationFault(inner.offset, "its result is not there yet")
          })
      } catch {
        if let missing { return .needs(missing) }
        throw InvocationFault(error)
      }
      guard let known = results[call.offset] else { return .needs(Request(call)) }
      result = known
    }
    return .value(result)
  }
}

extension InvocationFault {
  init(_ fault: InterpolationFault) {
    self.init("The invocation makes no sense at byte \(fault.offset + 1): \(fault.message).")
  }
}
