import MuntinYAML

/// Writes what refers to panes, by as few names as say which one is meant.
extension SpecWriting {
  /// - Parameter own: where the reference stands; nil outside of every tab.
  func reference(_ pane: PaneAddress, from own: PaneAddress?) -> Node {
    let candidates = [pane.pane, pane.tab + "/" + pane.pane]
    let text = candidates.first { text in
      if case .one(let found) = directory.pane(text, from: own) { found == pane } else { false }
    }
    return .word(text ?? pane.text)
  }

  /// Names of panes, and of tabs all panes of which belong to the group.
  func group(_ group: BroadcastGroup) -> Node {
    var items: [Node] = []
    var rest = group.members[...]
    while let first = rest.first {
      if let (tab, count) = tab(at: rest) {
        items.append(.word(tab))
        rest = rest.dropFirst(count)
      } else {
        items.append(reference(first, from: nil))
        rest = rest.dropFirst()
      }
    }
    return .list(items)
  }

  /// The tab whose panes the members begin with, of which there are at least two.
  private func tab(at members: ArraySlice<PaneAddress>) -> (text: String, count: Int)? {
    guard let first = members.first else { return nil }
    for text in [first.tab, first.window + "/" + first.tab] {
      let tabs = directory.tabs(text)
      guard case .none = directory.pane(text, from: nil), tabs.count == 1, let panes = tabs.first,
        panes.count > 1, members.starts(with: panes)
      else { continue }
      return (text, panes.count)
    }
    return nil
  }
}
