/// Which live node stands for which desired one.
///
/// Outermost first: by key, then by a name that is unique on both sides, then by `was:`. Panes of a
/// list have no name of their own, so that what they run tells them apart before their place does.
/// A tab or window that is left over takes the live one that holds most of its panes. A tab or
/// window that everything in it leaves stands for none: it would vanish on the way.
struct Matching {
  private(set) var windows: [NodeKey: HostID] = [:]
  private(set) var tabs: [NodeKey: HostID] = [:]
  private(set) var panes: [NodeKey: HostID] = [:]
  private var freeWindows: Set<HostID>
  private var freeTabs: Set<HostID>
  private var freePanes: Set<HostID>
  private let index: LiveIndex

  /// - Parameter known: which live nodes the desired ones were before; that goes before all else.
  init(_ desired: DesiredState, _ index: LiveIndex, known: KnownNodes? = nil) {
    self.index = index
    freeWindows = Set(index.windows.keys)
    freeTabs = Set(index.tabs.keys)
    freePanes = Set(index.panes.keys)
    if let known { match(desired, known.nodes(in: index)) }
    matchWindows(desired)
    matchTabs(desired)
    matchPanes(desired)
    matchTabsByContent(desired)
    matchWindowsByContent(desired)
  }

  func id(of key: NodeKey) -> HostID? { windows[key] ?? tabs[key] ?? panes[key] }
  func key(ofPane id: HostID) -> NodeKey? { panes.first { $0.value == id }?.key }
  var ids: Set<HostID> {
    Set(windows.values).union(tabs.values).union(panes.values)
  }

  func withoutDrained() -> Matching {
    var result = self
    let drained = Drained(self, index)
    result.tabs = tabs.filter { !drained.tabs.contains($0.value) }
    result.windows = windows.filter { !drained.windows.contains($0.value) }
    return result
  }

  func limited(to desired: DesiredState) -> Matching {
    var result = self
    let windows = Set(desired.windows.map(\.node.key))
    let tabs = Set(desired.tabs.map(\.node.key))
    let panes = Set(desired.panes.map(\.node.key))
    result.windows = self.windows.filter { windows.contains($0.key) }
    result.tabs = self.tabs.filter { tabs.contains($0.key) }
    result.panes = self.panes.filter { panes.contains($0.key) }
    return result
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

  private mutating func match(_ desired: DesiredState, _ known: [NodeKey: HostID]) {
    for window in desired.windows {
      if let id = known[window.node.key], freeWindows.contains(id) { bind(window.node.key, id) }
      for tab in window.tabs {
        if let id = known[tab.node.key], freeTabs.contains(id) { bindTab(tab.node.key, id) }
        for pane in tab.panes {
          if let id = known[pane.node.key], freePanes.contains(id) { bindPane(pane.node.key, id) }
        }
      }
    }
  }

  private mutating func matchWindows(_ desired: DesiredState) {
    let byKey = Dictionary(
      index.windows.map { ($1.mark.key, $0) }, uniquingKeysWith: { first, _ in first })
    for window in desired.windows where windows[window.node.key] == nil {
      if let id = byKey[window.node.key], freeWindows.contains(id) { bind(window.node.key, id) }
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
      for tab in window.tabs where tabs[tab.node.key] == nil {
        let old = oldWindow.flatMap { byPlace[$0.child(tab.node.key.name)] }
        if let id = [byPlace[tab.node.key], old].compactMap({ $0 }).first(where: freeTabs.contains)
        {
          bindTab(tab.node.key, id)
        }
      }
    }
    let rest = desired.tabs.map(\.node).filter { tabs[$0.key] == nil }
    for (key, id) in matchByName(rest, among: freeTabs, mark: { index.tabs[$0]?.mark }) {
      bindTab(key, id)
    }
  }

  private mutating func matchPanes(_ desired: DesiredState) {
    var byKey: [NodeKey: HostID] = [:]
    for (id, pane) in index.panes { byKey[pane.mark.key] = id }
    matchUnmovedPanes(desired, byKey)
    matchListedPanes(desired)
    for tab in desired.tabs {
      let oldTab = tabs[tab.node.key].flatMap { index.tabs[$0]?.mark.key }
      for pane in tab.panes where panes[pane.node.key] == nil {
        let old = oldTab.flatMap { byKey[$0.child(pane.node.key.name)] }
        if let id = [old, byKey[pane.node.key]].compactMap({ $0 }).first(where: freePanes.contains)
        {
          bindPane(pane.node.key, id)
        }
      }
    }
    let rest = desired.panes.map(\.node).filter { panes[$0.key] == nil }
    for (key, id) in matchByName(rest, among: freePanes, mark: { index.panes[$0]?.mark }) {
      bindPane(key, id)
    }
  }

  /// Of nodes that no key matched: those whose name is unique on both sides, then by `was:`. A
  /// number is no name.
  private func matchByName(
    _ nodes: [DesiredNode], among free: Set<HostID>, mark: (HostID) -> Mark?
  ) -> [NodeKey: HostID] {
    var found: [NodeKey: HostID] = [:]
    var free = free
    let names = Self.unique(nodes.filter { !$0.isNumbered }.map { ($0.key.name, $0.key) })
    let liveNames = Self.unique(
      free.compactMap { id in mark(id).flatMap { $0.isNumbered ? nil : ($0.key.name, id) } })
    for (name, key) in names {
      guard let id = liveNames[name] else { continue }
      found[key] = id
      free.remove(id)
    }
    for node in nodes where found[node.key] == nil {
      guard let id = match(was: node, among: free, key: { mark($0)?.key }) else { continue }
      found[node.key] = id
      free.remove(id)
    }
    return found
  }

  /// Panes of a list that stand where they stood and run what they ran: the closest likeness, and
  /// the one that nearly all have.
  private mutating func matchUnmovedPanes(_ desired: DesiredState, _ byKey: [NodeKey: HostID]) {
    for tab in desired.tabs {
      let home = tabs[tab.node.key]
      for pane in tab.panes where pane.node.isNumbered && panes[pane.node.key] == nil {
        guard let id = byKey[pane.node.key], freePanes.contains(id), let live = index.panes[id],
          live.tab == home, live.mark.isNumbered, ListedPane.isAlike(pane, live.mark)
        else { continue }
        bindPane(pane.node.key, id)
      }
    }
  }

  /// Panes 1, 2, … of a list: those that run the same are the same, in their order; of several the
  /// one that was also started alike, or stands at the same place, comes first.
  private mutating func matchListedPanes(_ desired: DesiredState) {
    guard !freePanes.isEmpty else { return }
    let live = index.paneOrder.compactMap { id in
      freePanes.contains(id) ? index.panes[id].map { (id, $0) } : nil
    }.filter(\.1.mark.isNumbered).map { ($0, ListedPane($1.mark, in: $1.tab)) }
    let wanted = desired.tabs.flatMap { tab in
      tab.panes.filter { $0.node.isNumbered && panes[$0.node.key] == nil }
        .map { ($0.node.key, ListedPane($0, in: tabs[tab.node.key])) }
    }
    for likeness in ListedPane.likenesses {
      guard !freePanes.isEmpty, wanted.contains(where: { panes[$0.0] == nil }) else { return }
      let groups = Dictionary(grouping: live.filter { freePanes.contains($0.0) }) {
        likeness($0.1)
      }.mapValues { Array($0.map(\.0).reversed()) }
      var free = groups
      for (key, pane) in wanted where panes[key] == nil {
        if let id = free[likeness(pane)]?.popLast() { bindPane(key, id) }
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
