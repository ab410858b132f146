import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// What iTerm2 showed when it was last looked at, in its own terms.
struct ITermView: Sendable {
  struct Session: Sendable {
    var size = CellSize(columns: 80, rows: 24)
    /// What it takes with its margins, in points.
    var points: CellSize?
    var variables: [String: JSONValue] = [:]
    var properties: [String: JSONValue] = [:]
  }

  struct Tab: Sendable {
    var id: String
    /// Without what is buried; of a maximised tab, all its sessions side by side.
    var tree: SplitTree
    /// The session that fills the tab and hides the others.
    var maximized: String?
    var variables: [String: JSONValue] = [:]
  }

  struct Window: Sendable {
    var id: String
    var tabs: [Tab]
    var variables: [String: JSONValue] = [:]
    var frame: JSONValue?
    var isFullscreen = false
  }

  var windows: [Window] = []
  var buried: [String] = []
  var sessions: [String: Session] = [:]
  /// Sets of sessions that share their input.
  var domains: [[String]] = []
  /// The tab in front of each window, and the session in front of each tab.
  var selected: Set<String> = []
  var keyWindow: String?
  /// Nil until sizes in points were seen.
  var metrics: ITermMetrics?
  /// Names of the profiles that iTerm2 knows, by their guids; nil where it was not asked.
  var profiles: [String: String]?
  /// The guid of the one that sessions get without a word.
  var defaultProfile: String?
  /// What makes the looks of a session stick, by the guid of its profile.
  var sequences: [String: String] = [:]

  /// More sessions than anybody has.
  static let mostSessions = 20_000

  init() {}

  /// - Errors: `protocolFault` for a list that cannot be true.
  init(_ list: ITermListSessionsResponse) throws(HostError) {
    try take(list)
  }

  /// Puts what is there now in the place of what was; what is known of sessions stays known.
  mutating func take(_ list: ITermListSessionsResponse) throws(HostError) {
    var reader = ListReader()
    let old = Dictionary(windows.map { ($0.id, $0) }) { first, _ in first }
    let oldTabs = Dictionary(tabs.map { ($0.id, $0) }) { first, _ in first }
    var windows: [Window] = []
    for window in list.windows {
      var tabs: [Tab] = []
      for tab in window.tabs {
        guard var read = try reader.tab(tab) else { continue }
        read.variables = oldTabs[read.id]?.variables ?? [:]
        tabs.append(read)
      }
      try reader.note(window: window.windowID)
      var read = Window(id: window.windowID, tabs: tabs)
      read.variables = old[read.id]?.variables ?? [:]
      read.frame = old[read.id]?.frame
      read.isFullscreen = old[read.id]?.isFullscreen ?? false
      // A window on its way out has no tabs any more.
      if !tabs.isEmpty { windows.append(read) }
    }
    buried = try list.buriedSessions.map { summary throws(HostError) in
      try reader.note(session: summary)
    }
    self.windows = windows
    metrics = ITermMetrics(list) ?? metrics
    sessions = sessions.filter { reader.sizes[$0.key] != nil }
    for (id, size) in reader.sizes {
      var session = sessions[id] ?? Session()
      if let size { session.size = size }
      session.points = reader.points[id]
      sessions[id] = session
    }
  }

  var tabs: [Tab] { windows.flatMap(\.tabs) }

  func tab(_ id: String) -> Tab? { tabs.first { $0.id == id } }

  /// The tab in which a session stands.
  func tab(of session: String) -> Tab? { tabs.first { $0.tree.leaves.contains(session) } }

  func window(ofTab id: String) -> Window? {
    windows.first { window in window.tabs.contains { $0.id == id } }
  }

  func window(of session: String) -> Window? {
    windows.first { window in window.tabs.contains { $0.tree.leaves.contains(session) } }
  }

  /// - Parameter name: nil for the profile that sessions get without a word.
  func sequences(ofProfile name: String?) -> String? {
    guard let name else { return defaultProfile.flatMap { sequences[$0] } }
    let named = (profiles ?? [:]).filter { $0.value == name }.map { sequences[$0.key] }
    return named.count == 1 ? named[0] : nil
  }

  /// The colour of a tab is that of its sessions.
  func color(of tab: Tab) -> String? {
    guard let properties = tab.tree.leaves.first.flatMap({ sessions[$0]?.properties }),
      properties["Use Tab Color"]?.truth == true, let color = properties["Tab Color"]
    else { return nil }
    return ProfileColor(color)?.opaque.hex
  }

  /// The tab in cells.
  func cells(of tab: Tab) -> CellNode {
    tab.tree.cells(
      sizes(of: tab), points: sessions.compactMapValues(\.points), metrics ?? ITermMetrics())
  }

  func sizes(of tab: Tab) -> [String: CellSize] {
    Dictionary(tab.tree.leaves.map { ($0, sessions[$0]?.size ?? CellSize(columns: 80, rows: 24)) })
    { first, _ in first }
  }
}

/// Reads a list of sessions, and believes nothing that cannot be.
private struct ListReader {
  /// Nil where the list does not tell the size.
  var sizes: [String: CellSize?] = [:]
  private(set) var points: [String: CellSize] = [:]
  private var tabs: Set<String> = []
  private var windows: Set<String> = []

  mutating func note(window id: String) throws(HostError) {
    guard !id.isEmpty, windows.insert(id).inserted else {
      throw ITermFault.nonsense("a window is listed twice, or has no id")
    }
  }

  @discardableResult
  mutating func note(session: ITermSessionSummary) throws(HostError) -> String {
    let id = session.uniqueIdentifier
    guard !id.isEmpty, sizes[id] == nil else {
      throw ITermFault.nonsense("a session is listed twice, or has no id")
    }
    guard sizes.count < ITermView.mostSessions else {
      throw ITermFault.nonsense("it lists more than \(ITermView.mostSessions) sessions")
    }
    let width = Int(session.gridSize.width)
    let height = Int(session.gridSize.height)
    let isSize = (1...10_000).contains(width) && (1...10_000).contains(height)
    sizes[id] = .some(isSize ? CellSize(columns: width, rows: height) : nil)
    let frame = session.frame.size
    if isSize, frame.width >= session.gridSize.width, frame.height >= session.gridSize.height {
      points[id] = CellSize(columns: Int(frame.width), rows: Int(frame.height))
    }
    return id
  }

  /// Nil for a tab that has no sessions: it is on its way out.
  mutating func tab(_ tab: ITermListSessionsResponse.Tab) throws(HostError) -> ITermView.Tab? {
    guard !tab.tabID.isEmpty, tabs.insert(tab.tabID).inserted else {
      throw ITermFault.nonsense("a tab is listed twice, or has no id")
    }
    guard let root = try read(tab.root) else { return nil }
    guard let first = root.leaves.first, !tab.minimizedSessions.isEmpty else {
      return ITermView.Tab(id: tab.tabID, tree: root)
    }
    var leaves = [SplitTree.pane(first)]
    for session in tab.minimizedSessions { leaves.append(.pane(try note(session: session))) }
    return ITermView.Tab(id: tab.tabID, tree: .split(.columns, leaves), maximized: first)
  }

  private mutating func read(_ node: ITermSplitTreeNode) throws(HostError) -> SplitTree? {
    var children: [SplitTree] = []
    for link in node.links {
      switch link.child {
      case .session(let session): children.append(.pane(try note(session: session)))
      case .node(let inner): if let tree = try read(inner) { children.append(tree) }
      case nil: break
      }
    }
    return SplitTree.joined(node.vertical ? .columns : .rows, children)
  }
}
