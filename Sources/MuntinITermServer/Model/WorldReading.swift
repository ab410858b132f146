import MuntinPlan

extension World {
  /// What a host shows, with ids; the tab of a buried session is none.
  ///
  /// - Parameter buried: panes that stand in the place where buried ones are kept.
  init(_ live: LiveState, _ identities: inout Identities, buryingPlace: String) {
    var seen: Set<HostID> = []
    identities.forget(windowsBut: Set(live.windows.map(\.id)))
    for window in live.windows {
      var tabs: [WorldTab] = []
      // A tab may be linked to several windows; clients see it in the first.
      for tab in window.tabs where seen.insert(tab.id).inserted {
        tabs.append(WorldTab(tab, &identities))
      }
      if window.attributes[.title] == buryingPlace {
        buried += tabs.flatMap(\.sessions)
        continue
      }
      let identity = identities.window(window.id)
      windows.append(
        WorldWindow(
          host: window.id, id: identity.id, number: identity.number,
          attributes: window.attributes, mark: window.mark, isAttached: window.isAttached,
          tabs: tabs))
    }
    windows.removeAll(where: \.tabs.isEmpty)
  }
}

extension WorldTab {
  fileprivate init(_ tab: LiveTab, _ identities: inout Identities) {
    let frames = tab.layout.frames
    let order = tab.layout.leaves
    let panes = Dictionary(
      tab.panes.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
    sessions = order.compactMap { leaf in
      guard let pane = panes[leaf], let frame = frames[leaf] else { return nil }
      return WorldSession(host: pane.id, id: identities.session(pane), pane: pane, frame: frame)
    }
    host = tab.id
    id = String(identities.tab(tab.id))
    attributes = tab.attributes
    mark = tab.mark
    layout = tab.layout
  }
}
