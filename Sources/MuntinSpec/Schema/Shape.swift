/// The shapes of values that several keys share, as JSON Schema.
///
/// Whatever is not text by nature may also be written as text with a variable in it, since its
/// value is only known once the variable is.
enum Shape {
  /// Inside of a character class: what must not stand in a name, title or badge.
  private static let control = #"\u0000-\u001f\u007f-\u009f"#

  static func reference(_ name: String) -> JSONValue {
    ["$ref": .string("#/$defs/" + name)]
  }

  static func orVariable(_ shape: JSONValue) -> JSONValue {
    ["anyOf": [shape, reference("variable")]]
  }

  static func list(of item: JSONValue) -> JSONValue {
    ["type": "array", "items": item, "minItems": 1]
  }

  static func oneOrMore(_ item: JSONValue, least: Int = 0) -> JSONValue {
    ["anyOf": [item, ["type": "array", "items": item, "minItems": .integer(least)]]]
  }

  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ type: Choice.Type
  ) -> JSONValue {
    ["enum": .array(type.allCases.map { .string($0.rawValue) })]
  }

  private static func text(_ pattern: String) -> JSONValue {
    ["type": ["string", "number", "boolean"], "pattern": .string(pattern)]
  }

  /// Any text that holds no NUL; a number or true and false count as their text.
  static let text = text(#"^[^\u0000]*$"#)
  /// A program with its arguments: text, or a list of words of which the first is not empty.
  static let command: JSONValue = [
    "anyOf": [
      text.adding(["minLength": 1]),
      [
        "type": "array", "prefixItems": [text.adding(["minLength": 1])], "items": text,
        "minItems": 1,
      ],
    ],
    "examples": [["npm", "start"]],
  ]
  /// Text that is typed: no control characters but tab and newline.
  static let typed = text(#"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$"#)
  /// One line without control characters.
  static let label = text("^[^\(control)]*$")
  /// A label that is not empty.
  static let word = text("^[^\(control)]+$")
  static let namePattern = #"^([^/\#(control)]{1,128}|[^\#(control)]*\$\{[^\#(control)]*)$"#
  static let name = text(namePattern)
  static let names = oneOrMore(name)
  static let directory = text("^(?!~[^/])[^\(control)]+$")
  /// `pane`, `tab/pane` or `window/tab/pane`; true and false are no names of panes here.
  static let address: JSONValue = [
    "type": ["string", "number"], "pattern": .string("^[^\(control)]+$"),
  ]
  static let flag = orVariable(["type": "boolean"])
  static let restart = orVariable(choice(RestartPolicy.self))
  static let ignore: JSONValue = [
    "type": "array", "items": orVariable(choice(IgnoredAttribute.self)),
  ]
  static let windowSize = orVariable([
    "type": "string", "pattern": "^[1-9][0-9]{0,3}x[1-9][0-9]{0,3}$", "examples": ["200x50"],
  ])
  static let duration = orVariable([
    "type": "string",
    "pattern": #"^(?!0+(\.0+)?[a-z])[0-9]{1,9}(\.[0-9]{1,6})?(ms|s|m|h)$"#,
    "examples": ["30s", "500ms", "2m"],
  ])
  /// A mapping by name, each value of the same shape.
  static func map(pattern: String, _ value: JSONValue) -> JSONValue {
    [
      "type": "object", "propertyNames": ["pattern": .string(pattern)],
      "additionalProperties": value,
    ]
  }

  /// Names of variables, in `vars` and in a pane's `variables`.
  static let variablePattern = "^[A-Za-z_][A-Za-z0-9_.-]*$"
  static let environmentPattern = "^[A-Za-z_][A-Za-z0-9_]*$"
  static let labelPattern = "^[^\(control)]+$"
}
