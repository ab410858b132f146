/// Keys of a profile: those that concern its identity, the groups of words, words, and `iterm2`.
struct ProfileKey: SpecKey {
  let rawValue: String

  init?(rawValue: String) {
    guard Self.index[rawValue] != nil else { return nil }
    self.rawValue = rawValue
  }

  private init(known: String) { rawValue = known }

  static let parent = ProfileKey(known: "parent")
  static let name = ProfileKey(known: "name")
  static let guid = ProfileKey(known: "guid")
  static let iterm2 = ProfileKey(known: "iterm2")

  static let allCases: [ProfileKey] =
    [parent, name, guid]
    + ProfileGroup.allCases.filter { $0 != .top }.map { ProfileKey(known: $0.rawValue) }
    + ProfileTable.words(of: .top).map { ProfileKey(known: $0.word) } + [iterm2]

  static let what = "a profile"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .parent:
      "Profile that this one is laid over: of this file, or {machine: NAME} of iTerm2's."
    case .name: "The name that iTerm2 shows, where it is another one."
    case .guid: "The id of the profile in iTerm2; one is made without it."
    case .iterm2: "Any other profile key, as iTerm2 spells it; null leaves a key out."
    default: ProfileGroup(rawValue: rawValue)?.about ?? word?.about ?? ""
    }
  }

  private var word: ProfileWord? { ProfileTable.byWord[.top]?[rawValue] }

  var shape: JSONValue {
    switch self {
    case .parent: ["anyOf": [Shape.word, ParentKey.mapping(required: [.machine])]]
    case .name, .guid: Shape.word
    case .iterm2: ["type": "object"]
    default:
      ProfileGroup(rawValue: rawValue).map { Shape.reference($0.definition) } ?? word?.kind.shape
        ?? true
    }
  }
}

/// Keys of a parent that is not of this file.
enum ParentKey: String, SpecKey {
  case machine

  static let what = "a parent"
  static let index = makeIndex()

  var about: String { "The name of a profile that iTerm2 has." }
  var shape: JSONValue { Shape.word }
}

/// Keys of a font.
enum FontKey: String, SpecKey {
  case family, size

  static let what = "a font"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .family: "PostScript name of the font, as Menlo-Regular."
    case .size: "Size in points."
    }
  }

  var shape: JSONValue {
    switch self {
    case .family: Shape.word
    case .size: Shape.orVariable(["type": "number", "exclusiveMinimum": 0])
    }
  }
}

/// Keys of a badge that has a colour of its own.
enum BadgeKey: String, SpecKey {
  case text, color

  static let what = "a badge"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .text: "Text of the badge; \\(user.name) stands for a variable."
    case .color: "Colour of the badge; its last two digits are how solid it is."
    }
  }

  var shape: JSONValue {
    switch self {
    case .text: Shape.label
    case .color: Shape.reference("color")
    }
  }
}
