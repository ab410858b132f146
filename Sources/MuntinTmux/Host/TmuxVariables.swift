/// The variables of iTerm2's sessions that tmux has too, by the names of its formats.
enum TmuxVariables {
  struct Variable {
    var name: String
    var isNumber: Bool
    /// The user sets it; anything else tmux changes by itself.
    var isUsers = false
  }

  /// - Parameter isTitle: the title of a pane is not made of itself.
  static func variable(_ path: String, isTitle: Bool) -> Variable? {
    if path.hasPrefix("user.") {
      let name = String(path.dropFirst(5))
      return TmuxText.isVariable(name)
        ? Variable(name: "@" + name, isNumber: false, isUsers: true) : nil
    }
    if titles.contains(path) {
      return isTitle ? nil : Variable(name: "pane_title", isNumber: false)
    }
    if let name = texts[path] { return Variable(name: name, isNumber: false) }
    return numbers[path].map { Variable(name: $0, isNumber: true) }
  }

  private static let titles: Set = [
    "autoName", "name", "presentationName", "terminalIconName", "terminalWindowName",
    "tmuxPaneTitle",
  ]

  private static let texts = [
    "deepestJob": "pane_current_command", "hostname": "host", "id": "pane_id",
    "iterm2.localhostName": "host", "jobName": "pane_current_command", "path": "pane_current_path",
    "processTitle": "pane_current_command", "profileName": TmuxLook.profileOption,
    "tab.id": "window_id", "tab.title": "window_name", "tab.tmuxWindowName": "window_name",
    "tab.window.id": "session_id", "tab.window.title": "session_name", "tty": "pane_tty",
    "username": "user",
  ]

  private static let numbers = [
    "applicationKeypad": "keypad_flag", "columns": "pane_width",
    "effective_root_pid": "pane_pid", "isBroadcastSource": "pane_synchronized",
    "iterm2.pid": "pid", "pid": "pane_pid", "rows": "pane_height",
    "showingAlternateScreen": "alternate_on", "tmuxWindowPaneIndex": "pane_index",
  ]
}
