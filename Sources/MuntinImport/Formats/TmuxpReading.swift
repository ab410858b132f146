import MuntinSpec
import MuntinYAML

/// Reads the files of tmuxp: YAML or JSON.
extension ImportReading {
  /// What panes have from the session and the window around them.
  struct TmuxpScope {
    var directory: String?
    var before: [TmuxpLine] = []
    /// Of the session; those of a window or a pane are laid over them.
    var session: [String: String] = [:]
    var environment: [String: String] = [:]
    /// Nil where the file does not say.
    var isHidden: Bool?
    var shell: String?
  }

  private static let sessionKeys = [
    "session_name", "windows", "start_directory", "environment", "options", "global_options",
    "shell_command_before", "suppress_history", "before_script", "plugins", "config",
    "socket_name", "workspace_builder", "workspace_builder_paths", "workspace_builder_options",
    "enable_pane_titles", "pane_title_position", "pane_title_format",
  ]

  mutating func tmuxp(_ root: PeerFields) -> Workspace? {
    var fields = root
    var draft = SessionDraft()
    let name = fields.take("session_name").flatMap { entry -> String? in
      draft.range = entry.range
      return converted(entry, as: "name").map { expanded($0) }
    }
    var scope = TmuxpScope()
    scope.directory = fields.take("start_directory").flatMap { tmuxpFolder($0, scope) }
    scope.session = fields.take("environment").map { tmuxpEnvironment($0) } ?? [:]
    scope.isHidden = fields.take("suppress_history").flatMap { hidden($0) }
    scope.before = tmuxpBefore(fields.take("shell_command_before"))
    var options = WindowOptions()
    for key in ["global_options", "options"] {
      if let entry = fields.take(key) { self.options(entry, into: &options) }
    }
    takeHooks(&fields)
    takeTitleOptions(&fields)
    if let windows = fields.take("windows") {
      note(.converted, windows, "tabs")
      draft.tabs = windows.items.enumerated().compactMap {
        tmuxpWindow($1, place: $0, scope, options)
      }
    }
    leave(&fields, known: Self.sessionKeys)
    return workspace([draft], named: name, at: draft.range)
  }

  private mutating func takeHooks(_ fields: inout PeerFields) {
    if let script = fields.take("before_script") { dropHook(script, "before a session is made") }
    for key in ["on_project_start", "on_project_restart", "on_project_exit", "on_project_stop"] {
      if let hook = fields.take(key) { dropHook(hook, "at this moment") }
    }
    for key in [
      "plugins", "workspace_builder", "workspace_builder_paths", "workspace_builder_options",
    ] {
      if let entry = fields.take(key) { note(.dropped, entry, "is Python code of tmuxp") }
    }
    if let entry = fields.take("socket_name") { socket(entry) }
    if let entry = fields.take("config") { note(.dropped, entry, "a configuration of tmux") }
  }

  private mutating func hidden(_ entry: PeerEntry) -> Bool? {
    guard let isHidden = flag(entry) else { return nil }
    note(
      .converted, entry,
      isHidden ? "a blank in front of each line" : "lines without a blank in front")
    return isHidden
  }

  // MARK: Windows

  private mutating func tmuxpWindow(
    _ entry: PeerEntry, place: Int, _ outer: TmuxpScope, _ outerOptions: WindowOptions
  ) -> TabDraft? {
    guard var fields = fields(entry, expected: "a window (a mapping)") else {
      if entry.isNull { note(.dropped, entry, "an empty window") }
      return nil
    }
    var draft = TabDraft(range: entry.range)
    if let name = fields.take("window_name") {
      draft.range = name.range
      draft.name = converted(name, as: "name").map { expanded($0) }
    }
    var scope = outer
    var options = outerOptions
    if let entry = fields.take("start_directory") { scope.directory = tmuxpFolder(entry, outer) }
    scope.environment = fields.take("environment").map { tmuxpEnvironment($0) } ?? [:]
    scope.before += tmuxpBefore(fields.take("shell_command_before"))
    scope.isHidden = fields.take("suppress_history").flatMap { hidden($0) } ?? outer.isHidden
    scope.shell = fields.take("window_shell").flatMap { converted($0, as: "exec") }
    for key in ["options", "options_after"] {
      if let entry = fields.take(key) { self.options(entry, into: &options) }
    }
    if let entry = fields.take("synchronize") { synchronize(entry, into: &options) }
    if let index = fields.take("window_index") {
      note(.dropped, index, "tabs stand in their order")
    }
    if let focus = fields.take("focus") { frontTab(focus, isFirst: place == 0) }
    if let condition = fields.take("if") {
      note(
        .dropped, condition, "nothing is left out by a condition: \(Self.shown(condition.value))")
    }
    let layout = fields.take("layout")
    draft.panes = tmuxpPanes(fields.take("panes"), scope, at: draft.range)
    let count = draft.panes.count
    draft.layout =
      layout.flatMap { self.layout($0, of: count, main: options.main) } ?? Self.halved(count)
    draft.isSynchronized = options.isSynchronized
    leave(
      &fields,
      known: [
        "window_name", "window_index", "layout", "panes", "start_directory", "environment",
        "shell_command_before", "suppress_history", "focus", "window_shell", "options",
        "options_after",
      ])
    return draft
  }

  private mutating func tmuxpPanes(
    _ entry: PeerEntry?, _ scope: TmuxpScope, at range: SourceRange
  ) -> [PaneDraft] {
    guard let entry else { return [finished(PaneDraft(at: range), [], scope)] }
    let panes = paneItems(entry).filter { _ in !entry.isNull }.map { tmuxpPane($0, scope) }
    guard var last = panes.last else { return [finished(PaneDraft(at: range), [], scope)] }
    // A new pane is the active one, as long as no other is said to be.
    if panes.count > 1, !panes.contains(where: \.focus) { last.focus = true }
    return panes.dropLast() + [last]
  }

  /// Puts the lines of a pane together with what stands before them.
  func finished(_ draft: PaneDraft, _ own: [TmuxpLine], _ scope: TmuxpScope) -> PaneDraft {
    var pane = draft
    var isEntered = true
    for line in scope.before + own {
      // The blank that keeps a line out of the history; it counts where a line goes on.
      let blank = isEntered ? scope.isHidden == true : scope.isHidden != false
      // What one line says of Enter holds for those behind it, too.
      isEntered = line.isEntered ?? isEntered
      pane.lines.append(
        PaneLine(text: (blank ? " " : "") + line.text, isEntered: isEntered))
    }
    if let shell = scope.shell {
      if pane.lines.isEmpty {
        pane.process = shell
      } else {
        pane.lines.insert(PaneLine(text: shell), at: 0)
      }
    }
    pane.directory = pane.directory ?? scope.directory
    pane.environment = scope.session.merging(
      pane.environment.isEmpty ? scope.environment : pane.environment
    ) { _, inner in inner }
    return pane
  }
}
