/// One line of a screen: runs of cells of one style; cells that were never written are absent.
package struct PaneLine: Equatable, Sendable {
  package var runs: [PaneRun]
  /// The line goes on in the next one: it was too long for the screen.
  package var isWrapped: Bool

  package init(_ runs: [PaneRun] = [], isWrapped: Bool = false) {
    self.runs = runs
    self.isWrapped = isWrapped
  }

  package var text: String { runs.map(\.text).joined() }
}

/// Neighbouring cells of one style.
package struct PaneRun: Equatable, Sendable {
  package var text: String
  package var style: CellStyle

  package init(_ text: String, _ style: CellStyle = CellStyle()) {
    self.text = text
    self.style = style
  }
}
