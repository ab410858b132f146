/// The lines of a pane, counted from the first line ever.
package struct PaneExtent: Equatable, Sendable {
  /// Lines that were thrown away.
  package var overflow = 0
  /// Lines kept above the screen.
  package var history = 0
  /// Height of the screen.
  package var rows = 24
  /// Zero-based column, and absolute line.
  package var cursor = PanePoint(column: 0, line: 0)

  package init() {}

  /// Absolute number of the first line of the screen.
  package var firstLine: Int { overflow + history }
}

/// A cell of a pane: zero-based column, absolute line.
package struct PanePoint: Hashable, Comparable, Sendable {
  package var column: Int
  package var line: Int

  package init(column: Int, line: Int) {
    self.column = column
    self.line = line
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
