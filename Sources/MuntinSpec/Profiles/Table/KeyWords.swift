extension ProfileTable {
  static let keys: [ProfileWord] = [
    ProfileWord(
      "left_option", "Option Key Sends", optionSends, 0, "What the left option key does."),
    ProfileWord(
      "right_option", "Right Option Key Sends", optionSends, 0, "What the right option key does."),
    .flag(
      "left_option_changeable", "Left Option Key Changeable", true,
      "Whether programs may change that of the left."),
    .flag(
      "right_option_changeable", "Right Option Key Changeable", false,
      "Whether programs may change that of the right."),
    ProfileWord("left_command", "Left Command Key", modifier, 0, "What the left command key is."),
    ProfileWord(
      "right_command", "Right Command Key", modifier, 0, "What the right command key is."),
    ProfileWord("left_control", "Left Control Key", modifier, 0, "What the left control key is."),
    ProfileWord(
      "right_control", "Right Control Key", modifier, 0, "What the right control key is."),
    ProfileWord("function", "Function Key", modifier, 0, "What the function key is."),
    .flag(
      "option_is_alt", "Treat Option as Alt", true,
      "Whether option counts as alt in extended reports."),
    .flag(
      "movement_scrolls", "Movement Keys Scroll Outside Interactive Apps", false,
      "Whether home, end and page keys scroll at a prompt."),
    ProfileWord(
      "map", "Keyboard Map", .keystrokes, nil,
      "What keys do: {cmd+shift+d: {action: send-text, text: hello}}."),
    ProfileWord(
      "touch_bar", "Touch Bar Map", .map(.record(ProfileRecords.binding)), nil,
      "What touch bar items do, by touchbar:ID."),
    ProfileWord(
      "session_hotkey", "Session Hotkey", .record(ProfileRecords.shortcut), .object([]),
      "A key that goes to the session."),
  ]

  private static let optionSends = choices("normal", "meta", "esc")
  private static let modifier = choices("regular", "hyper", "meta", "super")

  static let hotkey: [ProfileWord] = [
    .flag("enabled", "Has Hotkey", false, "Whether a key opens a window of the profile."),
    .whole("key_code", "HotKey Key Code", 0, 0, 65_535, "Virtual code of the key."),
    .whole(
      "modifiers", "HotKey Modifier Flags", 0, 0, 0xFFFF_FFFF,
      "Modifier flags, as 0x120000 for shift and command."),
    .text("characters", "HotKey Characters", "", "What the key types."),
    .text(
      "plain_characters", "HotKey Characters Ignoring Modifiers", "",
      "What it types without modifiers."),
    ProfileWord(
      "alternatives", "HotKey Alternate Shortcuts", .list(.record(ProfileRecords.shortcut)),
      .array([]),
      "Other keys for the same."),
    .flag(
      "by_modifier", "HotKey Activated By Modifier", false,
      "Whether a modifier struck twice opens it."),
    ProfileWord(
      "modifier", "HotKey Modifier Activation", choices("control", "shift", "option", "command"), 0,
      "Which."),
    .flag("animates", "HotKey Window Animates", true, "Whether the window glides."),
    .flag(
      "auto_hides", "HotKey Window AutoHides", true, "Whether it goes when another is in front."),
    .flag("floats", "HotKey Window Floats", true, "Whether it stays above others."),
    .flag("reopens", "HotKey Window Reopens On Activation", false, "Whether it comes with iTerm2."),
    ProfileWord(
      "dock_click", "HotKey Window Dock Click Action", choices("ignore", "show", "show-if-alone"),
      0,
      "What a click in the Dock does."),
  ]
}
