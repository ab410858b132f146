package import MuntinYAML

/// What became of a piece of an imported file.
package enum Fidelity: String, CaseIterable, Sendable {
  /// The workspace does the same.
  case converted
  /// The workspace does something near it; the message says what differs.
  case approximated
  /// The workspace does nothing of it.
  case dropped
}

/// One line of the report of an import.
package struct ImportNote: Equatable, Sendable {
  package var fidelity: Fidelity
  /// Where in the file's own words, such as `windows[1].layout`; places count from 0.
  package var subject: String
  package var range: SourceRange
  /// What it has become, or what to do about it.
  package var message: String
}
