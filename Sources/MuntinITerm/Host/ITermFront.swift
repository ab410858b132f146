import MuntinHost
import MuntinPlan

/// What is in front: the order of tabs, the focus, the zoom.
extension ITermFinish {
  mutating func order() {
    for (place, change) in batch.changes.enumerated() {
      guard case .orderTabs(let key, _, let order) = change, let window = id(key) else { continue }
      let own = order.compactMap { id($0) }
      // Our tabs take the places that they have among those of others.
      let there = view.windows.first { $0.id == window }?.tabs.map(\.id) ?? []
      var rest = own[...]
      let all = there.map { own.contains($0) ? rest.popFirst() ?? $0 : $0 } + rest
      add(ITermRequests.order(all, in: window), "order the tabs", [place])
    }
  }

  /// Where tabs are moved and opened, the plan takes it that those with new panes come first, and
  /// all others in its own order.
  mutating func orderArrivals() {
    var coming: [NodeKey: [NodeKey]] = [:]
    var ordered: Set<NodeKey> = []
    var moved: Set<NodeKey> = []
    var isOpened: Set<NodeKey> = []
    for change in batch.changes {
      switch change {
      case .openTab(let key, _):
        coming[key.window, default: []].append(key)
        isOpened.insert(key)
      case .moveTab(let key, _):
        coming[key.window, default: []].append(key)
        moved.insert(key.window)
      case .orderTabs(let key, _, _): ordered.insert(key)
      default: break
      }
    }
    for window in moved.subtracting(ordered).sorted() {
      let keys = coming[window] ?? []
      guard keys.count > 1, let id = id(window) else { continue }
      let opened = keys.filter { key in
        isOpened.contains(key) && births.panes.keys.contains { $0.tab == key }
      }
      let own = (opened + keys.filter { !opened.contains($0) }).compactMap { self.id($0) }
      let there = view.windows.first { $0.id == id }?.tabs.map(\.id) ?? []
      add(
        ITermRequests.order(there.filter { !own.contains($0) } + own, in: id), "order the tabs")
    }
  }

  mutating func front() {
    var chosen: Set<NodeKey> = []
    for (place, change) in batch.changes.enumerated() {
      guard case .focus(let key) = change, let id = id(key) else { continue }
      if key.kind == .pane {
        add(ITermRequests.select(session: id), "select a pane", [place])
      } else {
        chosen.insert(key.window)
        add(ITermRequests.select(tab: id), "select a tab", [place])
      }
    }
    // A new tab comes to the front of its window by itself.
    for window in Set(works.tabs.filter(\.isNew).map(\.key.window)).subtracting(chosen).sorted() {
      let own = works.tabs.filter { $0.key.window == window && $0.isNew }
      let before = self.id(window).flatMap { id in view.windows.first { $0.id == id } }?
        .tabs.first { view.selected.contains($0.id) }?.id
      guard let tab = before ?? (own.count > 1 ? firstTab(window) ?? own[0].id : nil) else {
        continue
      }
      add(ITermRequests.select(tab: tab), "select a tab")
    }
    zoom()
  }

  private func firstTab(_ window: NodeKey) -> String? {
    for case .orderTabs(window, _, let order) in batch.changes { return order.first.flatMap(id) }
    return nil
  }

  /// A single pane fills its tab anyway, and iTerm2 refuses to maximise it.
  private func isDivided(_ tab: String) -> Bool {
    let tree = works.tabs.first { $0.id == tab }?.wanted ?? view.tab(tab)?.tree
    return (tree?.leaves ?? []).count { !hidden.contains($0) } > 1
  }

  private mutating func zoom() {
    var isRaised = false
    for (place, change) in batch.changes.enumerated() {
      guard case .zoom(let key, let pane) = change, let tab = id(key) else { continue }
      let isArranged = works.tabs.contains { $0.id == tab }
      let now = isArranged ? nil : view.tab(tab)?.maximized
      // To select what was hidden would bring it back.
      guard let session = pane.flatMap(id) ?? now.flatMap({ hidden.contains($0) ? nil : $0 })
      else { continue }
      changesStructure = true
      isRaised = true
      add(ITermRequests.select(session: session, inFront: true), "select a pane", [place])
      // Where another pane fills the tab, selecting this one makes it do so.
      if (now == nil) == (pane != nil), pane == nil || isDivided(tab) {
        add(ITermRequests.menu("Maximize Active Pane"), "maximise a pane", [place])
      }
    }
    if isRaised, let window = view.keyWindow {
      add(ITermRequests.raise(window: window), "raise a window", isOptional: true)
    }
  }
}
