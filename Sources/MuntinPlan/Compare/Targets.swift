/// The part of a workspace that a plan is limited to.
///
/// What a target names is meant, with everything inside it; by its old key too, so that what was
/// renamed or moved away can be named either way. Of the rest only that is looked at which the meant
/// nodes stand in, go to or leave; such a node is passive: it is opened or arranged where it must
/// be, and otherwise left as it is.
struct Targets {
  /// Without what is neither meant nor passive.
  let desired: DesiredState
  let matching: Matching
  /// Nodes of ours that the plan leaves alone.
  private(set) var spared: Set<HostID> = []
  /// Which of the names mean nothing that is wanted or there.
  private(set) var unknown: [String] = []
  private let names: [String]
  private let meant: Set<NodeKey>

  init(_ names: [String], in whole: DesiredState, _ matching: Matching, _ index: LiveIndex) {
    self.names = names
    guard !names.isEmpty else {
      desired = whole
      meant = []
      self.matching = matching.withoutDrained()
      return
    }
    let marks = index.marks
    let keys =
      whole.windows.map(\.node.key) + whole.tabs.map(\.node.key) + whole.panes.map(\.node.key)
    let meant = Set(
      keys.filter { key in
        Self.holds(key, names)
          || matching.id(of: key).flatMap { marks[$0] }.map { Self.holds($0.key, names) } ?? false
      })
    unknown = names.filter { name in
      !(keys + marks.values.map(\.key)).contains { $0.ends(with: name) }
    }
    let leaving = index.panes.filter { id, pane in
      let key = matching.key(ofPane: id)
      return key.map(meant.contains) ?? Self.holds(pane.mark.key, names)
    }.map(\.value.tab)
    self.meant = meant
    desired = Self.narrowed(whole, matching, index, meant, leaving: Set(leaving))
    self.matching = matching.limited(to: desired).withoutDrained()
    let kept = self.matching.ids
    for (id, mark) in marks where !kept.contains(id) && !Self.holds(mark.key, names) {
      spared.insert(id)
    }
  }

  /// It is only there for the sake of something else.
  func isPassive(_ key: NodeKey) -> Bool { !names.isEmpty && !meant.contains(key) }

  static func holds(_ key: NodeKey, _ names: [String]) -> Bool {
    (1...key.depth).contains { depth in
      names.contains { key.outer(depth).ends(with: $0) }
    }
  }

  private static func narrowed(
    _ whole: DesiredState, _ matching: Matching, _ index: LiveIndex, _ meant: Set<NodeKey>,
    leaving: Set<HostID>
  ) -> DesiredState {
    var result = whole
    result.windows = whole.windows.compactMap { window in
      var window = window
      window.tabs = window.tabs.compactMap { tab in
        var tab = tab
        let id = matching.tabs[tab.node.key]
        tab.panes = tab.panes.filter { pane in
          let home = matching.panes[pane.node.key].flatMap { index.panes[$0]?.tab }
          return meant.contains(pane.node.key) || (home != nil && home == id)
        }
        let isConcerned =
          tab.panes.contains { meant.contains($0.node.key) } || id.map(leaving.contains) ?? false
        let names = Set(tab.panes.map(\.node.key.name))
        guard isConcerned, let layout = tab.layout.keeping(names.contains) else { return nil }
        tab.layout = layout
        return tab
      }
      return window.tabs.isEmpty ? nil : window
    }
    return result
  }
}
