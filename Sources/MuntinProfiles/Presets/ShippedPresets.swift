/// Well-known colour schemes: foreground, background, bold, cursor, text under the cursor,
/// selection, selected text, links, and the sixteen.
///
/// - Source: iTerm2's own defaults, and the published palettes of each scheme.
enum ShippedPresets {
  static let all: [(name: String, colors: String)] = [
    (
      "Dark Background",
      """
      bbbbbb 000000 ffffff bbbbbb ffffff b5d5ff 000000 0645ad
      000000 bb0000 00bb00 bbbb00 0000bb bb00bb 00bbbb bbbbbb
      555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff
      """
    ),
    (
      "Light Background",
      """
      000000 ffffff 000000 000000 ffffff b5d5ff 000000 0645ad
      000000 bb0000 00bb00 bbbb00 0000bb bb00bb 00bbbb bbbbbb
      555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff
      """
    ),
    (
      "Solarized Dark",
      """
      839496 002b36 93a1a1 839496 073642 073642 93a1a1 005cbb
      073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5
      002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3
      """
    ),
    (
      "Solarized Light",
      """
      657b83 fdf6e3 586e75 657b83 eee8d5 eee8d5 586e75 005cbb
      073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5
      002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3
      """
    ),
    (
      "Tango Dark",
      """
      ffffff 000000 ffffff ffffff 000000 c6c6c6 000000 005cbb
      000000 d81e00 5ea702 cfae00 427ab3 89658e 00a7aa dbded8
      686a66 f54235 99e343 fdeb61 84b0d8 bc94b7 37e6e8 f1f1f0
      """
    ),
    (
      "Tango Light",
      """
      000000 ffffff 000000 000000 ffffff c6c6c6 000000 005cbb
      000000 d81e00 5ea702 cfae00 427ab3 89658e 00a7aa dbded8
      686a66 f54235 99e343 fdeb61 84b0d8 bc94b7 37e6e8 f1f1f0
      """
    ),
    (
      "Dracula",
      """
      f8f8f2 282a36 ffffff f8f8f2 282a36 44475a f8f8f2 8be9fd
      21222c ff5555 50fa7b f1fa8c bd93f9 ff79c6 8be9fd f8f8f2
      6272a4 ff6e6e 69ff94 ffffa5 d6acff ff92df a4ffff ffffff
      """
    ),
    (
      "Nord",
      """
      d8dee9 2e3440 eceff4 d8dee9 2e3440 434c5e d8dee9 88c0d0
      3b4252 bf616a a3be8c ebcb8b 81a1c1 b48ead 88c0d0 e5e9f0
      4c566a bf616a a3be8c ebcb8b 81a1c1 b48ead 8fbcbb eceff4
      """
    ),
    (
      "Gruvbox Dark",
      """
      ebdbb2 282828 fbf1c7 ebdbb2 282828 504945 ebdbb2 83a598
      282828 cc241d 98971a d79921 458588 b16286 689d6a a89984
      928374 fb4934 b8bb26 fabd2f 83a598 d3869b 8ec07c ebdbb2
      """
    ),
    (
      "Gruvbox Light",
      """
      3c3836 fbf1c7 282828 3c3836 fbf1c7 d5c4a1 3c3836 076678
      fbf1c7 cc241d 98971a d79921 458588 b16286 689d6a 7c6f64
      928374 9d0006 79740e b57614 076678 8f3f71 427b58 3c3836
      """
    ),
    (
      "One Dark",
      """
      abb2bf 282c34 ffffff 528bff 282c34 3e4451 abb2bf 61afef
      282c34 e06c75 98c379 e5c07b 61afef c678dd 56b6c2 abb2bf
      5c6370 e06c75 98c379 e5c07b 61afef c678dd 56b6c2 ffffff
      """
    ),
    (
      "Tomorrow Night",
      """
      c5c8c6 1d1f21 ffffff c5c8c6 1d1f21 373b41 c5c8c6 81a2be
      1d1f21 cc6666 b5bd68 f0c674 81a2be b294bb 8abeb7 c5c8c6
      969896 cc6666 b5bd68 f0c674 81a2be b294bb 8abeb7 ffffff
      """
    ),
    (
      "Catppuccin Mocha",
      """
      cdd6f4 1e1e2e cdd6f4 f5e0dc 1e1e2e 585b70 cdd6f4 89b4fa
      45475a f38ba8 a6e3a1 f9e2af 89b4fa f5c2e7 94e2d5 bac2de
      585b70 f38ba8 a6e3a1 f9e2af 89b4fa f5c2e7 94e2d5 a6adc8
      """
    ),
  ]
}
