import MuntinScreen
import MuntinYAML

/// The wording of every fault in a text in which `\(…)` stands for a value.
extension Diagnostic {
  static func badInterpolation(_ message: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-interpolation", "this \\(…) makes no sense: \(message)", at: range,
      hint: "\\(user.name) stands for a user variable; a backslash that stands for itself is \\\\")
  }

  static func variableInExpression(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-interpolation", "a ${…} cannot be a part of the expression in \\(…)", at: range,
      hint: "put it between double quotation marks, or outside of \\(…)")
  }

  static func unknownFunction(_ name: String, nearest: String?, at range: SourceRange) -> Diagnostic
  {
    let isReserved = BuiltInFunctions.isReserved(name)
    return Diagnostic(
      isReserved ? .error : .warning, code: "unknown-function",
      "iTerm2 has no function \(quoted(name))"
        + (isReserved ? "" : "; it shows nothing unless a script registers one"),
      at: range, hint: maybe(nearest))
  }

  static func unknownArgument(
    _ argument: String, of function: String, nearest: String?, known: [String],
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-argument", "\(function) takes no argument \(quoted(argument))", at: range,
      hint: maybe(
        nearest,
        else: known.isEmpty ? "it takes none" : "arguments: " + known.joined(separator: ", ")))
  }

  static func unknownSessionVariable(
    _ path: String, nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, code: "unknown-session-variable", "sessions have no variable \(quoted(path))",
      at: range, hint: maybe(nearest, else: "variables of your own are written user.NAME"))
  }

  static func controlEscape(in what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, code: "control-escape", "an escape in \(what) stands for a control character",
      at: range, hint: "a backslash that stands for itself is written \\\\")
  }
}
