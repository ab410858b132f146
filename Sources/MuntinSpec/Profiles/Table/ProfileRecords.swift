/// The objects inside of profiles, member by member.
enum ProfileRecords {
  static let smartRule: [ProfileField] = [
    ProfileField(
      "match", "regex", .pattern, needed: true, "What is selected: a regular expression."),
    ProfileField("name", "notes", .text(.label), "Its name."),
    ProfileField(
      "precision", "precision",
      choices([
        "very-low": "very_low", "low": "low", "normal": "normal", "high": "high",
        "very-high": "very_high",
      ]),
      "Which rule wins where several match."),
    ProfileField("actions", "actions", .list(.record(smartAction)), "What its menu offers."),
  ]

  static let smartAction: [ProfileField] = [
    ProfileField("title", "title", .text(.label), needed: true, "Title in the menu."),
    ProfileField(
      "action", "action",
      choices("open-file", "open-url", "run", "coprocess", "send", "run-in-window", "copy"),
      needed: true,
      "What is done."),
    ProfileField("text", "parameter", .text(.anything), "With what; \\0 is the selection."),
  ]

  static let semanticHistory: [ProfileField] = [
    ProfileField(
      "action", "action",
      choices([
        "best-editor": "best editor", "url": "url", "editor": "editor", "command": "command",
        "raw-command": "raw command", "coprocess": "coprocess", "send": "send text",
      ]), needed: true, "What is done."),
    ProfileField(
      "text", "text", .text(.anything), "A URL or a command; \\1 is the path, \\2 the line."),
    ProfileField("editor", "editor", .text(.label), "Bundle id of the editor."),
  ]

  static let ssh: [ProfileField] = [
    ProfileField("integration", "sshIntegration", .flag, "Whether hosts get the integration."),
    ProfileField(
      "variables", "environmentVariablesToCopy", .list(.text(.label)),
      "Variables that are passed on."),
    ProfileField(
      "files", "filesToCopy", .list(.list(.text(.label))), "Files that are copied: [from, to] each."
    ),
    ProfileField("ssh_path", "pathToSSH", .text(.label), "Which ssh."),
  ]

  static let shortcut: [ProfileField] = [
    ProfileField("key_code", "keyCode", .whole(0, 65_535), "Virtual code of the key."),
    ProfileField("modifiers", "modifiers", .whole(0, 0xFFFF_FFFF), "Modifier flags."),
    ProfileField("characters", "characters", .text(.anything), "What the key types."),
    ProfileField(
      "plain_characters", "charactersIgnoringModifiers", .text(.anything),
      "What it types without modifiers."),
  ]

  static let binding: [ProfileField] = [
    ProfileField("action", "Action", .choice(KeyActions.all), needed: true, "What the key does."),
    ProfileField(
      "text", "Text", .text(.anything), "With what: text, a profile's guid, a menu item."),
    ProfileField(
      "apply_to", "Apply Mode",
      choices("session", "all-sessions", "unfocused", "window", "tab", "broadcast"), "Where."),
    ProfileField(
      "escaping", "Escaping", choices("none", "compatible", "common", "vim", "vim-compatible"),
      "How backslashes in text are read."),
    ProfileField("version", "Version", .whole(0, 2), "Version of the form."),
    ProfileField("label", "Label", .text(.label), "Its name on the touch bar."),
  ]

  static let statusBar: [ProfileField] = [
    ProfileField(
      "components", "components", .components, needed: true,
      "What stands in it, from left to right."),
    ProfileField(
      "advanced", "advanced configuration", .record(statusBarLooks), "How it looks."),
  ]

  private static let statusBarLooks: [ProfileField] = [
    ProfileField("algorithm", "algorithm", choices("stable", "tight"), "How room is shared."),
    ProfileField(
      "rainbow", "auto-rainbow style", choices("none", "light", "dark", "automatic"),
      "Colours by turns."),
    ProfileField("separator", "separator color 2", .color, "Colour between components."),
    ProfileField("background", "background color", .color, "Colour behind them."),
    ProfileField("text", "default text color", .color, "Colour of text."),
    ProfileField("font", "font", .text(.label), "Font, as Menlo-Regular 12."),
    ProfileField("hide_empty", "remove empty components", .flag, "Whether empty components go."),
    ProfileField(
      "line", "draw separator between status bar and terminal", .flag,
      "Whether a line parts it from the terminal."),
  ]

  /// A component that is not only a word.
  static let component: [ProfileField] = [
    ProfileField("component", "class", .choice(componentClasses), needed: true, "Which."),
    ProfileField("text", "expression", .interpolated, "Of text: what it shows."),
    ProfileField("format", "format", .text(.label), "Of clock: a date format."),
    ProfileField("call", "function invocation", .text(.label), "Of call: a script's function."),
    ProfileField(
      "priority", "base: priority", .number(from: 0, to: nil), "Which stay where room is short."),
    ProfileField(
      "compression", "base: compression resistance", .number(from: 0, to: nil), "Which shrink last."
    ),
    ProfileField("min_width", "minwidth", .number(from: 0, to: nil), "Least width in points."),
    ProfileField("max_width", "maxwidth", .number(from: 0, to: nil), "Greatest width in points."),
    ProfileField("color", "shared text color", .color, "Colour of its text."),
    ProfileField("background", "shared background color", .color, "Colour behind it."),
    ProfileField("knobs", "knobs", .free(.object), "Any other knob, as iTerm2 spells it."),
  ]

  static let componentClasses: [ProfileChoice] = [
    ("action", "Action"), ("action-menu", "ActionMenu"), ("battery", "Battery"),
    ("cpu", "CPUUtilization"), ("clock", "Clock"), ("composer", "Composer"), ("filter", "Filter"),
    ("fixed-spacer", "FixedSpacer"), ("call", "FunctionCall"), ("git", "Git"),
    ("host", "Hostname"), ("user", "Username"), ("directory", "WorkingDirectory"),
    ("tmux-left", "TmuxLeft"), ("tmux-right", "TmuxRight"), ("progress", "Progress"),
    ("triggers", "Triggers"), ("job", "Job"), ("memory", "MemoryUtilization"),
    ("network", "NetworkUtilization"), ("script", "RPCProvidedText"),
    ("script-attributed", "RPCProvidedAttributedText"), ("search", "SearchField"),
    ("snippets", "SnippetMenu"), ("spring", "Spring"), ("text", "SwiftyString"),
  ].map { ProfileChoice($0.0, .string("iTermStatusBar\($0.1)Component")) }
}
