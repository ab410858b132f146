import MuntinPlan

/// What the terminal shows, with the ids by which clients know things.
struct World: Equatable, Sendable {
  var windows: [WorldWindow] = []
  /// Sessions that are in no tab and go on running.
  var buried: [WorldSession] = []

  var tabs: [WorldTab] { windows.flatMap(\.tabs) }
  /// Those in tabs; not the buried ones.
  var sessions: [WorldSession] { windows.flatMap { $0.tabs.flatMap(\.sessions) } }

  func window(_ id: String) -> WorldWindow? { windows.first { $0.id == id } }

  func window(of tab: WorldTab) -> WorldWindow? {
    windows.first { $0.tabs.contains { $0.host == tab.host } }
  }

  func tab(_ id: String) -> WorldTab? {
    windows.lazy.flatMap(\.tabs).first { $0.id == id }
  }

  func tab(of session: WorldSession) -> WorldTab? {
    windows.lazy.flatMap(\.tabs).first { $0.sessions.contains { $0.host == session.host } }
  }

  func window(of session: WorldSession) -> WorldWindow? {
    tab(of: session).flatMap(window(of:))
  }

  /// Of a session in a tab, or a buried one.
  func session(_ id: String) -> WorldSession? {
    windows.lazy.flatMap(\.tabs).flatMap(\.sessions).first { $0.id == id }
      ?? buried.first { $0.id == id }
  }

  /// A session is about to show an attribute so.
  mutating func foresee(_ attribute: Attribute, _ value: String?, of host: HostID) {
    for place in buried.indices where buried[place].host == host {
      buried[place].pane.attributes[attribute] = value
    }
    for window in windows.indices {
      for tab in windows[window].tabs.indices {
        for place in windows[window].tabs[tab].sessions.indices
        where windows[window].tabs[tab].sessions[place].host == host {
          windows[window].tabs[tab].sessions[place].pane.attributes[attribute] = value
          return
        }
      }
    }
  }

  func session(host: HostID) -> WorldSession? {
    windows.lazy.flatMap(\.tabs).flatMap(\.sessions).first { $0.host == host }
      ?? buried.first { $0.host == host }
  }
}

struct WorldWindow: Equatable, Sendable {
  var host: HostID
  /// `pty-` and a UUID.
  var id: String
  var number: Int
  var attributes: [Attribute: String]
  var mark: Mark?
  /// A person's screen decides about its size.
  var isAttached: Bool
  var tabs: [WorldTab]

  var title: String { attributes[.title] ?? "" }
  /// The tab in front.
  var selected: WorldTab? {
    tabs.first { $0.attributes[.focus] != nil } ?? tabs.first
  }
}

struct WorldTab: Equatable, Sendable {
  var host: HostID
  /// Decimal.
  var id: String
  var attributes: [Attribute: String]
  var mark: Mark?
  /// Leaves are the host's ids of panes.
  var layout: CellNode
  /// In the order of the layout.
  var sessions: [WorldSession]

  var title: String { attributes[.title] ?? "" }
  var zoomed: WorldSession? {
    attributes[.zoom].flatMap { id in sessions.first { $0.host.text == id } }
  }
  /// The session that takes input.
  var active: WorldSession? {
    sessions.first { $0.pane.attributes[.focus] != nil } ?? sessions.first
  }
}

struct WorldSession: Equatable, Sendable {
  var host: HostID
  /// A UUID in capitals.
  var id: String
  var pane: LivePane
  /// Where it stands in its tab.
  var frame: CellFrame

  var size: CellSize { frame.size }
  var title: String { pane.attributes[.title] ?? "" }
}
