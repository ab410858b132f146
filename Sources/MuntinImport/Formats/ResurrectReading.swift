import MuntinSpec
import MuntinYAML

/// Reads what tmux-resurrect saved: lines of parts with tabs between them, in both of the forms
/// that there have been.
extension ImportReading {
  mutating func resurrect(_ source: SourceText) -> Workspace? {
    var saved = ResurrectFile()
    let lines = source.text.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, bytes) in lines.enumerated() where !bytes.isEmpty {
      let range = SourceRange(line: number + 1)
      let parts = bytes.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if !take(parts, at: range, into: &saved) { faults.append(.badSaveLine(at: range)) }
      if faults.count > 20 { break }
    }
    guard faults.isEmpty else { return nil }
    let sessions = saved.sessions.map { session($0, saved) }
    let first = sessions.first
    if sessions.count > 1 {
      note(
        .approximated, "sessions", at: .top,
        "windows of one workspace; tmux calls their sessions after it")
    }
    return workspace(
      sessions, named: sessions.count == 1 ? first?.name : nil, at: first?.range ?? .top)
  }

  private mutating func take(
    _ parts: [String], at range: SourceRange, into saved: inout ResurrectFile
  ) -> Bool {
    switch parts[0] {
    case "pane":
      guard let pane = ResurrectPane(parts, at: range) else { return false }
      saved.add(pane)
    case "window":
      guard let window = ResurrectWindow(parts, at: range) else { return false }
      saved.add(window)
    case "state":
      note(.dropped, "state", at: range, "which session is in front: `muntin apply --attach`")
    case "grouped_session":
      note(.dropped, "grouped_session", at: range, "a second view on the windows of a session")
    default: return false
    }
    return true
  }

  private mutating func session(
    _ saved: ResurrectFile.Session, _ file: ResurrectFile
  ) -> SessionDraft {
    var draft = SessionDraft(name: saved.name, range: saved.range)
    for index in saved.indexes {
      let key = ResurrectFile.Place(session: saved.name, window: index)
      let window = file.windows[key]
      let panes = file.panes[key] ?? []
      guard !panes.isEmpty else {
        if let window { note(.dropped, "window", at: window.range, "a window without panes") }
        continue
      }
      var tab = TabDraft(range: window?.range ?? panes[0].range)
      tab.name = window?.name ?? panes[0].windowName
      tab.panes = panes.map { pane($0, window) }
      tab.layout = layout(window, of: panes.count)
      if let window {
        note(
          window.isActive && !draft.tabs.isEmpty ? .approximated : .converted, "window",
          at: window.range,
          window.isActive && !draft.tabs.isEmpty
            ? "a tab; the first one is in front, not this one" : "a tab")
      }
      draft.tabs.append(tab)
    }
    return draft
  }

  private mutating func layout(_ window: ResurrectWindow?, of count: Int) -> LayoutTree {
    guard let window else { return TmuxLayouts.tiled.tree(of: count) }
    let entry = PeerEntry(
      path: "window layout", range: window.range,
      value: Node(.scalar(Scalar(window.layout)), at: window.range))
    return layout(entry, of: count) ?? TmuxLayouts.tiled.tree(of: count)
  }

  private mutating func pane(_ saved: ResurrectPane, _ window: ResurrectWindow?) -> PaneDraft {
    var draft = PaneDraft(at: saved.range)
    draft.directory = absolute(saved.directory)
    draft.title = saved.title
    draft.focus = saved.isActive
    draft.zoom = saved.isActive && (window?.isZoomed ?? saved.isZoomed)
    let isShell = saved.command.isEmpty
    guard !isShell, let command = typeable(saved.command) else {
      note(
        isShell ? .converted : .dropped, "pane", at: saved.range, isShell ? "a shell" : "too long")
      return draft
    }
    let isRestored = Self.restored.contains(saved.program)
    draft.lines = [PaneLine(text: command, isEntered: isRestored)]
    note(
      isRestored ? .converted : .approximated, "pane", at: saved.range,
      isRestored
        ? "run" : "type: tmux-resurrect does not start it by itself: \(Self.cut(command))")
    return draft
  }

  /// The programs that tmux-resurrect starts again without being told to.
  private static let restored: Set = [
    "vi", "vim", "view", "nvim", "emacs", "man", "less", "more", "tail", "top", "htop", "irssi",
    "weechat", "mutt",
  ]
}
