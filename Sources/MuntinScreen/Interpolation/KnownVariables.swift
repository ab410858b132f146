/// The variables that iTerm2 itself gives to expressions of a session.
package enum KnownVariables {
  private static let session = [
    "applicationKeypad", "autoLogId", "autoName", "autoNameFormat", "badge", "bellCount",
    "columns", "commandLine", "creationTimeString", "deepestJob", "effective_root_pid",
    "foregroundJobAncestors", "homeDirectory", "hostname", "id", "isBroadcastSource",
    "isLocalhost", "jobName", "jobPid", "lastCommand", "logFilename", "mouseInfo",
    "mouseReportingMode", "name", "path", "pid", "presentationName", "processTitle",
    "profileName", "rows", "selection", "selectionLength", "shell", "showingAlternateScreen",
    "sshIntegrationLevel", "termid", "terminalIconName", "terminalWindowName", "tmuxClientName",
    "tmuxPaneTitle", "tmuxRole", "tmuxStatusLeft", "tmuxStatusRight", "tmuxWindowPane",
    "tmuxWindowPaneIndex", "triggerName", "tty", "uname", "username",
  ]
  private static let tab = [
    "id", "title", "titleOverride", "titleOverrideFormat", "tmuxWindow", "tmuxWindowName",
    "tmuxWindowTitle",
  ]
  private static let window = [
    "frame", "id", "isHotkeyWindow", "number", "style", "title", "titleOverride",
    "titleOverrideFormat",
  ]
  private static let app = ["appBundlePath", "effectiveTheme", "localhostName", "pid"]

  /// Scopes, and where their references lead.
  private static let references: [String: [String: String]] = [
    "session": ["tab": "tab", "parentSession": "session", "iterm2": "app"],
    "tab": ["currentSession": "session", "window": "window", "iterm2": "app"],
    "window": ["currentTab": "tab", "iterm2": "app"], "app": [:],
  ]
  private static let members: [String: Set<String>] = [
    "session": Set(session), "tab": Set(tab), "window": Set(window), "app": Set(app),
  ]

  /// Paths from a session that people would write, sorted.
  package static let paths: [String] =
    (session + tab.map { "tab." + $0 } + window.map { "tab.window." + $0 }
    + app.map { "iterm2." + $0 }).sorted()

  /// Whether a path leads from a session to something that iTerm2 has, or to a variable of the
  /// user's.
  package static func has(_ path: String) -> Bool {
    var scope = "session"
    var rest = path.split(separator: ".").map(String.init)[...]
    while let name = rest.popFirst() {
      if name == "user" { return !rest.isEmpty }
      if let next = references[scope]?[name] {
        scope = next
        // A reference alone has no value, which is no slip.
        if rest.isEmpty { return true }
      } else {
        return rest.isEmpty && members[scope]?.contains(name) == true
      }
    }
    return false
  }
}
