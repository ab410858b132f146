/// The part of a workspace that a plan is limited to.
struct Targets {
  private let names: [String]

  init(_ names: [String]) { self.names = names }

  private func holds(_ key: NodeKey) -> Bool {
    (1...key.path.count).contains { length in
      let outer = NodeKey(Array(key.path.prefix(length)))
      return names.contains { outer.ends(with: $0) }
    }
  }

  func includes(_ key: NodeKey) -> Bool { names.isEmpty || holds(key) }

  /// Opening and arranging what a target stands in belongs to it.
  func includes(_ change: Change) -> Bool {
    if includes(change.key) { return true }
    switch change {
    case .openWindow, .openTab, .arrange: return true
    // The desired state was narrowed: only marks of what is opened here are left.
    case .record(let key, _): return key.kind != .pane
    case .openPane, .moveTab, .movePane, .rename, .orderTabs, .set, .focus, .zoom, .restart,
      .deliver, .release, .close:
      return false
    }
  }

  /// Which of the names mean nothing that is wanted or there.
  func unknown(in desired: DesiredState, _ index: LiveIndex) -> [String] {
    let keys =
      desired.windows.map(\.node.key) + desired.tabs.map(\.node.key)
      + desired.panes.map(\.node.key) + index.windows.values.map(\.mark.key)
      + index.tabs.values.map(\.mark.key) + index.panes.values.map(\.mark.key)
    return names.filter { name in !keys.contains { $0.ends(with: name) } }
  }

  /// The desired state without what is neither meant nor there already.
  func narrowed(_ desired: DesiredState, _ matching: Matching) -> DesiredState {
    guard !names.isEmpty else { return desired }
    var result = desired
    result.windows = desired.windows.compactMap { window in
      var window = window
      window.tabs = window.tabs.compactMap { tab in
        var tab = tab
        tab.panes = tab.panes.filter { pane in
          matching.panes[pane.node.key] != nil || holds(pane.node.key)
        }
        let kept = Set(tab.panes.map(\.node.key.name))
        guard let layout = tab.layout.keeping(kept.contains) else { return nil }
        tab.layout = layout
        return tab
      }
      return window.tabs.isEmpty ? nil : window
    }
    return result
  }
}
