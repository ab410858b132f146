import MuntinSpec

extension Comparison {
  /// Panes of ours that the spec no longer has.
  mutating func findClosed() {
    let targets = Targets(options.targets)
    let kept = Set(matching.panes.values)
    for (id, pane) in index.panes.sorted(by: { $0.value.order < $1.value.order })
    where !kept.contains(id) && targets.includes(pane.mark.key) {
      if pane.mark.protect {
        plan.notices.append(Notice(key: pane.mark.key, subject: .protected))
        continue
      }
      closed.insert(id)
      plan.closing[pane.mark.key] = id
      if pane.live.exitStatus != nil { plan.ended.insert(pane.mark.key) }
      end.append(.close(pane.mark.key))
    }
  }

  /// Tabs and windows of ours that the spec no longer has: closed where nothing is left in them,
  /// released where something is that is not ours.
  mutating func closeRest() {
    let keptTabs = Set(matching.tabs.values)
    let keptWindows = Set(matching.windows.values)
    var closings: [Change] = []
    for (id, tab) in index.tabs.sorted(by: { $0.value.mark.key < $1.value.mark.key })
    where !keptTabs.contains(id) {
      plan.closing[tab.mark.key] = id
      if let change = close(tab.mark.key, rest: rest(of: tab.live)) { closings.append(change) }
    }
    for (id, window) in index.windows.sorted(by: { $0.value.mark.key < $1.value.mark.key })
    where !keptWindows.contains(id) {
      plan.closing[window.mark.key] = id
      let rest = window.live.tabs.filter { tab in
        // A tab that goes to another window takes all of its panes along.
        !(keptTabs.contains(tab.id) && tabMoves(tab.id, from: id))
      }.flatMap(rest(of:))
      if let change = close(window.mark.key, rest: rest) { closings.append(change) }
    }
    end += closings
  }

  private func tabMoves(_ tab: HostID, from window: HostID) -> Bool {
    matching.tabs.contains { key, id in id == tab && matching.windows[key.window] != window }
  }

  private func rest(of tab: LiveTab) -> [LivePane] {
    tab.panes.filter { !closed.contains($0.id) && !leaves($0.id, tab.id) }
  }

  private func close(_ key: NodeKey, rest: [LivePane]) -> Change? {
    if rest.isEmpty { return .close(key) }
    return rest.contains { index.panes[$0.id] != nil } ? nil : .release(key)
  }
}
