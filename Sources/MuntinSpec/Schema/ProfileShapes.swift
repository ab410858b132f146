/// The shapes of the parts of a profile, from the table of its words.
enum ProfileShapes {
  static let all: [(String, JSONValue)] =
    ProfileGroup.allCases.filter { $0 != .top }.map { ($0.definition, group($0)) }
    + [("event", event), ("profileModeColors", modeColors)]

  private static func group(_ group: ProfileGroup) -> JSONValue {
    var properties: [(String, JSONValue)] = []
    if group == .colors {
      properties = [
        ("preset", Shape.word.described(ColorsKey.preset.about)),
        ("ansi", Shape.reference("ansi").described(ColorsKey.ansi.about)),
        ("light", Shape.reference("profileModeColors").described("Colours of light mode.")),
        ("dark", Shape.reference("profileModeColors").described("Colours of dark mode.")),
      ]
    }
    if group == .font {
      properties = FontKey.allCases.map { ($0.rawValue, $0.shape.described($0.about)) }
    }
    for word in ProfileTable.words(of: group)
    where !word.word.contains(".") && !properties.contains(where: { $0.0 == word.word }) {
      properties.append((word.word, word.kind.shape.described(word.about)))
    }
    let mapping: JSONValue = [
      "type": "object", "properties": .object(properties), "additionalProperties": false,
    ]
    return group == .badge ? ["anyOf": [Shape.label, mapping]] : mapping
  }

  private static let modeColors: JSONValue = {
    var properties: [(String, JSONValue)] = [("ansi", Shape.reference("ansi"))]
    for word in ProfileTable.all {
      guard let name = word.modeWord, !name.contains(".") else { continue }
      properties.append((name, word.kind.shape.described(word.about)))
    }
    return [
      "type": "object", "properties": .object(properties), "additionalProperties": false,
    ]
  }()

  /// The name of an event that needs no more, or a mapping.
  private static let event: JSONValue = {
    let alone = TriggerEvent.all.filter { !$0.fields.contains(where: \.isNeeded) }
    let mappings = TriggerEvent.all.map { event in
      ProfileKind.mapping(
        [
          ProfileField(
            "event", "", .choice([ProfileChoice(event.word, "")]), needed: true, "Which event.")
        ]
          + event.fields)
    }
    return [
      "anyOf": .array(
        [Shape.orVariable(["enum": .array(alone.map { .string($0.word) })])] + mappings)
    ]
  }()
}
