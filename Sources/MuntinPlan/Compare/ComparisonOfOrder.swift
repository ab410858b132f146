import MuntinSpec

/// What is in front: the order of tabs, the focus, the zoom.
extension Comparison {
  mutating func order(_ window: DesiredWindow) {
    let wanted = window.tabs.map(\.node.key)
    let live = matching.windows[window.node.key].flatMap { index.windows[$0] }
    guard wanted.count > 1, live == nil || !window.node.ignore.contains(.order) else { return }
    let keys = Dictionary(
      matching.tabs.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var now: [NodeKey] = []
    for tab in live?.live.tabs ?? [] {
      // One that stands there twice counts where it comes first.
      if let key = keys[tab.id], wanted.contains(key), !now.contains(key) { now.append(key) }
    }
    // What is opened comes after what is there, and what is moved may come after that.
    let new = window.tabs.filter { !now.contains($0.node.key) }
    let opened = new.filter { tab in
      matching.tabs[tab.node.key] == nil
        && tab.panes.contains { matching.panes[$0.node.key] == nil }
    }.map(\.node.key)
    now += opened + new.map(\.node.key).filter { !opened.contains($0) }
    // A tab that may stand anywhere only has to be there.
    let anywhere = Set(
      window.tabs.map(\.node).filter { $0.ignore.contains(.order) && matching.tabs[$0.key] != nil }
        .map(\.key))
    let isInOrder =
      now.filter { !anywhere.contains($0) } == wanted.filter { !anywhere.contains($0) }
    if !isInOrder { shape.append(.orderTabs(window.node.key, from: now, to: wanted)) }
  }

  mutating func focus(_ tab: DesiredTab) {
    let key = tab.node.key
    let live = matching.tabs[key].flatMap { index.tabs[$0] }
    if tab.node.ignore.contains(.focus) { return }
    let name = tab.node.attributes[.focus]?.value
    if let name, live?.mark.applied[.focus] != name, !isInFront(key.child(name), live) {
      shape.append(.focus(key.child(name)))
    }
    let isNew = matching.windows[key.window] == nil
    let isFront = tab.node.attributes[.front] != nil
    if isNew {
      if front(of: key.window) == key, !isFirst(key) { shape.append(.focus(key)) }
    } else if isFront, live?.mark.applied[.front] == nil,
      live?.live.attributes[.focus] != "true" || live?.window != matching.windows[key.window]
    {
      shape.append(.focus(key))
    }
  }

  /// The pane is the active one of its tab already, and stays so.
  private func isInFront(_ pane: NodeKey, _ tab: LiveIndex.Tab?) -> Bool {
    guard let tab, let id = matching.panes[pane] else { return false }
    return tab.live.panes.contains { $0.id == id && $0.attributes[.focus] == "true" }
      && tab.live.panes.allSatisfy { index.panes[$0.id] == nil || ownKeys[$0.id]?.tab == pane.tab }
      && tab.live.panes.count { index.panes[$0.id] != nil }
        == desired.panes.count { $0.node.key.tab == pane.tab }
  }

  /// A new window shows its first tab anyway.
  private func isFirst(_ tab: NodeKey) -> Bool {
    desired.windows.contains { $0.tabs.first?.node.key == tab }
  }

  private func front(of window: NodeKey) -> NodeKey? {
    let tabs = desired.windows.first { $0.node.key == window }?.tabs ?? []
    return
      (tabs.first { $0.node.attributes[.front] != nil }
      ?? tabs.first { $0.node.attributes[.focus] != nil })?.node.key
  }

  mutating func zoom(_ tab: DesiredTab, _ live: LiveIndex.Tab?) {
    let key = tab.node.key
    let wanted = tab.node.attributes[.zoom]?.value
    let applied = live?.mark.applied[.zoom]
    let zoomed = live?.live.attributes[.zoom].map { HostID($0) }
    let isIgnored =
      tab.node.ignore.contains(.zoom) || (live != nil && targeting.isPassive(key))
    let isSo = wanted.map { zoomed != nil && matching.panes[key.child($0)] == zoomed } ?? false
    if let wanted, applied != wanted, !isSo, !isIgnored {
      place(.zoom(key, pane: key.child(wanted)), after: key)
    } else if wanted == nil, applied != nil, zoomed != nil, !isIgnored {
      shape.append(.zoom(key, pane: nil))
    } else if let zoomed, isArranged(key, in: shape) || isArranged(key, in: settle),
      let pane = tab.panes.first(where: { matching.panes[$0.node.key] == zoomed })
    {
      // An arrangement ends a zoom: put it back.
      place(.zoom(key, pane: pane.node.key), after: key)
    }
  }

  /// Into the stage in which the tab gets its arrangement.
  mutating func place(_ change: Change, after tab: NodeKey) {
    if isArranged(tab, in: settle) { settle.append(change) } else { shape.append(change) }
  }

  func isArranged(_ tab: NodeKey, in changes: [Change]) -> Bool {
    changes.contains { if case .arrange(tab, _, _) = $0 { true } else { false } }
  }
}
