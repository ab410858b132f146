package import MuntinYAML

/// A workspace as a file describes it: read, checked, its variables filled in.
package struct Workspace: Sendable {
  package var name: String
  package var about: String?
  package var profiles: [Profile] = []
  /// Colour presets that were read from files: colours by iTerm2's keys, by the name that the file
  /// has for the preset. Whoever may read files puts them here.
  package var presets: [String: [String: JSONValue]] = [:]
  package var windows: [WindowSpec] = []
  package var broadcast: [BroadcastGroup] = []
  package var restore = RestoreRules()
  /// Variables with the values that were used, in the order of the file; secrets are shown masked.
  package var variables: [(name: String, value: SpecText)] = []

  package init(name: String) { self.name = name }

  /// Every pane with the window and tab that it stands in, in the order of the file.
  package var panes: [(window: WindowSpec, tab: TabSpec, pane: PaneSpec)] {
    windows.flatMap { window in
      window.tabs.flatMap { tab in tab.panes.map { (window, tab, $0) } }
    }
  }
}

/// One window: an iTerm2 window, a tmux session.
package struct WindowSpec: Sendable {
  package var name: String
  /// True when the file gives no name and the place in the list stands for it.
  package var isNumbered = false
  package var range: SourceRange
  /// What the host calls it; nil for the name that the workspace gives it.
  package var title: String?
  package var extent: WindowExtent?
  package var tabs: [TabSpec] = []
  package var was: [String] = []
  package var ignore: Set<IgnoredAttribute> = []
  package var protect = false

  package init(name: String, range: SourceRange) {
    self.name = name
    self.range = range
  }
}

extension WindowSpec {
  /// The name of a window that the file gives none.
  package static func standIn(at place: Int) -> String { place == 0 ? "main" : String(place + 1) }
}

/// How large a window is to be.
package enum WindowExtent: Hashable, Sendable {
  /// Whole terminal cells.
  case cells(columns: Int, rows: Int)
  /// Points, as iTerm2 counts them; the origin is at the bottom left of the main screen.
  case frame(x: Double, y: Double, width: Double, height: Double)
  case fullscreen
}

/// One tab: an iTerm2 tab, a tmux window.
package struct TabSpec: Sendable {
  package var name: String
  package var isNumbered = false
  package var range: SourceRange
  /// What the host calls it; nil for its name.
  package var title: String?
  package var color: Color?
  /// Every pane of `panes` stands in it exactly once.
  package var layout: LayoutTree
  package var layoutRange: SourceRange
  /// In the order in which the layout's leaves come (left to right, top to bottom, depth first).
  package var panes: [PaneSpec] = []
  /// In front of its window; without it the first tab is that one of whose panes has the focus.
  package var focus = false
  package var was: [String] = []
  package var ignore: Set<IgnoredAttribute> = []
  package var protect = false

  package init(name: String, range: SourceRange, layout: LayoutTree, layoutRange: SourceRange) {
    self.name = name
    self.range = range
    self.layout = layout
    self.layoutRange = layoutRange
  }
}

/// Panes that receive what is typed into any one of them.
package struct BroadcastGroup: Sendable {
  package var members: [PaneAddress]
  package var range: SourceRange

  package init(members: [PaneAddress], range: SourceRange) {
    self.members = members
    self.range = range
  }
}

/// Which pane of the workspace is meant: names of window, tab and pane.
package struct PaneAddress: Hashable, Sendable {
  package var window: String
  package var tab: String
  package var pane: String

  package init(window: String, tab: String, pane: String) {
    self.window = window
    self.tab = tab
    self.pane = pane
  }
}

/// What a person may change by hand without the plan speaking of it.
package enum IgnoredAttribute: String, CaseIterable, Sendable {
  case title, color, colors, badge, size, order, variables, focus, zoom, broadcast
}
