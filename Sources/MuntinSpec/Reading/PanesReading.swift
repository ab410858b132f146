import MuntinYAML

/// Reads the panes of a tab, and holds them against its layout.
extension SpecReading {
  mutating func panes(_ node: Node, _ defaults: PaneDefaults) -> [PaneDraft] {
    var drafts: [PaneDraft] = []
    switch node.content {
    case .mapping(let entries):
      for entry in entries {
        _ = checkedName(entry.key, at: entry.keyRange)
        drafts.append(
          pane(entry.value, named: entry.key, at: entry.keyRange, defaults, isListed: false))
      }
    case .sequence(let items):
      for (place, item) in items.enumerated() {
        drafts.append(
          pane(item, named: String(place + 1), at: item.range, defaults, isListed: true))
      }
    case .scalar:
      report(.wrongType(expected: "panes (a mapping by name, or a list)", found: node))
    }
    return drafts
  }

  /// The panes that a layout with names asks for: those that are written, else shells.
  mutating func putPanes(
    into tree: LayoutDraft, hasPanes: Bool, _ drafts: inout [PaneDraft], at range: SourceRange,
    _ defaults: PaneDefaults
  ) {
    var known = Set(drafts.map(\.pane.name))
    var seen: [String: LayoutDraft.LeafPlace] = [:]
    var meant: Set<String> = []
    for (name, place) in tree.places {
      if let first = seen[name] {
        report(.duplicatePane(name, first: self.range(of: first), at: self.range(of: place)))
        continue
      }
      seen[name] = place
      guard !known.contains(name) else { continue }
      if hasPanes {
        let near = nearest(to: name, among: drafts.map(\.pane.name))
        if let near { meant.insert(near) }
        report(.unknownPane(name, nearest: near, at: self.range(of: place)))
      } else {
        known.insert(name)
        drafts.append(shell(named: name, at: range, defaults))
      }
    }
    for draft in drafts
    where seen[draft.pane.name] == nil && !meant.contains(draft.pane.name) {
      report(.paneNotPlaced(draft.pane.name, at: draft.pane.range))
    }
  }

  func addShells(
    upTo count: Int, _ drafts: inout [PaneDraft], at range: SourceRange, _ defaults: PaneDefaults
  ) {
    while drafts.count < count {
      var draft = shell(named: String(drafts.count + 1), at: range, defaults)
      draft.pane.isNumbered = true
      drafts.append(draft)
    }
  }
}
