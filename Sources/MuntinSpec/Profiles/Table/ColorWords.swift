extension ProfileTable {
  static let colors: [ProfileWord] = plainColors + ansiColors + colorHabits

  private static let plainColors: [ProfileWord] = [
    .color("foreground", "Foreground Color", "#bbbbbb", "Text.", tmux: "window-style").modes(),
    .color("background", "Background Color", "#000000", "Behind text.", tmux: "window-style")
      .modes(),
    .color("bold", "Bold Color", "#ffffff", "Bold text.").modes(),
    .color("link", "Link Color", "#0645ad", "Links.").modes(),
    .color("selection", "Selection Color", "#b5d5ff", "Behind selected text.").modes(),
    .color("selected-text", "Selected Text Color", "#000000", "Selected text.").modes(),
    .color("cursor", "Cursor Color", "#bbbbbb", "The cursor.", tmux: "cursor-colour").modes(),
    .color("cursor-text", "Cursor Text Color", "#ffffff", "Text under the cursor.").modes(),
    .color("cursor-guide", "Cursor Guide Color", "#a6e8ff40", "The line that the cursor stands in.")
      .modes(),
    .color("ime-cursor", "IME Cursor Color", "#ffff00", "The cursor of an input method.").modes(),
    .color("match", "Match Background Color", "#ffff00", "Behind what a search found.").modes(),
    .color("pane-border", "Active Pane Border Color", "#0080ff", "The border of the active pane.")
      .modes(),
    .color("tab", "Tab Color", nil, "The tab.", implies: ("Use Tab Color", true)).modes(),
    .color(
      "underline", "Underline Color", nil, "Underlines.", implies: ("Use Underline Color", true)
    )
    .modes(),
  ]

  private static let ansiStandards = [
    "#000000", "#bb0000", "#00bb00", "#bbbb00", "#0000bb", "#bb00bb", "#00bbbb", "#bbbbbb",
    "#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#0000bb", "#55ffff", "#ffffff",
  ]

  private static let ansiColors = AnsiKey.allCases.enumerated().map { index, key in
    ProfileWord.color(
      "ansi." + key.rawValue, "Ansi \(index) Color", ansiStandards[index], key.about,
      tmux: "pane-colours"
    ).modes()
  }

  private static let colorHabits: [ProfileWord] = [
    .flag("use-tab", "Use Tab Color", false, "Whether the tab has its colour.").modes(),
    .flag("use-underline", "Use Underline Color", false, "Whether underlines have their colour.")
      .modes(),
    .flag("use-bold", "Use Bright Bold", true, "Whether bold text has its colour.").modes(),
    .flag(
      "use-selected-text", "Use Selected Text Color", true,
      "Whether selected text has its colour."
    ).modes(),
    .flag(
      "brighten-bold", "Brighten Bold Text", true, "Whether bold text takes the bright colours."
    )
    .modes(),
    .flag(
      "show-cursor-guide", "Use Cursor Guide", false, "Whether the line of the cursor is marked."
    )
    .modes(),
    .flag(
      "show-pane-border", "Use Active Pane Border", false, "Whether the active pane has a border."
    )
    .modes(),
    .flag(
      "smart-cursor", "Smart Cursor Color", false,
      "Whether the cursor keeps clear of what is below it."
    )
    .modes(),
    .number(
      "cursor-boost", "Cursor Boost", 0, from: 0, to: 1,
      "How far other colours step back behind the cursor."
    )
    .modes(),
    .number("minimum-contrast", "Minimum Contrast", 0, from: 0, to: 1, "Least contrast of text.")
      .modes(),
    .number("faint", "Faint Text Alpha", 0.5, from: 0, to: 1, "How solid faint text is.").modes(),
    .flag(
      "harmonize", "Harmonize 256 Colors", false,
      "Whether the 256 colours are made of the sixteen."
    ).modes(),
    .flag(
      "separate", "Use Separate Colors for Light and Dark Mode", false,
      "Whether light and dark mode have their own colours; follows from light and dark."),
  ]
}
