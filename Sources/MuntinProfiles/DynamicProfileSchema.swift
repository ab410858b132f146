import MuntinSpec

/// The JSON Schema of the files that `muntin profiles` writes, and of iTerm2's own.
package struct DynamicProfileSchema {
  package init() {}

  /// JSON Schema 2020-12, two spaces a level, with a newline at the end.
  package var json: String { JSONText(root, indented: true).text }

  private var root: JSONValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "iTerm2 dynamic profiles",
      "description": "A file of the folder DynamicProfiles.",
      "type": "object",
      "properties": [
        "Profiles": ["type": "array", "items": ["$ref": "#/$defs/profile"]]
      ],
      "required": ["Profiles"],
      "$defs": ["profile": profile, "color": color, "trigger": trigger, "component": component],
    ]
  }

  /// Keys that are not known may stand there: iTerm2 grows.
  private var profile: JSONValue {
    var properties: [(String, JSONValue)] = []
    for word in ProfileTable.all {
      let keys =
        word.modeWord == nil
        ? [word.key] : ["", " (Light)", " (Dark)"].map { word.key + $0 }
      for key in keys {
        properties.append(
          (key, word.jsonShape.adding(["description": .string(word.about)])))
      }
    }
    properties.sort { $0.0 < $1.0 }
    return [
      "type": "object", "properties": .object(properties), "required": ["Guid", "Name"],
    ]
  }

  private var color: JSONValue {
    let part: JSONValue = ["type": "number", "minimum": 0, "maximum": 1]
    return [
      "type": "object",
      "properties": [
        "Red Component": part, "Green Component": part, "Blue Component": part,
        "Alpha Component": part,
        "Color Space": ["enum": .array(Color.Space.allCases.map { .string($0.rawValue) })],
      ],
      "required": ["Red Component", "Green Component", "Blue Component"],
    ]
  }

  private var trigger: JSONValue {
    [
      "type": "object",
      "properties": [
        "action": ["type": "string", "minLength": 1],
        "regex": ["type": "string"],
        "contentregex": ["type": "string"],
        "matchType": ["enum": .array(TriggerTable.matchTypes.map(JSONValue.integer))],
        "parameter": ["type": ["string", "number", "object"]],
        "partial": ["type": ["boolean", "number"]],
        "disabled": ["type": ["boolean", "number"]],
        "name": ["type": "string"],
        "job": ["type": "string"],
        "eventParams": ["type": "object"],
      ],
      "required": ["action"],
    ]
  }

  private var component: JSONValue {
    [
      "type": "object",
      "properties": [
        "class": ["type": "string", "pattern": "^iTermStatusBar[A-Za-z]+Component$"],
        "configuration": ["type": "object", "properties": ["knobs": ["type": "object"]]],
      ],
      "required": ["class", "configuration"],
    ]
  }
}
