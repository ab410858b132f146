/// A text of iTerm2 with expressions in it: `host \(hostname) is \(user.role?)`.
///
/// - Source: iTerm2's interpolated strings, as used by badges, names and titles.
package struct InterpolatedString: Equatable, Sendable {
  package enum Part: Equatable, Sendable {
    case text(String)
    case expression(Expression)
  }

  package let parts: [Part]

  init(parts: [Part]) { self.parts = parts }

  /// - Errors: the first fault, with its place.
  package init(_ text: String) throws(InterpolationFault) {
    var parser = InterpolationParser(text)
    self = try parser.wholeString()
  }

  /// The paths of the variables that it mentions: when one changes, the text may.
  package var paths: Set<String> {
    var paths: Set<String> = []
    visit { expression in
      if case .path(let path) = expression.content { paths.insert(path) }
    }
    return paths
  }

  /// Whether functions are called in it: what an escape sequence brings must not.
  package var hasCalls: Bool {
    var found = false
    visit { expression in
      if case .call = expression.content { found = true }
    }
    return found
  }

  var expressions: [Expression] {
    parts.compactMap { part in
      if case .expression(let expression) = part { expression } else { nil }
    }
  }

  func visit(_ body: (Expression) -> Void) {
    for expression in expressions { expression.visit(body) }
  }

  /// Text that an interpolated string evaluates to itself.
  package static func literal(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    return text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
  }

  /// The text with the values of its expressions.
  ///
  /// - Parameters:
  ///   - isStrict: a variable without a value is a fault, and not an empty text.
  ///   - variable: the value at a path; nil where there is none.
  ///   - call: calls a function. Where an answer is not there yet, it may throw, and the whole be
  ///     evaluated again later.
  package func text(
    isStrict: Bool = false, variable: @escaping (String) -> VariableValue?,
    call: @escaping (FunctionCall) throws(InterpolationFault) -> VariableValue = Self.noFunctions
  ) throws(InterpolationFault) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .expression(let expression):
        let scope = Expression.Scope(isStrict: isStrict, variable: variable, call: call)
        text += try expression.value(in: scope).text
      }
    }
    return text
  }

  package static func noFunctions(
    _ call: FunctionCall
  ) throws(InterpolationFault) -> VariableValue {
    throw InterpolationFault(call.offset, "there is no function \(call.name)")
  }
}

/// A function with its arguments, ready to be called.
package struct FunctionCall: Equatable, Sendable {
  package enum Argument: Equatable, Sendable {
    case value(VariableValue)
    /// `&path`: where the function is to leave something.
    case reference(String)
  }

  /// With its namespace: `iterm2.alert`.
  package var name: String
  /// In the order of the text; no name twice.
  package var arguments: [(name: String, argument: Argument)]
  /// Bytes from the start of the text.
  package var offset: Int

  package init(_ name: String, _ arguments: [(name: String, argument: Argument)], offset: Int = 0) {
    self.name = name
    self.arguments = arguments
    self.offset = offset
  }

  package subscript(name: String) -> Argument? {
    arguments.first { $0.name == name }?.argument
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.name == right.name && left.offset == right.offset
      && left.arguments.elementsEqual(right.arguments) {
        $0.name == $1.name && $0.argument == $1.argument
      }
  }
}

/// Calls one after the other, as InvokeFunction takes them: `a.b(x: 1, y: &z); c()`.
package struct Invocation: Equatable, Sendable {
  private let calls: [Expression]

  /// - Errors: the first fault, with its place.
  package init(_ text: String) throws(InterpolationFault) {
    var parser = InterpolationParser(text)
    calls = try parser.callSequence()
  }

  /// How many calls there are.
  package var count: Int { calls.count }

  /// The call at a place, its arguments evaluated; variables and functions as for a text.
  package func call(
    _ index: Int, variable: @escaping (String) -> VariableValue?,
    call: @escaping (FunctionCall) throws(InterpolationFault) -> VariableValue =
      InterpolatedString.noFunctions
  ) throws(InterpolationFault) -> FunctionCall {
    guard calls.indices.contains(index),
      case .call(let name, let arguments) = calls[index].content
    else { throw InterpolationFault(0, "there is no call \(index)") }
    let scope = Expression.Scope(isStrict: false, variable: variable, call: call)
    return try Expression.evaluated(name, arguments, calls[index].offset, scope)
  }
}
