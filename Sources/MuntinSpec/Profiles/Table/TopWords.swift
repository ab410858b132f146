extension ProfileTable {
  static let top: [ProfileWord] = [
    ProfileWord(
      "tags", "Tags", .list(.text(.label)), nil,
      "Words that a profile is found by; a/b is a submenu."),
    .text(
      "shortcut", "Shortcut", nil, "A letter that opens the profile with control and command.",
      .label),
    .interpolated("subtitle", "Subtitle", "", "Text below the name where profiles are listed."),
    ProfileWord(
      "icon", "Icon", choices("none", "automatic", "custom"), 0,
      "The icon of tabs: none, that of the running program, or icon_path."),
    .path("icon_path", "Custom Icon Path", "", "A picture for the tabs.", implies: ("Icon", 2)),
    ProfileWord(
      "switching", "Bound Hosts", .list(.text(.label)), nil,
      "Where a session takes this profile by itself: [user@]host[:path][&job], /path or {expression}."
    ),
    .flag(
      "prevent_switching", "Prevent Automatic Profile Switching", false,
      "Whether sessions of the profile keep it wherever they go."),
    ProfileWord(
      "smart_selection", "Smart Selection Rules", .list(.record(ProfileRecords.smartRule)), nil,
      "What a quadruple click selects: rules by regular expressions."),
    .flag(
      "smart_selection_interpolates", "Smart Selection Actions Use Interpolated Strings", false,
      "Whether actions of smart selection are interpolated strings."),
    ProfileWord(
      "triggers", "Triggers", .triggers, nil, "What is done when a line of output matches."),
    .flag(
      "triggers_interpolate", "Triggers Use Interpolated Strings", false,
      "Whether texts of triggers are interpolated strings."),
    .flag(
      "triggers_in_programs", "Enable Triggers in Interactive Apps", true,
      "Whether triggers work while a program has the whole screen."),
    ProfileWord(
      "semantic_history", "Semantic History", .record(ProfileRecords.semanticHistory), nil,
      "What a click on a file name with command does."),
    ProfileWord(
      "bindings", "Bindings", .map(.text(.label)), .object([]),
      "Expressions that keys of the profile follow, as {Background Color: user.bg}."),
    .flag(
      "rewritable", "Rewritable", nil, "Whether iTerm2 writes changes by hand back into the file."),
  ]
}
