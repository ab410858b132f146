import MuntinSpec
import MuntinYAML

/// Reads `~/.it2rc.yaml`: each of its profiles, which are lists of steps, becomes a tab.
extension ImportReading {
  mutating func it2rc(_ root: PeerFields) -> Workspace? {
    var fields = root
    var draft = SessionDraft()
    if let aliases = fields.take("aliases"), var entries = self.fields(aliases, expected: "aliases")
    {
      note(.dropped, aliases, "are commands of it2, and no part of a workspace")
      for alias in entries.takeRest() {
        note(.dropped, alias, "a command: it2 \(Self.shown(alias.value))")
      }
    }
    if let profiles = fields.take("profiles"),
      var entries = self.fields(profiles, expected: "profiles (a mapping)")
    {
      note(.converted, profiles, "tabs")
      draft.range = profiles.range
      let all = entries.takeRest()
      let wanted = choice == nil ? all : chosen(among: all).map { [$0] } ?? []
      for other in all where !wanted.contains(where: { $0.path == other.path }) {
        note(.dropped, other, "another layout of the file")
      }
      draft.tabs = wanted.compactMap { it2Profile($0) }
      if !faults.isEmpty { return nil }
    }
    leave(&fields, known: ["profiles", "aliases"])
    return workspace([draft], named: choice, at: draft.range)
  }

  private mutating func it2Profile(_ entry: PeerEntry) -> TabDraft? {
    guard entry.value.items != nil else {
      note(.dropped, entry, "it2 finds no profile that is not a list of steps")
      return nil
    }
    note(.converted, entry, "a tab")
    var draft = TabDraft(range: entry.range)
    draft.name = String(entry.path.dropFirst("profiles.".count))
    draft.panes = [PaneDraft(at: entry.range)]
    var tree = SplitTree()
    for item in entry.items {
      guard var step = fields(item, expected: "a step (a mapping)") else {
        if item.isNull { note(.converted, item, "nothing") }
        continue
      }
      if let command = step.take("command") {
        draft.panes[0].lines += lines(command).map { PaneLine(text: $0) }
      }
      if let split = step.take("split") { self.split(split, &draft, &tree) }
      for number in 1...9 {
        guard let pane = step.take("pane\(number)") else { continue }
        give(pane, number, &draft, tree)
      }
      leave(
        &step, known: ["command", "split"] + (1...9).map { "pane\($0)" })
    }
    draft.layout = tree.tree
    return draft
  }

  /// Lines for the pane that has a place on screen; it2 counts those of other tabs, too.
  private mutating func give(
    _ entry: PeerEntry, _ number: Int, _ draft: inout TabDraft, _ tree: SplitTree
  ) {
    let order = tree.order
    guard order.indices.contains(number - 1) else {
      note(.dropped, entry, "the tab has only \(order.count) panes at this step")
      return
    }
    let typed = lines(entry)
    draft.panes[order[number - 1]].lines += typed.map { PaneLine(text: $0) }
  }

  private mutating func split(
    _ entry: PeerEntry, _ draft: inout TabDraft, _ tree: inout SplitTree
  ) {
    guard let text = text(entry) else { return }
    /// The session that was active at the start is always the one that is split.
    let first = 0
    func add(_ pane: Int, _ axis: LayoutAxis) -> Int {
      let new = draft.panes.count
      draft.panes.append(PaneDraft(at: entry.range))
      tree.split(pane, axis, new: new)
      return new
    }
    switch text {
    case "vertical": _ = add(first, .columns)
    case "horizontal": _ = add(first, .rows)
    default:
      let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
      guard sides.count == 2, let columns = sides[0], let rows = sides[1],
        (1...20).contains(columns), (1...20).contains(rows),
        draft.panes.count + columns * rows <= Self.mostPanes
      else {
        note(.dropped, entry, "it2 knows no such split")
        return
      }
      var tops = [first]
      while tops.count < columns { tops.append(add(tops[tops.count - 1], .columns)) }
      for top in tops {
        for _ in 1..<rows { _ = add(top, .rows) }
      }
    }
    note(.converted, entry, "layout")
  }
}
