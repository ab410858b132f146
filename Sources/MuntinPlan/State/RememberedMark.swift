/// What is remembered of a pane outside of the terminal, by the host's id of it: its mark, and those
/// of the tab and the window in which it stood.
package struct RememberedMark: Equatable, Sendable {
  package var pane: Mark
  package var tab: Mark?
  package var window: Mark?

  package init(pane: Mark, tab: Mark? = nil, window: Mark? = nil) {
    self.pane = pane
    self.tab = tab
    self.window = window
  }
}
