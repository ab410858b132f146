/// One key of iTerm2's profiles, and the word of ours for it.
package struct ProfileWord: Sendable {
  package var group: ProfileGroup
  /// Empty for a key that has no word: only `iterm2` takes it.
  package var word: String
  package var key: String
  var kind: ProfileKind
  /// What iTerm2 takes where a profile and its parents have nothing.
  package var standard: JSONValue?
  package var about: String
  /// What a pane of tmux shows of it; empty for nothing.
  package var tmux: String
  /// Its name where the colours for light and for dark mode stand; nil without such variants.
  package var modeWord: String?
  /// What else is set, where nothing is said of it.
  var implies: (key: String, value: JSONValue)?
  /// Whether a session may have its own value through the API.
  package var isSettable = true

  init(
    _ word: String, _ key: String, _ kind: ProfileKind, _ standard: JSONValue?, _ about: String,
    tmux: String = "", implies: (String, JSONValue)? = nil
  ) {
    group = .top
    self.word = word
    self.key = key
    self.kind = kind
    self.standard = standard
    self.about = about
    self.tmux = tmux
    self.implies = implies
  }

  /// As it is written in messages and in the documentation: `cursor.shape`.
  package var path: String { group == .top ? word : group.rawValue + "." + word }

  static func flag(
    _ word: String, _ key: String, _ standard: Bool?, _ about: String, tmux: String = ""
  ) -> ProfileWord {
    ProfileWord(word, key, .flag, standard.map(JSONValue.bool), about, tmux: tmux)
  }

  static func text(
    _ word: String, _ key: String, _ standard: String?, _ about: String,
    _ rule: TextRule = .anything, tmux: String = "", implies: (String, JSONValue)? = nil
  ) -> ProfileWord {
    ProfileWord(
      word, key, .text(rule), standard.map(JSONValue.string), about, tmux: tmux, implies: implies)
  }

  /// Text of one line in which `\(…)` stands for a value.
  static func interpolated(
    _ word: String, _ key: String, _ standard: String?, _ about: String, tmux: String = "",
    implies: (String, JSONValue)? = nil
  ) -> ProfileWord {
    ProfileWord(
      word, key, .interpolated, standard.map(JSONValue.string), about, tmux: tmux, implies: implies)
  }

  static func path(
    _ word: String, _ key: String, _ standard: String?, _ about: String,
    implies: (String, JSONValue)? = nil
  ) -> ProfileWord {
    ProfileWord(word, key, .path, standard.map(JSONValue.string), about, implies: implies)
  }

  /// - Parameter standard: `#rrggbb` or `#rrggbbaa`.
  static func color(
    _ word: String, _ key: String, _ standard: String?, _ about: String, tmux: String = "",
    implies: (String, JSONValue)? = nil
  ) -> ProfileWord {
    ProfileWord(
      word, key, .color, standard.flatMap { ColorText($0).color?.json }, about, tmux: tmux,
      implies: implies)
  }

  static func number(
    _ word: String, _ key: String, _ standard: Double?, from: Double? = nil, to: Double? = nil,
    _ about: String, implies: (String, JSONValue)? = nil
  ) -> ProfileWord {
    ProfileWord(
      word, key, .number(from: from, to: to), standard.map(JSONValue.number), about,
      implies: implies)
  }

  static func whole(
    _ word: String, _ key: String, _ standard: Int?, _ from: Int, _ to: Int, _ about: String
  ) -> ProfileWord {
    ProfileWord(word, key, .whole(from, to), standard.map(JSONValue.integer), about)
  }

  /// A key without a word.
  static func unnamed(
    _ key: String, _ kind: ProfileKind, _ standard: JSONValue? = nil, _ about: String,
    settable: Bool = true
  ) -> ProfileWord {
    var result = ProfileWord("", key, kind, standard, about)
    result.isSettable = settable
    return result
  }

  func fixed() -> ProfileWord {
    var result = self
    result.isSettable = false
    return result
  }

  func modes(_ word: String? = nil) -> ProfileWord {
    var result = self
    result.modeWord = word ?? self.word
    return result
  }

  func inside(_ group: ProfileGroup) -> ProfileWord {
    var result = self
    result.group = group
    return result
  }
}
