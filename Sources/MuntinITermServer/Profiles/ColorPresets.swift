/// The colour presets that the server knows; each a name and twenty colours.
///
/// - Source: iTerm2's own defaults, and the published palettes of Solarized and Tango.
enum ColorPresets {
  static let names = palettes.keys.sorted()

  /// Keys of profiles with their colours, sorted.
  static func colors(of name: String) -> [(String, ProfileColor)]? {
    guard let palette = palettes[name] else { return nil }
    let colors = palette.split(separator: " ").map(String.init)
    return zip(keys, colors).compactMap { key, hex in
      ProfileColor(hex: "#" + hex).map { (key, $0) }
    }.sorted { $0.0 < $1.0 }
  }

  private static let keys =
    [
      "Foreground Color", "Background Color", "Bold Color", "Cursor Color", "Cursor Text Color",
      "Selection Color", "Selected Text Color", "Link Color",
    ] + (0..<16).map { "Ansi \($0) Color" }

  private static let solarized =
    "dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5 002b36 cb4b16 586e75 657b83 839496 6c71c4 "
    + "93a1a1 fdf6e3"

  private static let palettes: [String: String] = [
    "Dark Background":
      "bbbbbb 000000 ffffff bbbbbb ffffff b5d5ff 000000 0645ad 000000 bb0000 00bb00 bbbb00 0000bb "
      + "bb00bb 00bbbb bbbbbb 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "Light Background":
      "000000 ffffff 000000 000000 ffffff b5d5ff 000000 0645ad 000000 bb0000 00bb00 bbbb00 0000bb "
      + "bb00bb 00bbbb bbbbbb 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "Solarized Dark":
      "839496 002b36 93a1a1 839496 073642 073642 93a1a1 005cbb 073642 " + solarized,
    "Solarized Light":
      "657b83 fdf6e3 586e75 657b83 eee8d5 eee8d5 586e75 005cbb 073642 " + solarized,
    "Tango Dark":
      "ffffff 000000 ffffff ffffff 000000 c6c6c6 000000 005cbb 000000 d81e00 5ea702 cfae00 427ab3 "
      + "89658e 00a7aa dbded8 686a66 f54235 99e343 fdeb61 84b0d8 bc94b7 37e6e8 f1f1f0",
    "Tango Light":
      "000000 ffffff 000000 000000 ffffff c6c6c6 000000 005cbb 000000 d81e00 5ea702 cfae00 427ab3 "
      + "89658e 00a7aa dbded8 686a66 f54235 99e343 fdeb61 84b0d8 bc94b7 37e6e8 f1f1f0",
  ]
}
