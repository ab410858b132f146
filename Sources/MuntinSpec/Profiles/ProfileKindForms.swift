/// What iTerm2 takes, told from what it does not.
extension ProfileKind {
  /// Whether a value has the form that iTerm2 reads; it takes numbers for true and false.
  func takes(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (_, .null): false
    case (.free(.any), _): true
    case (.flag, .bool), (.flag, .integer), (.flag, .number): true
    case (.interpolated, .string): true
    case (.text, .string), (.path, .string), (.font, .string), (.pattern, .string): true
    case (.free(.text), .string): true
    case (.whole, .integer), (.number, .integer), (.number, .number), (.bits, .integer): true
    case (.whole, .number), (.bits, .number): true
    case (.whole, .bool), (.number, .bool): true
    case (.choice(let choices), _):
      switch choices.first?.value {
      case .string?: value.string != nil
      default: value.asDouble != nil || value.bool != nil
      }
    case (.color, _): Self.isColor(value)
    case (.list, .array), (.triggers, .array), (.components, .array), (.free(.array), .array): true
    case (.record, .object), (.map, .object), (.keystrokes, .object), (.free(.object), .object):
      true
    default: false
    }
  }

  /// Three components that are numbers; iTerm2 asks for no more.
  private static func isColor(_ value: JSONValue) -> Bool {
    ["Red", "Green", "Blue"].allSatisfy { value["\($0) Component"]?.asDouble != nil }
  }

  /// Whether a value of the right form is one of those that mean something.
  func contains(_ value: JSONValue) -> Bool {
    switch self {
    case .whole(let least, let most):
      value.asDouble.map { $0 >= Double(least) && $0 <= Double(most) } ?? true
    case .number(let least, let most):
      value.asDouble.map { number in
        least.map { number >= $0 } ?? true && most.map { number <= $0 } ?? true
      } ?? true
    case .choice(let choices): value.bool != nil || choices.contains { $0.value.isSame(as: value) }
    default: true
    }
  }

  /// What iTerm2 takes, in words.
  var form: String {
    switch self {
    case .flag: "true or false"
    case .text, .interpolated, .path, .pattern, .free(.text): "text"
    case .font: "a font with its size, as \"Menlo-Regular 12\""
    case .whole(let least, let most): "a number from \(least) to \(most)"
    case .number(let least, let most):
      switch (least, most) {
      case (let least?, let most?): "a number from \(Self.shown(least)) to \(Self.shown(most))"
      case (let least?, nil): "a number of at least \(Self.shown(least))"
      default: "a number"
      }
    case .choice(let choices):
      "one of " + choices.map { JSONText($0.value).text }.joined(separator: ", ")
    case .bits: "a sum of numbers"
    case .color: "an object with Red Component, Green Component and Blue Component"
    case .list, .triggers, .components, .free(.array): "a list"
    case .record, .map, .keystrokes, .free(.object): "an object"
    case .free(.any): "a value"
    }
  }

  /// What the word takes, for the documentation.
  var about: String {
    switch self {
    case .flag: "true or false"
    case .text, .free(.text): "text"
    case .interpolated: "interpolated string"
    case .path: "path"
    case .whole(let least, let most): most > 1_000_000 ? "number" : "\(least) to \(most)"
    case .number(let least, let most):
      switch (least, most) {
      case (let least?, let most?): "\(Self.shown(least)) to \(Self.shown(most))"
      case (let least?, nil): "from \(Self.shown(least))"
      default: "number"
      }
    case .choice(let choices): choices.map { "`\($0.word)`" }.joined(separator: ", ")
    case .bits(let choices): "list of " + choices.map { "`\($0.word)`" }.joined(separator: ", ")
    case .color: "colour"
    case .font: "`{family, size}`"
    case .list(let kind): kind.isPlural ? "list of mappings" : "list"
    case .record(let fields): "mapping of " + fields.map { "`\($0.word)`" }.joined(separator: ", ")
    case .map: "mapping"
    case .pattern: "regular expression"
    case .triggers: "list of triggers"
    case .keystrokes: "mapping by key"
    case .components: "list of components"
    case .free(let form): "\(form.rawValue), as iTerm2 has it"
    }
  }

  private var isPlural: Bool { if case .record = self { true } else { false } }

  private static func shown(_ number: Double) -> String { JSONText(JSONValue(number: number)).text }
}
