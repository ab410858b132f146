import MuntinSpec

extension Comparison {
  /// Panes of ours that the spec no longer has.
  mutating func findClosed() {
    for id in index.paneOrder where ownKeys[id] == nil && !targeting.spared.contains(id) {
      guard let pane = index.panes[id] else { continue }
      let key = keyChanges.keys[id] ?? pane.mark.key
      if pane.mark.protect {
        plan.notices.append(Notice(key: key, subject: .protected))
        continue
      }
      closed.insert(id)
      plan.closing[key] = id
      if pane.live.exitStatus != nil { plan.ended.insert(key) }
      end.append(.close(key))
    }
  }

  /// Tabs and windows of ours that the spec no longer has: closed where nothing is left in them,
  /// released where something is that is not ours.
  mutating func closeRest() {
    let keptTabs = Set(matching.tabs.values)
    let keptWindows = Set(matching.windows.values)
    var closings: [Change] = []
    let tabs = index.tabs.filter {
      !keptTabs.contains($0.key) && !targeting.spared.contains($0.key)
    }
    for (id, tab) in tabs.sorted(by: { $0.value.mark.key < $1.value.mark.key }) {
      if let change = close(id, tab.mark, rest: rest(of: tab.live)) { closings.append(change) }
    }
    let windows = index.windows.filter {
      !keptWindows.contains($0.key) && !targeting.spared.contains($0.key)
    }
    for (id, window) in windows.sorted(by: { $0.value.mark.key < $1.value.mark.key }) {
      let rest = window.live.tabs.filter { tab in
        // A tab that goes to another window takes all of its panes along.
        !(keptTabs.contains(tab.id) && tabMoves(tab.id, from: id))
      }.flatMap(rest(of:))
      if let change = close(id, window.mark, rest: rest) { closings.append(change) }
    }
    end += closings
  }

  private func tabMoves(_ tab: HostID, from window: HostID) -> Bool {
    matching.tabs.contains { key, id in id == tab && matching.windows[key.window] != window }
  }

  private func rest(of tab: LiveTab) -> [LivePane] {
    tab.panes.filter { !closed.contains($0.id) && !leaves($0.id, tab.id) }
  }

  private mutating func close(_ id: HostID, _ mark: Mark, rest: [LivePane]) -> Change? {
    let key = keyChanges.keys[id] ?? mark.key
    plan.closing[key] = id
    if rest.isEmpty { return .close(key) }
    return rest.contains { index.panes[$0.id] != nil } ? nil : .release(key)
  }
}
