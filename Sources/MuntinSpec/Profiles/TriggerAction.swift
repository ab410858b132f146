/// An action of triggers: our word, iTerm2's class, and how its parameter is written.
struct TriggerAction: Sendable {
  enum Parameter: Sendable {
    /// Nothing; the word takes `true`.
    case none
    case text(TextRule)
    /// One of some words; `true` is the first of them.
    case choice([ProfileChoice])
    /// Colours of letters and behind them, between `open` and `close`.
    case colors(open: String, separator: String, close: String)
    /// `{name, value}`.
    case variable
    /// An account, `{account, user}`, or `true` for no account.
    case password
    /// `{dot, color, text}`.
    case tabStatus
  }

  let word: String
  let name: String
  let parameter: Parameter
  let about: String

  init(_ word: String, _ name: String, _ parameter: Parameter, _ about: String) {
    self.word = word
    self.name = name
    self.parameter = parameter
    self.about = about
  }

  static let byWord = Dictionary(all.map { ($0.word, $0) }) { first, _ in first }

  static let all: [TriggerAction] = output + session + browser

  private static let colors = Parameter.colors(open: "{", separator: ",", close: "}")

  private static let output: [TriggerAction] = [
    TriggerAction("notify", "iTermUserNotificationTrigger", .text(.label), "Post a notification."),
    TriggerAction("alert", "AlertTrigger", .text(.label), "Show an alert."),
    TriggerAction("bell", "BellTrigger", .none, "Ring the bell."),
    TriggerAction(
      "bounce", "BounceTrigger",
      .choice([ProfileChoice("until-active", 0), ProfileChoice("once", 1)]),
      "Bounce the icon in the Dock."),
    TriggerAction("highlight", "HighlightTrigger", colors, "Colour the text that matched."),
    TriggerAction("highlight_line", "iTermHighlightLineTrigger", colors, "Colour the whole line."),
    TriggerAction(
      "style", "iTermSGRTrigger", .text(.label), "Style the text with these SGR parameters."),
    TriggerAction("annotate", "AnnotateTrigger", .text(.label), "Write a note beside the text."),
    TriggerAction(
      "link", "iTermHyperlinkTrigger", .text(.label), "Make the text a link to this address."),
    TriggerAction(
      "inject", "iTermInjectTrigger", .text(.anything), "Act as if the program had printed this."),
    TriggerAction(
      "capture", "CaptureTrigger", .text(.label), "List the line; a double click there runs this."),
    TriggerAction(
      "mark", "MarkTrigger",
      .choice([ProfileChoice("keep-scrolling", 0), ProfileChoice("stop-scrolling", 1)]),
      "Set a mark in the scrollback."),
    TriggerAction(
      "named_mark", "iTermSetNamedMarkTrigger", .text(.label), "Set a mark with this name."),
    TriggerAction(
      "fold", "iTermFoldTrigger", .text(.label), "Fold everything since the mark of this name."),
    TriggerAction("ignore", "StopTrigger", .none, "Keep later triggers away from the line."),
  ]

  private static let session: [TriggerAction] = [
    TriggerAction("run", "ScriptTrigger", .text(.label), "Run this command."),
    TriggerAction("coprocess", "CoprocessTrigger", .text(.label), "Start this coprocess."),
    TriggerAction(
      "silent_coprocess", "MuteCoprocessTrigger", .text(.label),
      "Start this coprocess, which gets the output alone."),
    TriggerAction("send", "SendTextTrigger", .text(.anything), "Type this text into the pane."),
    TriggerAction("title", "iTermSetTitleTrigger", .text(.label), "Set the title of the pane."),
    TriggerAction(
      "password", "PasswordTrigger", .password,
      "Open the password manager at this account, or with true at none."),
    TriggerAction(
      "set_user_variable", "iTermSetUserVariableTrigger", .variable, "Set a user variable."),
    TriggerAction(
      "prompt_detected", "iTermShellPromptTrigger", .none, "Take the line for a prompt."),
    TriggerAction("invoke", "iTermRPCTrigger", .text(.label), "Call a script's function."),
    TriggerAction("directory", "SetDirectoryTrigger", .text(.label), "Say where the shell is."),
    TriggerAction(
      "host", "SetHostnameTrigger", .text(.label),
      "Say on which host the shell is: host or user@host."),
    TriggerAction(
      "buffer_input", "iTermBufferInputTrigger",
      .choice([ProfileChoice("start", 0), ProfileChoice("stop", 1)]),
      "Hold input back until Enter, or no longer."),
    TriggerAction(
      "tab_status", "iTermSetTabStatusTrigger", .tabStatus, "Show a dot and a text in the tab."),
    TriggerAction(
      "enter_workgroup", "iTermEnterWorkgroupTrigger", .text(.label),
      "Enter the workgroup with this id."),
    TriggerAction(
      "exit_workgroup", "iTermExitWorkgroupTrigger",
      .choice([
        ProfileChoice("all", ["leaderOnly": false]), ProfileChoice("leader", ["leaderOnly": true]),
      ]), "Leave the workgroup."),
  ]

  private static let browser: [TriggerAction] = [
    TriggerAction(
      "reader_mode", "ReaderModeBrowserTrigger", .none, "Web pages: show the text alone."),
    TriggerAction(
      "page_highlight", "HighlightBrowserTrigger", .colors(open: "", separator: ";", close: ""),
      "Web pages: colour the text that matched."),
    TriggerAction(
      "page_link", "HyperlinkBrowserTrigger", .text(.label), "Web pages: make the text a link."),
    TriggerAction("reload", "ReloadBrowserTrigger", .none, "Web pages: load the page again."),
    TriggerAction(
      "inject_on_url", "InjectJavascriptURLTrigger", .text(.anything), "Web pages: run this script."
    ),
    TriggerAction(
      "inject_on_content", "InjectJavascriptContentTrigger", .text(.anything),
      "Web pages: run this script where the content matched."),
    TriggerAction(
      "page_enter_workgroup", "iTermEnterWorkgroupBrowserTrigger", .text(.label),
      "Web pages: enter the workgroup."),
    TriggerAction(
      "page_exit_workgroup", "iTermExitWorkgroupBrowserTrigger",
      .choice([
        ProfileChoice("all", ["leaderOnly": false]), ProfileChoice("leader", ["leaderOnly": true]),
      ]), "Web pages: leave the workgroup."),
  ]
}
