import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// SetTabLayout: other sizes for the same tree.
extension Desk {
  func setTabLayout(_ request: ITermSetTabLayoutRequest) async -> ITermSetTabLayoutResponse {
    var response = ITermSetTabLayoutResponse()
    guard let tab = model.world.tab(request.tabID), let window = model.world.window(of: tab) else {
      response.status = .badTabID
      return response
    }
    // Of a tab with a maximised pane only that pane is seen.
    if tab.zoomed != nil {
      guard request.root.links.count == 1, case .session = request.root.links[0].child else {
        response.status = .wrongTree
        return response
      }
      return response
    }
    guard let sizes = SplitTreeSizes(request.root, of: tab.layout) else {
      response.status = .wrongTree
      return response
    }
    await arrange(tab, in: window, tab.layout.withPanes(sizes.sizes))
    return response
  }

  /// Gives a tab another layout of the same panes, in the size that its window can have.
  func arrange(_ tab: WorldTab, in window: WorldWindow, _ layout: CellNode) async {
    var work = Undertaking()
    let fitted = window.isAttached ? layout.scaled(to: tab.layout.size) : layout
    work.changes.append(.arrange(work.key(tab, in: window), from: tab.layout, to: fitted))
    await carryOut(work)
  }
}

/// The sizes of leaves in a tree that a client sent, if it has the shape of a layout.
struct SplitTreeSizes: Equatable, Sendable {
  private(set) var sizes: [String: CellSize] = [:]

  init?(_ root: ITermSplitTreeNode, of layout: CellNode) {
    switch layout.content {
    case .pane(let leaf):
      guard root.links.count == 1, case .session(let session) = root.links[0].child else {
        return nil
      }
      sizes[leaf] = Self.size(session)
    case .split:
      guard take(root, layout) else { return nil }
    }
  }

  private mutating func take(_ node: ITermSplitTreeNode, _ layout: CellNode) -> Bool {
    guard case .split(let axis, let children) = layout.content,
      node.vertical == (axis == .columns), node.links.count == children.count
    else { return false }
    for (link, child) in zip(node.links, children) {
      switch (link.child, child.content) {
      case (.session(let session), .pane(let leaf)): sizes[leaf] = Self.size(session)
      case (.node(let inner), .split): if !take(inner, child) { return false }
      default: return false
      }
    }
    return true
  }

  private static func size(_ session: ITermSessionSummary) -> CellSize {
    CellSize(
      columns: min(10_000, max(1, Int(session.gridSize.width))),
      rows: min(10_000, max(1, Int(session.gridSize.height))))
  }
}

/// ReorderTabs: tabs in a new order, and tabs that go to other windows.
extension Desk {
  func reorderTabs(_ request: ITermReorderTabsRequest) async -> ITermReorderTabsResponse {
    var response = ITermReorderTabsResponse()
    response.status = check(request)
    guard response.status == .ok else { return response }
    for assignment in request.assignments {
      for id in assignment.tabIds {
        // Each move is seen before the next: a window may have gone with its last tab.
        guard let window = model.world.window(assignment.windowID), let tab = model.world.tab(id),
          let old = model.world.window(of: tab), old.host != window.host
        else { continue }
        await move(tab, from: old, to: window)
      }
      guard let window = model.world.window(assignment.windowID) else { continue }
      var work = Undertaking()
      let key = work.key(window)
      let listed = assignment.tabIds.compactMap { id in window.tabs.first { $0.id == id } }
      let rest = window.tabs.filter { tab in !listed.contains { $0.host == tab.host } }
      let wanted = (listed + rest).map { work.key($0, in: window) }
      let present = window.tabs.map { work.key($0, in: window) }
      if wanted != present {
        work.changes.append(.orderTabs(key, from: present, to: wanted))
        await carryOut(work)
      }
    }
    return response
  }

  private func check(_ request: ITermReorderTabsRequest) -> ITermReorderTabsResponse.Status {
    let windows = request.assignments.map(\.windowID)
    let tabs = request.assignments.flatMap(\.tabIds)
    if Set(windows).count < windows.count || Set(tabs).count < tabs.count {
      return .invalidAssignment
    }
    if windows.contains(where: { model.world.window($0) == nil }) { return .invalidWindowID }
    return tabs.contains { model.world.tab($0) == nil } ? .invalidTabID : .ok
  }

  /// A tab goes to another window, behind the tabs there.
  func move(_ tab: WorldTab, from old: WorldWindow, to window: WorldWindow) async {
    var work = Undertaking()
    let key = work.key(moving: tab, to: work.key(window))
    work.changes.append(.moveTab(key, from: NodeKey([old.host.text, tab.host.text])))
    await carryOut(work)
  }
}
