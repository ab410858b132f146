/// What may stand behind a word of a profile; says also in which form iTerm2 has it.
indirect enum ProfileKind: Sendable {
  /// `true` and `false`.
  case flag
  case text(TextRule)
  /// Text of one line in which `\(…)` stands for a value.
  case interpolated
  /// A folder or a file, absolute once it was read.
  case path
  case whole(Int, Int)
  case number(from: Double?, to: Double?)
  /// One of some words; iTerm2 has a number or a text for each.
  case choice([ProfileChoice])
  /// A list of words; iTerm2 has the sum of their numbers.
  case bits([ProfileChoice])
  /// An object of components.
  case color
  /// `{family, size}`; in iTerm2 one text with both.
  case font
  case list(ProfileKind)
  case record([ProfileField])
  /// Values by names that are free.
  case map(ProfileKind)
  /// A regular expression of ICU.
  case pattern
  case triggers
  /// What keys do, by the key that is struck.
  case keystrokes
  /// Components of the status bar.
  case components
  /// Whatever iTerm2 takes, written as iTerm2 has it.
  case free(FreeForm)

  enum FreeForm: String, Sendable { case object, array, text, any }
}

/// A word, and what iTerm2 has for it.
struct ProfileChoice: Sendable {
  let word: String
  let value: JSONValue

  init(_ word: String, _ value: JSONValue) {
    self.word = word
    self.value = value
  }
}

/// A word of a mapping inside of a profile, and the member of iTerm2's object that it stands for.
struct ProfileField: Sendable {
  let word: String
  let key: String
  let kind: ProfileKind
  let about: String
  let isNeeded: Bool

  init(
    _ word: String, _ key: String, _ kind: ProfileKind, needed: Bool = false, _ about: String
  ) {
    self.word = word
    self.key = key
    self.kind = kind
    self.about = about
    isNeeded = needed
  }
}

/// Numbers from `first` up, one for each word.
func choices(_ words: String..., from first: Int = 0) -> ProfileKind {
  .choice(words.enumerated().map { ProfileChoice($1, .integer(first + $0)) })
}

/// Words and what iTerm2 has for them.
func choices(_ values: KeyValuePairs<String, JSONValue>) -> ProfileKind {
  .choice(values.map { ProfileChoice($0.key, $0.value) })
}
