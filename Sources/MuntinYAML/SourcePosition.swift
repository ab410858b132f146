/// A place in a text file.
///
/// - Units: `line` and `column` start at 1; a column counts Unicode scalars, not bytes or cells.
package struct SourcePosition: Hashable, Comparable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a text file; `end` is the place after its last character.
package struct SourceRange: Hashable, Sendable {
  package var start: SourcePosition
  package var end: SourcePosition

  package init(_ start: SourcePosition, _ end: SourcePosition) {
    self.start = start
    self.end = end
  }

  /// The very start of a file, for faults that belong to the file as a whole.
  package static let top = SourceRange(
    SourcePosition(line: 1, column: 1), SourcePosition(line: 1, column: 1))
}
