package import MuntinScreen

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
