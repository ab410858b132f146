import MuntinSpec

extension Comparison {
  /// The changes of a node's looks, and its drift.
  mutating func dress(
    _ node: DesiredNode, _ live: (attributes: [Attribute: String], mark: Mark)?, isNew: Bool
  ) {
    let kind = node.key.kind
    var names = Set(node.attributes.keys)
    for (name, _) in live?.mark.applied ?? [:]
    where !name.needsRestart && !name.isTyped && name != .cells {
      names.insert(name)
    }
    names.subtract([.layout, .focus, .front, .zoom])
    for name in names.sorted() where !node.ignores(name) || isNew {
      let wanted = node.attributes[name]
      guard capabilities.attributes(name, kind) else {
        if wanted != nil { noteUnshown(name.name, of: name, node) }
        continue
      }
      let texts = kind == .pane ? wanted : nil
      for part in texts.map({ capabilities.lacks(name, $0.value) }) ?? [] {
        noteUnshown("\(part) in a \(name)", of: name, node)
      }
      if isNew {
        // The title is given while opening, except to panes.
        if let wanted, name != .title || kind == .pane {
          change(.set(node.key, name, from: nil, to: wanted))
        }
        continue
      }
      guard let live else { continue }
      compare(
        node.key, name, wanted: wanted, applied: live.mark.applied[name],
        live: live.attributes[name])
    }
  }

  private mutating func compare(
    _ key: NodeKey, _ name: Attribute, wanted: SpecText?, applied: String?, live: String?
  ) {
    let kind = key.kind
    // What the host would write in another way may stand there as it is wanted.
    let wantedForm = wanted.map {
      $0.value == live ? $0.value : capabilities.normal(name, kind, $0.value)
    }
    if wanted == nil && live == nil { return }
    let isDrift =
      applied.map { applied in
        guard let live else { return true }
        return capabilities.normal(name, kind, applied) != live
          && !Mark.isForm(applied, of: live)
      } ?? false
    let isSecret = wanted?.isSecret == true || applied.map(Mark.isSecret) == true
    let shownLive = live.map { isSecret ? "(sensitive)" : $0 }
    if isDrift, wantedForm != live {
      plan.drift.append(
        Plan.Drift(
          key: key, attribute: name, applied: Mark.shown(applied ?? ""), live: shownLive ?? ""))
    }
    if wantedForm != live { change(.set(key, name, from: shownLive, to: wanted)) }
  }

  private mutating func noteUnshown(_ word: String, of name: Attribute, _ node: DesiredNode) {
    if let profile = node.inherited[name] {
      unshown.note(word, profile: profile)
    } else {
      unshown.note(word, node: node.key)
    }
  }

  /// Input is shared only after commands were given, so that no other pane gets them.
  private mutating func change(_ change: Change) {
    if case .set(_, .broadcast, _, _) = change {
      deliver.append(change)
    } else {
      shape.append(change)
    }
  }

  /// A new mark where the one that is there says something else.
  mutating func record(
    _ node: DesiredNode, old: Mark?, extra: [Attribute: String] = [:]
  ) {
    let mark = self.mark(of: node, extra: extra)
    if mark != old || hasEarlyMark(node.key) { place(.record(node.key, mark), after: node.key) }
  }

  func hasEarlyMark(_ key: NodeKey) -> Bool { early.contains { $0.key == key } }

  func mark(of node: DesiredNode, extra: [Attribute: String]) -> Mark {
    var mark = Mark(workspace: desired.workspace, key: node.key)
    mark.isNumbered = node.isNumbered
    mark.protect = node.protect
    mark.words = node.words
    mark.applied = node.attributes.mapValues(Mark.form)
    mark.applied.merge(extra) { _, new in new }
    return mark
  }
}

extension Attribute {
  /// The size in cells that a tab had when it was last arranged.
  static let cells = Attribute("cells")
}
