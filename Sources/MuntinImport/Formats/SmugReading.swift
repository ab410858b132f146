import MuntinSpec
import MuntinYAML

/// Reads the files of smug, whose `$NAME` have become inlays before.
extension ImportReading {
  mutating func smug(_ root: PeerFields) -> Workspace? {
    var fields = root
    var draft = SessionDraft()
    let name = fields.take("session").flatMap { entry -> String? in
      draft.range = entry.range
      return converted(entry, as: "name")
    }
    let folder = fields.take("root").flatMap { self.folder($0) }
    let environment = fields.take("env").map { self.environment($0) { _, text in text } } ?? [:]
    let hooks = [
      ("before_start", "before a session is made"), ("stop", "before a session is ended"),
      ("attach_hook", "when you attach"), ("detach_hook", "when you leave"),
    ]
    for (key, moment) in hooks {
      if let hook = fields.take(key) { dropHook(hook, moment) }
    }
    if let entry = fields.take("attach"), let isAttached = flag(entry) {
      note(
        isAttached ? .approximated : .converted, entry,
        isAttached ? "give `--attach` to `muntin apply`" : "`muntin apply` does not attach")
    }
    if let entry = fields.take("sendkeys_timeout") {
      note(.approximated, entry, "left out: lines are typed when the shell waits for one")
    }
    takeTmuxOptions(&fields)
    if let windows = fields.take("windows") {
      note(.converted, windows, "tabs")
      draft.tabs = windows.items.enumerated().compactMap {
        smugWindow($1, place: $0, folder, environment)
      }
    }
    leave(
      &fields,
      known: [
        "session", "root", "windows", "env", "before_start", "stop", "attach", "attach_hook",
        "detach_hook", "sendkeys_timeout", "tmux_options",
      ])
    return workspace([draft], named: name, at: draft.range)
  }

  private mutating func takeTmuxOptions(_ fields: inout PeerFields) {
    guard let entry = fields.take("tmux_options"),
      var options = self.fields(entry, expected: "options (a mapping)")
    else { return }
    note(.approximated, entry, "how tmux is called")
    for key in ["socket_name", "socket_path"] {
      if let socket = options.take(key) { self.socket(socket) }
    }
    if let config = options.take("config_file") {
      note(.dropped, config, "a configuration of tmux: \(Self.shown(config.value))")
    }
    leave(&options, known: ["socket_name", "socket_path", "config_file"])
  }

  private mutating func smugWindow(
    _ entry: PeerEntry, place: Int, _ outer: String?, _ environment: [String: String]
  ) -> TabDraft? {
    guard var (fields, draft) = namedWindow(entry) else { return nil }
    let root = fields.take("root").flatMap { folder($0, from: outer) } ?? outer
    if let entry = fields.take("before_start") {
      note(.dropped, entry, "smug does nothing with it")
    }
    if let entry = fields.take("manual"), let isManual = flag(entry) {
      note(
        isManual ? .approximated : .converted, entry,
        isManual ? "is started with the others; smug starts it only when asked to" : "nothing")
    }
    if let entry = fields.take("selected") { frontTab(entry, isFirst: place == 0) }
    var first = PaneDraft(at: draft.range)
    first.directory = root
    first.lines = fields.take("commands").map { lines($0).map { PaneLine(text: $0) } } ?? []
    draft.panes = [first]
    let layout = fields.take("layout")
    if let panes = fields.take("panes"), !panes.isNull {
      draft.panes += paneItems(panes).map { smugPane($0, root) }
    }
    for place in draft.panes.indices { draft.panes[place].environment = environment }
    let count = draft.panes.count
    draft.layout =
      layout.flatMap { self.layout($0, of: count) } ?? TmuxLayouts.evenHorizontal.tree(of: count)
    leave(
      &fields, known: ["name", "root", "commands", "panes", "layout", "manual", "selected"])
    return draft
  }

  private mutating func smugPane(_ entry: PeerEntry, _ outer: String?) -> PaneDraft {
    var pane = PaneDraft(at: entry.range)
    pane.directory = outer
    guard var fields = fields(entry, expected: "a pane (a mapping)") else {
      if entry.isNull { note(.converted, entry, "a shell") }
      return pane
    }
    if let root = fields.take("root") { pane.directory = folder(root, from: outer) ?? outer }
    if let type = fields.take("type") {
      note(.converted, type, "nothing: the layout of the window decides, as in smug")
    }
    pane.lines = fields.take("commands").map { lines($0).map { PaneLine(text: $0) } } ?? []
    if let focus = fields.take("focus", "selected"), let isActive = flag(focus) {
      pane.focus = isActive
      note(.converted, focus, isActive ? "focus" : "nothing")
    }
    leave(&fields, known: ["root", "type", "commands"])
    return pane
  }
}
