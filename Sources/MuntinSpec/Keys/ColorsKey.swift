/// Keys of a set of colours.
enum ColorsKey: String, SpecKey {
  case preset, foreground, background, cursor
  case cursorText = "cursor-text"
  case selection
  case selectedText = "selected-text"
  case bold, link, ansi

  static let what = "a set of colors"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .preset: "Name of a colour preset that the others are laid over."
    case .foreground: "Colour of text."
    case .background: "Colour behind text."
    case .cursor: "Colour of the cursor."
    case .cursorText: "Colour of text under the cursor."
    case .selection: "Colour behind selected text."
    case .selectedText: "Colour of selected text."
    case .bold: "Colour of bold text."
    case .link: "Colour of links."
    case .ansi: "The sixteen colours: a map by name, or a list of sixteen."
    }
  }

  var shape: JSONValue {
    switch self {
    case .preset: Shape.word
    case .ansi: Shape.reference("ansi")
    default: Shape.reference("color")
    }
  }
}

/// Names of the sixteen ANSI colours; the place of a case is its index.
enum AnsiKey: String, SpecKey {
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack = "bright-black"
  case brightRed = "bright-red"
  case brightGreen = "bright-green"
  case brightYellow = "bright-yellow"
  case brightBlue = "bright-blue"
  case brightMagenta = "bright-magenta"
  case brightCyan = "bright-cyan"
  case brightWhite = "bright-white"

  static let what = "a set of ansi colors"
  static let index = makeIndex()

  var about: String { "ANSI colour \(rawValue)." }
  var shape: JSONValue { Shape.reference("color") }
}
