import MuntinSpec
import MuntinYAML

/// Reads the files of iTermocil: those of teamocil's version 1, with more layouts.
extension ImportReading {
  mutating func itermocil(_ root: PeerFields) -> Workspace? {
    var fields = root
    var draft = SessionDraft()
    if let pre = fields.take("pre") { dropHook(pre, "before windows are made") }
    if let name = fields.take("name") {
      note(.dropped, name, "iTermocil does nothing with it")
    }
    if let windows = fields.take("windows") {
      note(.converted, windows, "tabs")
      draft.range = windows.range
      draft.tabs = windows.items.compactMap { itermocilWindow($0) }
    }
    leave(&fields, known: ["windows", "pre", "name"])
    return workspace([draft], named: nil, at: draft.range)
  }

  private mutating func itermocilWindow(_ entry: PeerEntry) -> TabDraft? {
    guard var (fields, draft) = namedWindow(entry) else { return nil }
    let root = fields.take("root").flatMap { folder($0) }
    let layout = fields.take("layout")
    if let focus = fields.take("focus") { note(.dropped, focus, "iTermocil does nothing with it") }
    if let here = fields.take("here") {
      note(.dropped, here, "takes over the tab that it is called in; see `muntin adopt`")
    }
    if let panes = fields.take("panes"), !panes.isNull {
      draft.panes = paneItems(panes).map { itermocilPane($0) }
    }
    if let entry = fields.take("command", "commands") {
      if draft.panes.isEmpty {
        var pane = PaneDraft(at: entry.range)
        pane.lines = joinedLine(entry)
        draft.panes = [pane]
      } else {
        note(.dropped, entry, "the panes have their own")
      }
    }
    if draft.panes.isEmpty { draft.panes = [PaneDraft(at: draft.range)] }
    for place in draft.panes.indices { draft.panes[place].directory = root }
    draft.layout = itermocilLayout(layout, of: draft.panes.count)
    leave(&fields, known: ["name", "root", "layout", "panes", "command", "commands"])
    return draft
  }

  private mutating func itermocilPane(_ entry: PeerEntry) -> PaneDraft {
    var pane = PaneDraft(at: entry.range)
    guard entry.value.entries != nil, var fields = fields(entry, expected: "a pane") else {
      pane.lines = entry.isNull ? [] : joinedLine(entry)
      if entry.isNull { note(.converted, entry, "a shell") }
      return pane
    }
    pane.lines = fields.take("commands").map { joinedLine($0) } ?? []
    if let name = fields.take("name") {
      pane.title = converted(name, as: "title")
      pane.name = paneName(pane.title)
    }
    if let focus = fields.take("focus") {
      pane.focus = true
      if flag(focus) == false {
        note(.approximated, focus, "focus, since iTermocil looks only whether the key is there")
      } else {
        note(.converted, focus, "focus")
      }
    }
    leave(&fields, known: ["commands", "name", "focus"])
    return pane
  }

  private mutating func joinedLine(_ entry: PeerEntry) -> [PaneLine] {
    let lines = lines(entry)
    return lines.isEmpty ? [] : [PaneLine(text: lines.joined(separator: "; "))]
  }

  private mutating func itermocilLayout(_ entry: PeerEntry?, of count: Int) -> LayoutTree {
    let usual = ItermocilLayouts.tree("tiled", of: count)
    guard let entry, let text = text(entry) else { return usual ?? .pane("0") }
    guard let tree = ItermocilLayouts.tree(text, of: count) else {
      note(.dropped, entry, "iTermocil knows no layout of this name")
      return usual ?? .pane("0")
    }
    let isUneven = count > 2 && (text.hasPrefix("even") || text.hasPrefix("main"))
    note(
      .converted, entry,
      isUneven ? "layout, by halves as iTermocil splits; without the sizes it is even" : "layout")
    return tree
  }
}

/// The layouts of iTermocil, split for split as it makes them; panes go by their places from 0.
enum ItermocilLayouts {
  static func tree(_ name: String, of count: Int) -> LayoutTree? {
    var tree = SplitTree()
    /// Splits each of a row of panes off the one before it.
    func chain(_ panes: Range<Int>, from first: Int, _ axis: LayoutAxis) {
      var last = first
      for pane in panes {
        tree.split(last, axis, new: pane)
        last = pane
      }
    }
    switch name {
    case "even-horizontal": chain(range(1, count), from: 0, .columns)
    case "even-vertical": chain(range(1, count), from: 0, .rows)
    case "tiled" where count == 2: chain(range(1, count), from: 0, .rows)
    case "main-vertical", "main-horizontal":
      let axis: LayoutAxis = name == "main-vertical" ? .columns : .rows
      chain(range(1, min(2, count)), from: 0, axis)
      chain(range(2, count), from: 1, axis == .columns ? .rows : .columns)
    case "main-vertical-flipped":
      if count > 1 { tree.split(0, .columns, new: count - 1) }
      chain(range(1, count - 1), from: 0, .rows)
    case "double-main-horizontal":
      guard count > 2 else { return self.tree("even-horizontal", of: count) }
      tree.split(0, .rows, new: count - 2)
      tree.split(count - 2, .columns, new: count - 1)
      chain(range(1, count - 2), from: 0, .columns)
    case "double-main-vertical":
      chain(range(1, min(3, count)), from: 0, .columns)
      chain(range(3, count), from: 2, .rows)
    case "tiled", "3_columns":
      let columns = name == "tiled" ? 2 : 3
      var top = 0
      for first in stride(from: columns, to: max(columns, count), by: columns) {
        tree.split(top, .rows, new: first)
        top = first
      }
      for first in stride(from: 0, to: count, by: columns) {
        chain(range(first + 1, min(first + columns, count)), from: first, .columns)
      }
    default: return nil
    }
    return tree.tree
  }

  private static func range(_ start: Int, _ end: Int) -> Range<Int> { start..<max(start, end) }
}
