/// Some lines of a pane.
package struct PaneText: Equatable, Sendable {
  /// Absolute number of the first of `lines`.
  package var first: Int
  package var lines: [PaneLine]
  package var extent: PaneExtent

  package init(first: Int, lines: [PaneLine], extent: PaneExtent) {
    self.first = first
    self.lines = lines
    self.extent = extent
  }
}

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

/// How cells look.
package struct CellStyle: Hashable, Sendable {
  package enum Color: Hashable, Sendable {
    case standard
    /// 0 to 255.
    case palette(Int)
    case rgb(red: UInt8, green: UInt8, blue: UInt8)
  }

  package var foreground = Color.standard
  package var background = Color.standard
  package var isBold = false
  package var isFaint = false
  package var isItalic = false
  package var isUnderlined = false
  package var isBlinking = false
  package var isInverse = false
  package var isInvisible = false
  package var isStruckOut = false

  package init() {}
}
