import MuntinSpec

/// Drops the groups that a host cannot join: those over several tabs, and the second of one tab.
struct BroadcastRule {
  private(set) var desired: DesiredState
  private(set) var notices: [Notice] = []

  init(_ desired: DesiredState, staysInTab: Bool) {
    self.desired = desired
    guard staysInTab else { return }
    var tabs: [String: Set<NodeKey>] = [:]
    var firstOfTab: [NodeKey: String] = [:]
    for pane in desired.panes {
      guard let group = pane.node.attributes[.broadcast]?.value else { continue }
      tabs[group, default: []].insert(pane.node.key.tab)
      if firstOfTab[pane.node.key.tab] == nil { firstOfTab[pane.node.key.tab] = group }
    }
    let dropped = Set(
      tabs.filter { group, tabs in
        tabs.count > 1 || tabs.first.map { firstOfTab[$0] != group } ?? true
      }.keys)
    guard !dropped.isEmpty else { return }
    notices = dropped.sorted().map {
      Notice(key: NodeKey(text: $0), subject: .cannotBroadcast)
    }
    for window in desired.windows.indices {
      for tab in desired.windows[window].tabs.indices {
        for pane in desired.windows[window].tabs[tab].panes.indices {
          let group = desired.windows[window].tabs[tab].panes[pane].node.attributes[.broadcast]
          if let group, dropped.contains(group.value) {
            self.desired.windows[window].tabs[tab].panes[pane].node.attributes[.broadcast] = nil
          }
        }
      }
    }
  }
}
