/// Keys of a trigger: what it waits for, habits, and exactly one action.
struct TriggerKey: SpecKey {
  let rawValue: String

  init?(rawValue: String) {
    guard Self.index[rawValue] != nil else { return nil }
    self.rawValue = rawValue
  }

  private init(known: String) { rawValue = known }

  static let match = TriggerKey(known: "match")
  static let url = TriggerKey(known: "url")
  static let content = TriggerKey(known: "content")
  static let on = TriggerKey(known: "on")
  static let name = TriggerKey(known: "name")
  static let job = TriggerKey(known: "job")
  static let instant = TriggerKey(known: "instant")
  static let enabled = TriggerKey(known: "enabled")
  static let iterm2 = TriggerKey(known: "iterm2")

  static let conditions = [match, url, on]
  static let actions = TriggerAction.all.map { TriggerKey(known: $0.word) }
  static let allCases = [match, url, content, on, name, job, instant, enabled, iterm2] + actions

  static let what = "a trigger"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .match: "A regular expression of ICU that a line of output is held against."
    case .url: "A regular expression that the address of a web page is held against."
    case .content: "A regular expression that the text of that page is held against."
    case .on: "An event instead of output: its name, or a mapping with event and more."
    case .name: "A name, for people."
    case .job: "Only while this program runs."
    case .instant: "Whether it does not wait for the end of the line."
    case .enabled: "Whether it does anything."
    case .iterm2: "The whole trigger, as iTerm2 spells it."
    default: TriggerAction.byWord[rawValue]?.about ?? ""
    }
  }

  var shape: JSONValue {
    switch self {
    case .match, .url, .content: Shape.text.adding(["minLength": 1])
    case .on: Shape.reference("event")
    case .name, .job: Shape.label
    case .instant, .enabled: Shape.flag
    case .iterm2: ["type": "object"]
    default: TriggerAction.byWord[rawValue]?.parameter.shape ?? true
    }
  }

  /// Exactly one action with exactly one condition, or everything as iTerm2 has it.
  static var rules: JSONValue {
    mapping([
      "oneOf": [
        [
          "allOf": [["oneOf": exactlyOne(conditions)], ["oneOf": exactlyOne(actions)]],
          "not": ["required": ["iterm2"]],
          "dependentRequired": ["content": ["url"]],
        ],
        ["required": ["iterm2"], "maxProperties": 1],
      ]
    ])
  }
}

extension TriggerAction.Parameter {
  var shape: JSONValue {
    switch self {
    case .none: ["const": true]
    case .text(let rule): ProfileKind.text(rule).shape
    case .choice(let choices):
      ["anyOf": [["const": true], ProfileKind.choice(choices).shape]]
    case .colors: ["anyOf": [Shape.reference("color"), Shape.reference("highlight")]]
    case .variable: ProfileKind.mapping(TriggerRecords.variable)
    case .password: ["anyOf": [Shape.label, ProfileKind.mapping(TriggerRecords.password)]]
    case .tabStatus: ProfileKind.mapping(TriggerRecords.tabStatus)
    }
  }
}

/// Mappings that actions of triggers take.
enum TriggerRecords {
  static let variable = [
    ProfileField(
      "name", "name", .text(.label), needed: true, "Name of the user variable, without a dot."),
    ProfileField(
      "value", "value", .text(.anything), needed: true, "Its value; \\1 is the first group."),
  ]
  static let password = [
    ProfileField("account", "account", .text(.label), needed: true, "The account."),
    ProfileField("user", "user", .text(.label), "The user."),
  ]
  static let tabStatus = [
    ProfileField("dot", "dot", .color, "Colour of the dot."),
    ProfileField("color", "color", .color, "Colour of the text."),
    ProfileField("text", "text", .text(.label), "The text."),
  ]
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
