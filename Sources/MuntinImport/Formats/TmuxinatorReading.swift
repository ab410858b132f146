import MuntinSpec
import MuntinYAML

/// Reads the files of tmuxinator, whose Ruby has become inlays before.
extension ImportReading {
  /// What panes have from the project and the window around them.
  struct TmuxinatorScope {
    var root: String?
    /// Typed into every pane first.
    var before: [String] = []
  }

  private static let projectKeys = [
    "name", "root", "windows", "pre", "post", "pre_window", "startup_window", "startup_pane",
    "attach", "socket_name", "socket_path", "tmux_command", "tmux_options",
    "on_project_start", "on_project_first_start", "on_project_restart", "on_project_exit",
    "on_project_stop", "enable_pane_titles", "pane_title_position", "pane_title_format",
  ]

  mutating func tmuxinator(_ root: PeerFields) -> Workspace? {
    var fields = root
    var draft = SessionDraft()
    let name = fields.take("project_name", "name").flatMap { entry -> String? in
      draft.range = entry.range
      return converted(entry, as: "name")
    }
    var scope = TmuxinatorScope()
    scope.root = fields.take("project_root", "root").flatMap { folder($0) }
    scope.before = tmuxinatorBefore(&fields)
    takeHooks(&fields)
    takeSurroundings(&fields)
    takeTitleOptions(&fields)
    let front = (fields.take("startup_window"), fields.take("startup_pane"))
    if let windows = fields.take("tabs", "windows") {
      note(.converted, windows, "tabs")
      draft.tabs = windows.items.compactMap { tmuxinatorWindow($0, scope) }
    }
    bringToFront(front, &draft)
    leave(&fields, known: Self.projectKeys)
    return workspace([draft], named: name, at: draft.range)
  }

  private mutating func takeHooks(_ fields: inout PeerFields) {
    let moments = [
      "pre": "before a session is made", "on_project_start": "before each start",
      "on_project_first_start": "before a session is made",
      "on_project_restart": "before a session is taken up again",
      "on_project_exit": "after you leave", "on_project_stop": "before a session is ended",
      "post": "after a session is made",
    ]
    for (key, moment) in moments.sorted(by: { $0.key < $1.key }) {
      if let hook = fields.take(key) { dropHook(hook, moment) }
    }
  }

  /// Everything that says how tmux is called.
  private mutating func takeSurroundings(_ fields: inout PeerFields) {
    for key in ["socket_name", "socket_path"] {
      if let entry = fields.take(key) { socket(entry) }
    }
    for key in ["tmux_options", "cli_args"] {
      if let entry = fields.take(key) {
        note(.dropped, entry, "how tmux is called: \(Self.shown(entry.value))")
      }
    }
    if let entry = fields.take("tmux_command") {
      if entry.text == "tmux" {
        note(.converted, entry, "nothing")
      } else {
        note(.dropped, entry, "Muntin speaks to tmux itself")
      }
    }
    for key in ["attach", "tmux_detached"] {
      guard let entry = fields.take(key), let flag = flag(entry) else { continue }
      let isAttached = flag == (key == "attach")
      note(
        isAttached ? .approximated : .converted, entry,
        isAttached ? "give `--attach` to `muntin apply`" : "`muntin apply` does not attach")
    }
  }

  /// One line for each of what is typed first; an old key goes before a new one.
  private mutating func tmuxinatorBefore(_ fields: inout PeerFields) -> [String] {
    for (key, start) in [("rbenv", "rbenv shell "), ("rvm", "rvm use ")] {
      if let entry = fields.take(key), let version = text(entry) {
        return line(start + version, entry).map { [$0] } ?? []
      }
    }
    guard let entry = fields.take("pre_tab", "pre_window") else { return [] }
    return joined(entry, by: "; ")
  }

  /// The texts of an entry as one line.
  private mutating func joined(_ entry: PeerEntry, by separator: String) -> [String] {
    let lines = lines(entry)
    return lines.isEmpty ? [] : [lines.joined(separator: separator)]
  }

  private mutating func bringToFront(
    _ front: (window: PeerEntry?, pane: PeerEntry?), _ draft: inout SessionDraft
  ) {
    var place = 0
    if let entry = front.window, let text = text(entry) {
      let named = draft.tabs.firstIndex { $0.name == text }
      if let index = named ?? Int(text), draft.tabs.indices.contains(index) { place = index }
      frontTab(entry, isFirst: place == 0)
    }
    guard let entry = front.pane, let text = text(entry) else { return }
    guard draft.tabs.indices.contains(place), let pane = Int(text),
      draft.tabs[place].panes.indices.contains(pane)
    else {
      note(.dropped, entry, "there is no such pane")
      return
    }
    draft.tabs[place].panes[pane].focus = true
    note(.converted, entry, "focus")
  }

  // MARK: Windows

  /// A mapping with one key: the name, and what is in the window.
  private mutating func tmuxinatorWindow(
    _ item: PeerEntry, _ outer: TmuxinatorScope
  ) -> TabDraft? {
    var draft = TabDraft(range: item.range)
    guard let entries = item.value.entries, let first = entries.first else {
      // A name alone.
      guard let name = item.text else {
        note(.dropped, item, "an empty window")
        return nil
      }
      note(.approximated, item, "a tab with this name and a shell")
      draft.name = name
      draft.panes = [tmuxinatorPane(at: item.range, [], outer.before, outer)]
      return draft
    }
    let entry = PeerEntry(
      path: "\(item.path).\(first.key)", range: first.keyRange, value: first.value)
    draft.range = first.keyRange
    draft.name = ["", "~", "null"].contains(first.key) ? nil : first.key
    note(.converted, entry, "name")
    for other in entries.dropFirst() {
      note(
        .dropped, "\(item.path).\(other.key)", at: other.keyRange,
        "tmuxinator takes only the first key of a window; is it indented too little?")
    }
    if entry.value.entries != nil, let fields = fields(entry, expected: "a window") {
      fill(&draft, fields, outer)
    } else {
      let own = entry.isNull ? [] : lines(entry)
      draft.panes = [tmuxinatorPane(at: draft.range, own, outer.before, outer)]
    }
    return draft
  }

  private mutating func fill(
    _ draft: inout TabDraft, _ entries: PeerFields, _ outer: TmuxinatorScope
  ) {
    var fields = entries
    var scope = outer
    var options = WindowOptions()
    if let root = fields.take("root") { scope.root = folder(root, from: outer.root) }
    let pre = fields.take("pre")
    if let entry = fields.take("synchronize") { synchronize(entry, into: &options) }
    let layout = fields.take("layout")
    let focused = fields.take("focused_pane")
    if let panes = fields.take("panes"), !panes.isNull {
      let first = scope.before + (pre.map { joined($0, by: " && ") } ?? [])
      draft.panes = paneItems(panes).map { tmuxinatorPane($0, first, scope) }
    }
    if draft.panes.isEmpty {
      if let pre { note(.dropped, pre, "tmuxinator types it only where there are panes") }
      draft.panes = [tmuxinatorPane(at: draft.range, [], scope.before, scope)]
    }
    let count = draft.panes.count
    draft.layout =
      layout.flatMap { self.layout($0, of: count) } ?? TmuxLayouts.tiled.tree(of: count)
    draft.isSynchronized = options.isSynchronized
    if let focused, let text = text(focused) {
      let place = draft.panes.firstIndex { $0.title == text } ?? Int(text)
      if let place, draft.panes.indices.contains(place) {
        draft.panes[place].focus = true
        note(.converted, focused, "focus")
      } else {
        note(.dropped, focused, "there is no such pane")
      }
    }
    leave(
      &fields, known: ["root", "pre", "layout", "panes", "synchronize", "focused_pane"])
  }

  // MARK: Panes

  private mutating func tmuxinatorPane(
    _ entry: PeerEntry, _ before: [String], _ scope: TmuxinatorScope
  ) -> PaneDraft {
    if let entries = entry.value.entries, let first = entries.first {
      let named = PeerEntry(
        path: "\(entry.path).\(first.key)", range: first.keyRange, value: first.value)
      note(.converted, named, "title")
      for other in entries.dropFirst() {
        note(
          .dropped, "\(entry.path).\(other.key)", at: other.keyRange,
          "tmuxinator takes only the first key of a pane")
      }
      var pane = tmuxinatorPane(at: first.keyRange, lines(named), before, scope)
      pane.title = first.key
      pane.name = paneName(first.key)
      return pane
    }
    let own = entry.isNull ? [] : lines(entry)
    if entry.isNull { note(.converted, entry, "a shell") }
    return tmuxinatorPane(at: entry.range, own, before, scope)
  }

  private func tmuxinatorPane(
    at range: SourceRange, _ own: [String], _ before: [String], _ scope: TmuxinatorScope
  ) -> PaneDraft {
    var pane = PaneDraft(at: range)
    pane.directory = scope.root
    pane.lines = (before + own).map { PaneLine(text: $0) }
    return pane
  }
}
