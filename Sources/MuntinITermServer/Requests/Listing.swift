import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// Cells in points, for there is no window system here.
enum Points {
  static let cellWidth = 8
  static let cellHeight = 16

  static func size(_ cells: CellSize) -> ITermSize {
    var size = ITermSize()
    size.width = Int32(clamping: cells.columns * cellWidth)
    size.height = Int32(clamping: cells.rows * cellHeight)
    return size
  }

  /// Whole cells that find room.
  static func cells(width: Double, height: Double) -> CellSize {
    CellSize(
      columns: number(width / Double(cellWidth)), rows: number(height / Double(cellHeight)))
  }

  private static func number(_ cells: Double) -> Int {
    cells.isFinite ? Int(min(10_000, max(1, cells))) : 1
  }
}

/// ListSessions: every window, tab and session with its place.
extension ServerModel {
  func listing() -> ITermListSessionsResponse {
    var response = ITermListSessionsResponse()
    response.windows = world.windows.map { window in
      var result = ITermListSessionsResponse.Window()
      result.windowID = window.id
      result.number = Int32(clamping: window.number)
      result.frame = frame(of: window)
      result.tabs = window.tabs.map(listing)
      if let selected = window.selected { result.selectedTabID = selected.id }
      return result
    }
    response.buriedSessions = world.buried.map(short)
    return response
  }

  func frame(of window: WorldWindow) -> ITermFrame {
    var frame = ITermFrame()
    frame.origin = origins[window.host] ?? ITermPoint()
    frame.size = Points.size(window.selected?.layout.size ?? CellSize(columns: 80, rows: 24))
    return frame
  }

  private func short(_ session: WorldSession) -> ITermSessionSummary {
    var summary = ITermSessionSummary()
    summary.uniqueIdentifier = session.id
    summary.title = name(of: session)
    return summary
  }

  private func listing(_ tab: WorldTab) -> ITermListSessionsResponse.Tab {
    var result = ITermListSessionsResponse.Tab()
    result.tabID = tab.id
    result.tmuxWindowID = "-1"
    if let active = tab.active { result.activeSessionID = active.id }
    let sessions = Dictionary(
      tab.sessions.map { ($0.host.text, $0) }, uniquingKeysWith: { first, _ in first })
    if let zoomed = tab.zoomed {
      var root = ITermSplitTreeNode()
      root.vertical = true
      let whole = CellFrame(x: 0, y: 0, size: tab.layout.size)
      root.links = [link(zoomed, whole, inside: (0, 0))]
      result.root = root
      result.minimizedSessions = tab.sessions.filter { $0.host != zoomed.host }.map(short)
      return result
    }
    switch tab.layout.content {
    case .split: result.root = node(tab.layout, at: (0, 0), sessions)
    case .pane:
      result.root.vertical = true
      result.root.links = tab.sessions.map { link($0, $0.frame, inside: (0, 0)) }
    }
    return result
  }

  private func node(
    _ cell: CellNode, at place: (x: Int, y: Int), _ sessions: [String: WorldSession]
  ) -> ITermSplitTreeNode {
    var result = ITermSplitTreeNode()
    guard case .split(let axis, let children) = cell.content else { return result }
    result.vertical = axis == .columns
    var offset = 0
    for child in children {
      let corner =
        axis == .columns ? (place.x + offset, place.y) : (place.x, place.y + offset)
      switch child.content {
      case .pane(let leaf):
        if let session = sessions[leaf] {
          result.links.append(link(session, session.frame, inside: place))
        }
      case .split:
        var link = ITermSplitTreeNode.SplitTreeLink()
        link.node = node(child, at: corner, sessions)
        result.links.append(link)
      }
      offset += 1 + (axis == .columns ? child.size.columns : child.size.rows)
    }
    return result
  }

  private func link(
    _ session: WorldSession, _ frame: CellFrame, inside corner: (x: Int, y: Int)
  ) -> ITermSplitTreeNode.SplitTreeLink {
    var summary = short(session)
    summary.gridSize.width = Int32(clamping: frame.size.columns)
    summary.gridSize.height = Int32(clamping: frame.size.rows)
    summary.frame.origin.x = Int32(clamping: (frame.x - corner.x) * Points.cellWidth)
    summary.frame.origin.y = Int32(clamping: (frame.y - corner.y) * Points.cellHeight)
    summary.frame.size = Points.size(frame.size)
    var link = ITermSplitTreeNode.SplitTreeLink()
    link.session = summary
    return link
  }
}

/// Focus: the whole state of what is in front.
extension ServerModel {
  func focus() -> ITermFocusResponse {
    var response = ITermFocusResponse()
    var active = ITermFocusChangedNotification()
    active.applicationActive = true
    var window = ITermFocusChangedNotification()
    window.window.windowStatus =
      current == nil ? .terminalWindowResignedKey : .terminalWindowBecameKey
    if let current { window.window.windowID = current.id }
    response.notifications = [active, window]
    for window in world.windows {
      if let tab = window.selected {
        var selected = ITermFocusChangedNotification()
        selected.selectedTab = tab.id
        response.notifications.append(selected)
      }
      for session in window.tabs.compactMap(\.active) {
        var notification = ITermFocusChangedNotification()
        notification.session = session.id
        response.notifications.append(notification)
      }
    }
    return response
  }
}
