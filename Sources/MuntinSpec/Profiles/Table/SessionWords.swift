extension ProfileTable {
  static let session: [ProfileWord] = sessionStart + sessionEnd + sessionLogs

  private static let sessionStart: [ProfileWord] = [
    .text(
      "command", "Command", "",
      "What is started instead of the login shell.",
      implies: ("Custom Command", "Yes")),
    ProfileWord(
      "command_kind", "Custom Command",
      choices([
        "login-shell": "No", "command": "Yes", "shell": "Custom Shell", "ssh": "SSH",
        "browser": "Browser",
      ]),
      "No", "What command is: a command, a shell's path, arguments of ssh, or nothing."),
    .flag(
      "login_shell", "Run Command In Login Shell", false,
      "Whether the login shell starts the command."),
    .text(
      "initial_text", "Initial Text", "", "What is typed after the start."),
    .path(
      "directory", "Working Directory", "", "Where it starts.",
      implies: ("Custom Directory", "Yes")),
    ProfileWord(
      "directory_kind", "Custom Directory",
      choices(["home": "No", "directory": "Yes", "recycle": "Recycle", "by-place": "Advanced"]),
      "No",
      "Home, directory, that of the session before, or those for windows, tabs and panes below."),
    ProfileWord(
      "window_directory_kind", "AWDS Window Option", placeKind, "No", "The same for new windows."),
    .path("window_directory", "AWDS Window Directory", nil, "Where sessions of new windows start."),
    ProfileWord("tab_directory_kind", "AWDS Tab Option", placeKind, "No", "The same for new tabs."),
    .path("tab_directory", "AWDS Tab Directory", nil, "Where sessions of new tabs start."),
    ProfileWord(
      "pane_directory_kind", "AWDS Pane Option", placeKind, "No", "The same for new panes."),
    .path("pane_directory", "AWDS Pane Directory", nil, "Where sessions of new panes start."),
    ProfileWord(
      "locale_variables", "Set Local Environment Vars",
      choices("none", "system", "locale", "minimal"), 1, "Which of LANG and LC_* new shells get."),
    .text(
      "locale", "Custom Locale", "", "LANG of new shells.", .label,
      implies: ("Set Local Environment Vars", 2)),
    ProfileWord(
      "ssh", "SSH", .record(ProfileRecords.ssh), .object([]), "How iTerm2's ssh integration works."),
  ]

  private static let placeKind = choices(["home": "No", "directory": "Yes", "recycle": "Recycle"])

  private static let sessionEnd: [ProfileWord] = [
    ProfileWord(
      "at_end", "Close Sessions On End", choices("keep", "close", "restart"), 0,
      "What happens once the program ends."),
    ProfileWord(
      "ask_to_close", "Prompt Before Closing 2", choices("never", "always", "jobs"), 0,
      "When closing is asked about; jobs: where others than ignored_jobs run."),
    ProfileWord(
      "ignored_jobs", "Jobs to Ignore", .list(.text(.label)), .array([]),
      "Programs that may be closed without a question."),
    .number(
      "undo_close", "Session Close Undo Timeout", 5, from: 0, to: 86_400,
      "Seconds in which a close can be undone."),
    .flag(
      "keep_awake", "Send Code When Idle", false, "Whether idle_code is sent to an idle session."),
    .whole("idle_code", "Idle Code", 0, 0, 255, "Which code."),
    .number("idle_period", "Idle Period", 60, from: 0, to: 86_400, "After how many seconds."),
    .flag(
      "passwords", "Open Password Manager Automatically", false,
      "Whether the password manager opens by itself."),
    .flag(
      "buffer_input", "Buffer Input by Default", false, "Whether input is sent by whole lines."),
  ]

  private static let sessionLogs: [ProfileWord] = [
    .flag("log", "Automatically Log", false, "Whether output is written to a file."),
    .path("log_directory", "Log Directory", "", "Folder of these files."),
    .interpolated("log_name", "Log Filename Format", nil, "Their names."),
    ProfileWord(
      "log_form", "Plain Text Logging", choices("raw", "plain", "html", "asciicast"), 0,
      "What is in them."),
    .flag("archive", "Archive On Closure", false, "Whether the contents are kept at the end."),
    .path("archive_directory", "Archive Directory", "", "Where."),
    .flag("instant_replay", "Instant Replay", false, "Whether the past can be replayed."),
  ]

  static let statusBar: [ProfileWord] = [
    .flag("show", "Show Status Bar", false, "Whether there is one; components ask for it."),
    ProfileWord(
      "layout", "Status Bar Layout", .record(ProfileRecords.statusBar), .object([]),
      "What is in it.", implies: ("Show Status Bar", true)),
  ]

  static let browser: [ProfileWord] = [
    .text("url", "Initial URL", "iterm2-about:welcome", "The first page.", .label),
    .number("zoom", "Browser Zoom", 100, from: 1, to: 1000, "Percent."),
    .path("extensions", "Browser Extensions Root", nil, "Folder of extensions."),
    ProfileWord(
      "active_extensions", "Browser Extension Active IDs", .list(.text(.label)), .array([]),
      "Extensions that are on."),
  ]

  static let advanced: [ProfileWord] = [
    ProfileWord(
      "snippets", "Snippets Filter", .list(.text(.label)), .array([]),
      "Tags of the snippets that are offered.")
  ]
}
