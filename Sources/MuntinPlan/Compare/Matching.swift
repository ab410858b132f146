/// Which live node stands for which desired one.
///
/// Outermost first: by key, then by a name that is unique on both sides, then by `was:`. Panes of a
/// list have no name of their own, so that what they run tells them apart before their place does.
/// A tab or window that is left over takes the live one that holds most of its panes.
struct Matching {
  private(set) var windows: [NodeKey: HostID] = [:]
  private(set) var tabs: [NodeKey: HostID] = [:]
  private(set) var panes: [NodeKey: HostID] = [:]
  private var freeWindows: Set<HostID>
  private var freeTabs: Set<HostID>
  private var freePanes: Set<HostID>
  private let index: LiveIndex

  init(_ desired: DesiredState, _ index: LiveIndex) {
    self.index = index
    freeWindows = Set(index.windows.keys)
    freeTabs = Set(index.tabs.keys)
    freePanes = Set(index.panes.keys)
    matchWindows(desired)
    matchTabs(desired)
    matchPanes(desired)
    matchTabsByContent(desired)
    matchWindowsByContent(desired)
  }

  private mutating func bind(_ window: NodeKey, _ id: HostID) {
    windows[window] = id
    freeWindows.remove(id)
  }
  private mutating func bindTab(_ tab: NodeKey, _ id: HostID) {
    tabs[tab] = id
    freeTabs.remove(id)
  }
  private mutating func bindPane(_ pane: NodeKey, _ id: HostID) {
    panes[pane] = id
    freePanes.remove(id)
  }

  private mutating func matchWindows(_ desired: DesiredState) {
    let byKey = Dictionary(
      index.windows.map { ($1.mark.key, $0) }, uniquingKeysWith: { first, _ in first })
    for window in desired.windows {
      if let id = byKey[window.node.key] { bind(window.node.key, id) }
    }
    for window in desired.windows where windows[window.node.key] == nil {
      if let id = match(was: window.node, among: freeWindows, key: { index.windows[$0]?.mark.key })
      {
        bind(window.node.key, id)
      }
    }
  }

  private mutating func matchTabs(_ desired: DesiredState) {
    var byPlace: [NodeKey: HostID] = [:]
    for (id, tab) in index.tabs { byPlace[tab.mark.key] = id }
    for window in desired.windows {
      let oldWindow = windows[window.node.key].flatMap { index.windows[$0]?.mark.key }
      for tab in window.tabs {
        let old = oldWindow.flatMap { byPlace[$0.child(tab.node.key.name)] }
        let id = byPlace[tab.node.key] ?? old
        if let id, freeTabs.contains(id) { bindTab(tab.node.key, id) }
      }
    }
    let rest = desired.tabs.filter { tabs[$0.node.key] == nil && !$0.node.isNumbered }
    let names = Self.unique(rest.map { ($0.node.key.name, $0.node.key) })
    let liveNames = Self.unique(
      freeTabs.compactMap { id in
        index.tabs[id].flatMap { $0.mark.isNumbered ? nil : ($0.mark.key.name, id) }
      })
    for (name, key) in names {
      if let id = liveNames[name] { bindTab(key, id) }
    }
    for tab in desired.tabs where tabs[tab.node.key] == nil {
      if let id = match(was: tab.node, among: freeTabs, key: { index.tabs[$0]?.mark.key }) {
        bindTab(tab.node.key, id)
      }
    }
  }

  private mutating func matchPanes(_ desired: DesiredState) {
    var byKey: [NodeKey: HostID] = [:]
    for (id, pane) in index.panes { byKey[pane.mark.key] = id }
    matchListedPanes(desired)
    for tab in desired.tabs {
      let oldTab = tabs[tab.node.key].flatMap { index.tabs[$0]?.mark.key }
      for pane in tab.panes where panes[pane.node.key] == nil {
        let old = oldTab.flatMap { byKey[$0.child(pane.node.key.name)] }
        if let id = old ?? byKey[pane.node.key], freePanes.contains(id) {
          bindPane(pane.node.key, id)
        }
      }
    }
    let rest = desired.panes.filter { panes[$0.node.key] == nil && !$0.node.isNumbered }
    let names = Self.unique(rest.map { ($0.node.key.name, $0.node.key) })
    let liveNames = Self.unique(
      freePanes.compactMap { id in
        index.panes[id].flatMap { $0.mark.isNumbered ? nil : ($0.mark.key.name, id) }
      })
    for (name, key) in names {
      if let id = liveNames[name] { bindPane(key, id) }
    }
    for pane in desired.panes where panes[pane.node.key] == nil {
      if let id = match(was: pane.node, among: freePanes, key: { index.panes[$0]?.mark.key }) {
        bindPane(pane.node.key, id)
      }
    }
  }

  /// Panes 1, 2, … of a list: the first of those that run the same is the first that ran it.
  private mutating func matchListedPanes(_ desired: DesiredState) {
    struct Content: Hashable {
      var tab: NodeKey
      var exec: String
      var run: String
    }
    var live: [Content: [HostID]] = [:]
    for (id, pane) in index.panes.sorted(by: { $0.value.order > $1.value.order })
    where pane.mark.isNumbered {
      let content = Content(
        tab: pane.mark.key.tab, exec: pane.mark.applied[.exec] ?? "",
        run: pane.mark.applied[.run] ?? "")
      live[content, default: []].append(id)
    }
    for tab in desired.tabs {
      let key = tabs[tab.node.key].flatMap { index.tabs[$0]?.mark.key } ?? tab.node.key
      for pane in tab.panes where pane.node.isNumbered {
        let content = Content(
          tab: key, exec: Mark.form(pane.start.text), run: pane.inputForms[.run] ?? "")
        if let id = live[content]?.popLast() { bindPane(pane.node.key, id) }
      }
    }
  }

  private mutating func matchTabsByContent(_ desired: DesiredState) {
    for tab in desired.tabs where tabs[tab.node.key] == nil {
      let homes = tab.panes.compactMap { panes[$0.node.key].flatMap { index.panes[$0]?.tab } }
      if let id = Self.mostFrequent(homes.filter(freeTabs.contains)) {
        bindTab(tab.node.key, id)
      }
    }
  }

  private mutating func matchWindowsByContent(_ desired: DesiredState) {
    for window in desired.windows where windows[window.node.key] == nil {
      let homes = window.tabs.compactMap { tabs[$0.node.key].flatMap { index.tabs[$0]?.window } }
      if let id = Self.mostFrequent(homes.filter(freeWindows.contains)) {
        bind(window.node.key, id)
      }
    }
  }

  private func match(
    was node: DesiredNode, among free: Set<HostID>, key: (HostID) -> NodeKey?
  ) -> HostID? {
    for name in node.was {
      let found = free.filter { key($0)?.ends(with: name) == true }
      if found.count == 1 { return found.first }
    }
    return nil
  }

  private static func unique<Value>(_ pairs: [(String, Value)]) -> [String: Value] {
    Dictionary(grouping: pairs) { $0.0 }.compactMapValues { $0.count == 1 ? $0[0].1 : nil }
  }

  private static func mostFrequent(_ ids: [HostID]) -> HostID? {
    Dictionary(grouping: ids) { $0 }
      .max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
  }
}
