/// Keys of a profile.
enum ProfileKey: String, SpecKey {
  case parent, colors, badge, font, triggers, iterm2

  static let what = "a profile"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .parent: "Profile that this one is laid over: of this file, or one that iTerm2 knows."
    case .colors: "Colours of the terminal."
    case .badge: "Text laid over each pane of the profile."
    case .font: "Font of the terminal."
    case .triggers: "What is done when a line of output matches."
    case .iterm2: "Any other profile key, as iTerm2 spells it."
    }
  }

  var shape: JSONValue {
    switch self {
    case .parent: Shape.word
    case .colors: Shape.reference("colors")
    case .badge: Shape.reference("badge")
    case .font: Shape.reference("font")
    case .triggers: ["type": "array", "items": Shape.reference("trigger")]
    case .iterm2: ["type": "object"]
    }
  }
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

/// Keys of a trigger: `match` and exactly one of the others.
enum TriggerKey: String, SpecKey {
  case match, notify, alert, highlight, bell, run, send, title, mark

  static let what = "a trigger"
  static let index = makeIndex()
  static let actions = allCases.filter { $0 != .match }

  var about: String {
    switch self {
    case .match: "A regular expression that a line of output is held against."
    case .notify: "Post a notification with this text."
    case .alert: "Show an alert with this text."
    case .highlight: "Colour the text that matched: a background, or text and background."
    case .bell: "Ring the bell."
    case .run: "Run this command."
    case .send: "Type this text into the pane."
    case .title: "Set the title of the pane."
    case .mark: "Set a mark in the scrollback."
    }
  }

  var shape: JSONValue {
    switch self {
    case .match: Shape.text.adding(["minLength": 1])
    case .notify, .alert, .run, .title: Shape.label
    case .send: Shape.text
    case .highlight: ["anyOf": [Shape.reference("color"), Shape.reference("highlight")]]
    case .bell, .mark: ["const": true]
    }
  }
}

/// Keys of a trigger's highlight.
enum HighlightKey: String, SpecKey {
  case text, background

  static let what = "a highlight"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .text: "Colour of the letters."
    case .background: "Colour behind the letters."
    }
  }

  var shape: JSONValue { Shape.reference("color") }
}
