/// Every key of iTerm2's profiles: our word for it, its kind and range, and what tmux makes of it.
///
/// The reader, the maker of dynamic profiles, both schemas and docs/profiles.md come from it.
package enum ProfileTable {
  /// Every key once, without those for light and dark mode.
  package static let all: [ProfileWord] =
    ProfileGroup.allCases.flatMap { words(of: $0) } + unnamed

  /// In the order in which they are documented.
  package static func words(of group: ProfileGroup) -> [ProfileWord] {
    let words: [ProfileWord] =
      switch group {
      case .top: top
      case .colors: colors
      case .badge: badge
      case .font: font
      case .text: text
      case .cursor: cursor
      case .window: window
      case .terminal: terminal
      case .keys: keys
      case .session: session
      case .statusBar: statusBar
      case .hotkey: hotkey
      case .browser: browser
      case .advanced: advanced
      }
    return words.map { $0.inside(group) }
  }

  /// By the key, those for light and dark mode too.
  static let byKey: [String: ProfileWord] = {
    var result: [String: ProfileWord] = [:]
    for word in all {
      result[word.key] = word
      guard word.modeWord != nil else { continue }
      for mode in ColorMode.allCases { result[word.key + mode.suffix] = word }
    }
    return result
  }()

  /// Whether a session may have its own value of a key through the API.
  package static func isSettable(_ key: String) -> Bool { byKey[key]?.isSettable ?? false }

  static let keyNames = byKey.keys.sorted()

  /// By the word, in each group.
  static let byWord: [ProfileGroup: [String: ProfileWord]] = Dictionary(
    uniqueKeysWithValues: ProfileGroup.allCases.map { group in
      (group, Dictionary(words(of: group).map { ($0.word, $0) }) { first, _ in first })
    })

  /// Where a word stands that was looked for in a group: `font.ligatures` for `text.ligatures`, and
  /// `colors.cursor` for `cursor.color`; nil where no word is meant.
  static func place(of word: String, insteadOf group: ProfileGroup) -> String? {
    let others = ProfileGroup.allCases.filter { $0 != group }
    let turned = others.first { $0.rawValue == word || $0.rawValue == word + "s" }
    let found =
      turned.flatMap { byWord[$0]?[group.rawValue] }
      ?? others.lazy.compactMap { byWord[$0]?[word] }.first
    return found?.path
  }

  /// What may stand in a group, those words too that no single row is for.
  static func wordNames(of group: ProfileGroup) -> [String] {
    let more: [String] =
      switch group {
      case .colors: ["preset", "ansi", "light", "dark"]
      case .font: ["size"]
      default: []
      }
    return more + words(of: group).map(\.word).filter { !$0.contains(".") }
  }

  static let modeWordNames = ["ansi"] + byModeWord.keys.filter { !$0.contains(".") }.sorted()

  /// What may stand in `light` and `dark` of the colours.
  static let byModeWord: [String: ProfileWord] = Dictionary(
    all.compactMap { word in word.modeWord.map { ($0, word) } }
  ) { first, _ in first }

  /// The word for a key, those for light and dark mode too.
  package static subscript(key: String) -> ProfileWord? { byKey[key] }
}

/// Which of the two appearances of macOS a colour is for.
enum ColorMode: String, CaseIterable, Sendable {
  case light, dark

  var suffix: String { self == .light ? " (Light)" : " (Dark)" }
}
