import MuntinSpec

/// Words that show nowhere, as the marks of a workspace remember them.
extension Capture {
  /// Puts them into what was captured, once the keys of all panes are known.
  mutating func addWords(_ windows: [LiveWindow]) {
    var words: [NodeKey: MarkWords] = [:]
    var keysOfMarks: [NodeKey: NodeKey] = [:]
    func note(_ id: HostID, _ mark: Mark?) {
      guard let mark = own(mark), let key = keys[id] else { return }
      words[key] = mark.words
      keysOfMarks[mark.key] = key
      if let about = mark.words.about { workspace.about = about }
      workspace.restore = workspace.restore.joined(with: mark.words.rules)
    }
    for window in windows {
      note(window.id, window.mark)
      for tab in window.tabs {
        note(tab.id, tab.mark)
        for pane in tab.panes { note(pane.id, pane.mark) }
      }
    }
    for w in workspace.windows.indices {
      let window = NodeKey([workspace.windows[w].name])
      workspace.windows[w].ignore.formUnion(words[window]?.ignore ?? [])
      for t in workspace.windows[w].tabs.indices {
        let tab = window.child(workspace.windows[w].tabs[t].name)
        workspace.windows[w].tabs[t].ignore.formUnion(words[tab]?.ignore ?? [])
        for p in workspace.windows[w].tabs[t].panes.indices {
          let key = tab.child(workspace.windows[w].tabs[t].panes[p].name)
          guard let own = words[key] else { continue }
          var pane = workspace.windows[w].tabs[t].panes[p]
          add(own, to: &pane, key, keysOfMarks)
          workspace.windows[w].tabs[t].panes[p] = pane
        }
      }
    }
  }

  private mutating func add(
    _ words: MarkWords, to pane: inout PaneSpec, _ key: NodeKey, _ keys: [NodeKey: NodeKey]
  ) {
    func address(_ key: NodeKey) -> PaneAddress? {
      guard let key = keys[key], key.kind == .pane else { return nil }
      return PaneAddress(window: key.path[0], tab: key.path[1], pane: key.path[2])
    }
    pane.ignore.formUnion(words.ignore)
    if let restart = words.restart, pane.restart == .ifExited { pane.restart = restart }
    pane.needs = words.needs.compactMap(address)
    pane.waits = words.waits.compactMap { MarkWords.wait($0, address) }
    let lost = words.needs.count - pane.needs.count + words.waits.count - pane.waits.count
    if lost > 0 {
      report.note(
        key, approximated: "\(lost) of what it waits for: panes that are gone, or secrets")
    }
  }
}
