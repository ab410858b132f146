import MuntinPlan
import MuntinSpec

/// The arguments of a call.
struct Arguments: Sendable {
  private let call: Evaluation.Request

  init(_ call: Evaluation.Request) { self.call = call }

  subscript(name: String) -> JSONValue? {
    let value = call.arguments[name]
    return value == .null ? nil : value
  }

  /// All of some and none but some must be given: else it is another function.
  func check(_ needed: [String], optional: [String] = []) throws(InvocationFault) {
    let given = Set(call.arguments.keys).union(call.references.keys)
    guard Set(needed).isSubset(of: given), given.isSubset(of: Set(needed + optional)) else {
      throw InvocationFault("The function \(call.name) does not take these arguments.")
    }
  }

  func string(_ name: String) throws(InvocationFault) -> String {
    guard let text = call.arguments[name]?.string else {
      throw InvocationFault("\(name) is not a text.")
    }
    return text
  }

  func integer(_ name: String) throws(InvocationFault) -> Int {
    guard let number = call.arguments[name]?.asDouble, let whole = Int(exactly: number) else {
      throw InvocationFault("\(name) is not a whole number.")
    }
    return whole
  }

  func truth(_ name: String) throws(InvocationFault) -> Bool {
    guard let truth = call.arguments[name]?.truth else {
      throw InvocationFault("\(name) is neither true nor false.")
    }
    return truth
  }
}
