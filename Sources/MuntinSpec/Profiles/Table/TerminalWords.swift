extension ProfileTable {
  static let terminal: [ProfileWord] = terminalRules + terminalMouse + terminalSignals

  private static let terminalRules: [ProfileWord] = [
    .text("type", "Terminal Type", "xterm", "TERM of new shells.", .label),
    .text("answerback", "Answerback String", "", "What is sent when a program asks with ENQ."),
    ProfileWord(
      "encoding", "Character Encoding",
      choices([
        "ascii": 1, "utf-8": 4, "latin-1": 5, "windows-1252": 12, "mac-roman": 30, "euc-jp": 3,
        "shift-jis": 8, "iso-2022-jp": 21, "latin-2": 9, "utf-16": 10,
      ]), 4, "Encoding of text."),
    .whole("scrollback", "Scrollback Lines", 1000, 0, 1_000_000_000, "Lines that are kept."),
    .flag("unlimited_scrollback", "Unlimited Scrollback", false, "Whether all lines are kept."),
    .flag(
      "scrollback_with_status_bar", "Scrollback With Status Bar", true,
      "Whether lines are kept while a program has a status line."),
    .flag(
      "scrollback_in_alternate_screen", "Scrollback in Alternate Screen", true,
      "Whether lines of the alternate screen are kept."),
    .flag(
      "disable_alternate_screen", "Disable Smcup Rmcup", false,
      "Whether there is no alternate screen."),
    .flag("allow_title", "Allow Title Setting", true, "Whether programs may set the title."),
    .flag(
      "allow_title_reporting", "Allow Title Reporting", false,
      "Whether programs may read the title."),
    .flag(
      "allow_bracketed_paste", "Allow Paste Bracketing", true,
      "Whether programs may know what is pasted."),
    .flag(
      "allow_keypad", "Application Keypad Allowed", false, "Whether programs may have the keypad."),
    .flag(
      "allow_modify_other_keys", "Allow modifyOtherKeys", true,
      "Whether programs may have all keys with modifiers."),
    .flag("disable_printing", "Disable Printing", false, "Whether programs may not print."),
    .flag("csi_u", "Use libtickit protocol", false, "Whether keys are sent as CSI u."),
    .flag(
      "prompt_at_first_column", "Place Prompt at First Column", true,
      "Whether a prompt always begins a line."),
    .flag(
      "prompt_navigator", "Prompt Path Click Opens Navigator", false,
      "Whether a click on a prompt's path opens the navigator."),
    .flag(
      "shell_integration", "Load Shell Integration Automatically", false,
      "Whether shells get the integration."),
    .flag(
      "offscreen_command", "Show Offscreen Command line", true,
      "Whether a command line above the screen is shown."),
    .flag(
      "offscreen_current_command", "Show Offscreen Command line for Current Command", false,
      "Whether that of the running command is."),
    .flag("progress_bars", "Enable Progress Bars", true, "Whether programs may show progress."),
    ProfileWord(
      "progress_colors", "Progress Bar Color Scheme", .choice(progressColors), "default",
      "Colours of progress."),
    .number("progress_height", "Progress Bar Height", 2, from: 0, to: 1000, "Points of the bar."),
    .flag("tmux_newline", "Tmux Newline", false, "Whether tmux's line breaks are kept."),
    .flag("dev_null", "Dev Null Mode", false, "Whether output is thrown away."),
  ]

  private static let progressColors = [
    "default", "rainbow", "red", "green", "blue", "yellow", "purple", "cyan", "orange",
  ].map { ProfileChoice($0, .string($0)) }

  private static let terminalMouse: [ProfileWord] = [
    .flag("mouse", "Mouse Reporting", false, "Whether programs get the mouse."),
    .flag(
      "mouse_clicks", "Mouse Reporting allow clicks and drags", true, "Whether they get clicks."),
    .flag("mouse_wheel", "Mouse Reporting allow mouse wheel", true, "Whether they get the wheel."),
    .flag(
      "mouse_only_in_alternate_screen", "Restrict Mouse Reporting to Alternate Screen Mode", false,
      "Whether only on the alternate screen."),
    .flag(
      "alternate_scroll", "Allow Alternate Mouse Scroll", true,
      "Whether the wheel may send arrow keys."),
    .flag(
      "alternate_scroll_automatic", "Automatically Enable Alternate Mouse Scroll", false,
      "Whether it does so by itself."),
    .flag(
      "alternate_scroll_vertical_only", "Restrict Alternate Mouse Scroll to Vertical", false,
      "Whether only up and down."),
    .flag(
      "no_drag_scroll_in_alternate_screen", "Drag to Scroll in Alternate Screen Mode Disabled",
      false, "Whether a drag does not scroll there."),
  ]

  private static let terminalSignals: [ProfileWord] = [
    .flag("silence_bell", "Silence Bell", false, "Whether the bell makes no sound."),
    .flag("visual_bell", "Visual Bell", false, "Whether the bell is shown."),
    .flag("flash_screen", "Flashing Bell", false, "Whether the bell flashes the screen."),
    .flag("notify", "BM Growl", false, "Whether anything is notified at all."),
    .flag("notify_bell", "Send Bell Alert", true, "Whether a bell is."),
    .flag("notify_idle", "Send Idle Alert", false, "Whether silence is."),
    .flag("notify_output", "Send New Output Alert", false, "Whether output after silence is."),
    .flag("notify_end", "Send Session Ended Alert", true, "Whether an end is."),
    .flag(
      "notify_programs", "Send Terminal Generated Alerts", true, "Whether what programs say is."),
    .flag(
      "notify_companion", "Send Alerts To Companion", false, "Whether the companion gets it too."),
    .flag(
      "suppress_in_active", "Suppress Alerts in Active Session", false,
      "Whether the active session says nothing."),
  ]
}
