/// How much a fault matters: an error stops the file from being used, a warning does not.
package enum Severity: String, Sendable {
  case error
  case warning
}

/// A fault in the user's text: what is wrong, where, and how to mend it.
package struct Diagnostic: Equatable, Sendable {
  package var severity: Severity
  /// Stable, kebab-case: tests and editors match on it, never on `message`.
  package var code: String
  package var message: String
  package var range: SourceRange
  package var hint: String?

  package init(
    _ severity: Severity = .error, code: String, _ message: String, at range: SourceRange,
    hint: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.range = range
    self.hint = hint
  }
}

/// A value with all that was found wrong on the way to it; the value is nil exactly when there is
/// an error among the diagnostics.
package struct Checked<Value> {
  package let value: Value?
  package let diagnostics: [Diagnostic]

  package init(_ value: Value?, _ diagnostics: [Diagnostic] = []) {
    self.value = diagnostics.contains { $0.severity == .error } ? nil : value
    self.diagnostics = diagnostics
  }
}

extension Checked: Sendable where Value: Sendable {}
