extension ProfileTable {
  static let badge: [ProfileWord] = [
    .interpolated(
      "text", "Badge Text", "", "The text.",
      tmux: "text in the pane's border"),
    .color("color", "Badge Color", "#ff000080", "Colour of the text.", tmux: "colour of that text")
      .modes("badge"),
    .text("font", "Badge Font", nil, "PostScript name of the font.", .label).fixed(),
    .number("max_width", "Badge Max Width", nil, from: 0, to: 1, "Share of the pane's width.")
      .fixed(),
    .number("max_height", "Badge Max Height", nil, from: 0, to: 1, "Share of the pane's height.")
      .fixed(),
    .number("right_margin", "Badge Right Margin", nil, from: 0, "Points to the right edge.")
      .fixed(),
    .number("top_margin", "Badge Top Margin", nil, from: 0, "Points to the top edge.").fixed(),
  ]

  static let font: [ProfileWord] = [
    ProfileWord(
      "family", "Normal Font", .font, nil,
      "PostScript name, as Menlo-Regular; size beside it in points."),
    ProfileWord(
      "non_ascii", "Non Ascii Font", .font, nil, "The font of other letters: {family, size}.",
      implies: ("Use Non-ASCII Font", true)),
    .flag(
      "use_non_ascii", "Use Non-ASCII Font", true, "Whether other letters have their own font."),
    .text("special", "Special Font Config", nil, "Fonts of single letters, in iTerm2's own form."),
    .flag("bold", "Use Bold Font", true, "Whether bold text has the bold face."),
    .flag("italic", "Use Italic Font", true, "Whether italic text has the italic face."),
    .flag("ligatures", "ASCII Ligatures", false, "Whether letters may join."),
    .flag("non_ascii_ligatures", "Non-ASCII Ligatures", false, "Whether other letters may join."),
    .flag("anti_aliased", "ASCII Anti Aliased", false, "Whether edges of letters are smoothed."),
    .flag(
      "non_ascii_anti_aliased", "Non-ASCII Anti Aliased", false,
      "Whether edges of other letters are smoothed."),
    ProfileWord(
      "thin_strokes", "Thin Strokes",
      choices("never", "retina-on-dark", "on-dark", "always", "retina"), 4,
      "When letters are drawn thinner."),
    .number(
      "horizontal_spacing", "Horizontal Spacing", 1, from: 0, to: 10,
      "Width of cells; 1 is the font's own."),
    .number(
      "vertical_spacing", "Vertical Spacing", 1, from: 0, to: 10,
      "Height of cells; 1 is the font's own."),
    .flag(
      "powerline", "Draw Powerline Glyphs", false, "Whether Powerline's signs are drawn by iTerm2."),
  ]

  static let text: [ProfileWord] = [
    .flag("blink", "Blink Allowed", false, "Whether text may blink."),
    .flag(
      "ambiguous_wide", "Ambiguous Double Width", false,
      "Whether signs of ambiguous width take two cells."),
    ProfileWord(
      "unicode_normalization", "Unicode Normalization", choices("none", "nfc", "nfd", "hfs+"), 0,
      "How combined signs are stored."),
    ProfileWord(
      "unicode_version", "Unicode Version", choices(["8": 8, "9": 9]), 8, "Which table of widths."),
    .flag("mark_indicators", "Show Mark Indicators", true, "Whether marks are shown."),
    .flag(
      "theme_marks", "Use Theme Mark Colors", false, "Whether marks have the colours of the theme."),
    .flag("timestamps", "Timestamps Visible", nil, "Whether lines show when they came."),
    ProfileWord(
      "timestamps_style", "Timestamps Style", choices("overlap", "hover", "adjacent", from: 1), 1,
      "Where the times of lines stand."),
    .flag("reduce_flicker", "Reduce Flicker", false, "Whether half-drawn screens are kept back."),
    .flag("animate_movement", "Animate Movement", false, "Whether movement is animated."),
    .flag(
      "animate_movement_only_in_programs", "Animate Movement Only in Interactive Apps", true,
      "Whether that is so only while a program has the whole screen."),
  ]

  static let cursor: [ProfileWord] = [
    ProfileWord(
      "shape", "Cursor Type", choices("underline", "bar", "box"), 2, "Its shape.",
      tmux: "cursor-style"),
    .flag("blink", "Blinking Cursor", false, "Whether it blinks.", tmux: "cursor-style"),
    .flag(
      "allow_blink_change", "Allow Change Cursor Blink", false, "Whether programs may change that."),
    .flag("shadow", "Cursor Shadow", false, "Whether it has a shadow."),
    .flag(
      "hidden_unfocused", "Cursor Hidden When Unfocused", false,
      "Whether only the active pane shows one."),
    .flag("smooth_blink", "Cursor Smooth Blink", false, "Whether it fades."),
    .flag("smooth_slide", "Cursor Smooth Slide", false, "Whether it glides."),
    ProfileWord("fade_in_curve", "Cursor Blink Fade In Curve", fadeCurve, 3, "How it comes."),
    .number("fade_in", "Cursor Blink Fade In Duration", 0.2, from: 0, to: 60, "Seconds of that."),
    ProfileWord("fade_out_curve", "Cursor Blink Fade Out Curve", fadeCurve, 3, "How it goes."),
    .number("fade_out", "Cursor Blink Fade Out Duration", 0.2, from: 0, to: 60, "Seconds of that."),
    .number(
      "hidden_time", "Cursor Blink Hidden Dwell", 0.3, from: 0, to: 60, "Seconds that it is gone."),
    .number(
      "visible_time", "Cursor Blink Visible Dwell", 0.3, from: 0, to: 60,
      "Seconds that it is there."),
  ]

  private static let fadeCurve = choices("linear", "ease-in", "ease-out", "ease-in-out")
}
