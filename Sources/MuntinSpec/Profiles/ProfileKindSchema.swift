/// The two schemas of a kind: of our words, and of iTerm2's JSON.
extension ProfileKind {
  /// What a workspace file may have.
  var shape: JSONValue {
    switch self {
    case .flag: Shape.flag
    case .text(let rule):
      switch rule {
      case .label: Shape.label
      case .typed: Shape.typed
      case .anything: Shape.text
      }
    case .path, .interpolated: Shape.label
    case .whole(let least, let most):
      Shape.orVariable(["type": "integer", "minimum": .integer(least), "maximum": .integer(most)])
    case .number: Shape.orVariable(jsonShape)
    case .choice(let choices): Shape.orVariable(Self.words(choices))
    case .bits(let choices):
      ["type": "array", "items": Shape.orVariable(Self.words(choices))]
    case .color: Shape.reference("color")
    case .font: Shape.reference("font")
    case .list(let kind): ["type": "array", "items": kind.shape]
    case .record(let fields): Self.mapping(fields)
    case .map(let kind): ["type": "object", "additionalProperties": kind.shape]
    case .pattern: Shape.text.adding(["minLength": 1])
    case .triggers: ["type": "array", "items": Shape.reference("trigger")]
    case .keystrokes:
      [
        "type": "object",
        "additionalProperties": [
          "anyOf": [
            Shape.orVariable(Self.words(KeyActions.all)), Self.mapping(ProfileRecords.binding),
          ]
        ],
      ]
    case .components:
      [
        "type": "array",
        "items": [
          "anyOf": [
            Shape.orVariable(Self.words(ProfileRecords.componentClasses)),
            Self.mapping(ProfileRecords.component),
          ]
        ],
      ]
    case .free(let form):
      form == .any ? true : form == .text ? Shape.text : ["type": .string(form.rawValue)]
    }
  }

  /// A word that is a number to YAML, as 8, may be written as one.
  private static func words(_ choices: [ProfileChoice]) -> JSONValue {
    let numbers = choices.compactMap { Int($0.word).map(JSONValue.integer) }
    return ["enum": .array(choices.map { .string($0.word) } + numbers)]
  }

  static func mapping(_ fields: [ProfileField]) -> JSONValue {
    let needed = fields.filter(\.isNeeded).map { JSONValue.string($0.word) }
    let base: JSONValue = [
      "type": "object",
      "properties": .object(
        fields.map { ($0.word, $0.kind.shape.described($0.about)) }),
      "additionalProperties": false,
    ]
    return needed.isEmpty ? base : base.adding(["required": .array(needed)])
  }

  /// What iTerm2 takes.
  var jsonShape: JSONValue {
    switch self {
    case .flag: ["type": ["boolean", "number"]]
    case .text, .interpolated, .path, .pattern, .free(.text): ["type": "string"]
    case .font: ["type": "string", "pattern": "^.+ [0-9]+(\\.[0-9]+)?$"]
    case .whole(let least, let most):
      ["type": "integer", "minimum": .integer(least), "maximum": .integer(most)]
    case .number(let least, let most):
      .object(
        compacting: [
          ("type", "number"), ("minimum", least.map { JSONValue(number: $0) }),
          ("maximum", most.map { JSONValue(number: $0) }),
        ])
    case .choice(let choices): ["enum": .array(choices.map(\.value))]
    case .bits: ["type": "integer", "minimum": 0]
    case .color: ["$ref": "#/$defs/color"]
    case .list(let kind): ["type": "array", "items": kind.jsonShape]
    case .record(let fields):
      ["type": "object", "properties": .object(fields.map { ($0.key, $0.kind.jsonShape) })]
    case .map(let kind): ["type": "object", "additionalProperties": kind.jsonShape]
    case .triggers: ["type": "array", "items": ["$ref": "#/$defs/trigger"]]
    case .keystrokes:
      [
        "type": "object",
        "propertyNames": ["pattern": .string(KeyStroke.pattern)],
        "additionalProperties": Self.bindingShape,
      ]
    case .components: ["type": "array", "items": ["$ref": "#/$defs/component"]]
    case .free(let form): form == .any ? true : ["type": .string(form.rawValue)]
    }
  }

  /// What iTerm2 has for a key; snippets have an object for their text.
  private static var bindingShape: JSONValue {
    let fields = ProfileRecords.binding.map { field in
      (field.key, field.key == "Text" ? ["type": ["string", "object"]] : field.kind.jsonShape)
    }
    return ["type": "object", "properties": .object(fields), "required": ["Action"]]
  }
}

extension JSONValue {
  /// With a line for people, where it is an object.
  func described(_ about: String) -> JSONValue { adding(["description": .string(about)]) }
}
