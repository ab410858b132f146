package import MuntinYAML

/// What other floors ask of a key.
extension ProfileWord {
  package var isColor: Bool { if case .color = kind { true } else { false } }

  /// What the word takes, for the documentation.
  package var takes: String { kind.about }

  /// A schema of the value, as iTerm2 has it.
  package var jsonShape: JSONValue { kind.jsonShape }

  /// Our words for a value; nil where they could not say just this.
  package func node(for value: JSONValue) -> Node? { word.isEmpty ? nil : kind.node(for: value) }

  /// Whether a value has the form that iTerm2 reads.
  package func allows(_ value: JSONValue) -> Bool { kind.takes(value) }

  /// `boolean`, `string`, `number`, `color`, `array`, `object` or `any`: what iTerm2's own check asks
  /// for.
  package var jsonKind: String {
    switch kind {
    case .flag: "boolean"
    case .text, .interpolated, .path, .font, .pattern, .free(.text): "string"
    case .whole, .number, .bits: "number"
    case .choice(let choices): choices.first?.value.string == nil ? "number" : "string"
    case .color: "color"
    case .list, .triggers, .components, .free(.array): "array"
    case .record, .map, .keystrokes, .free(.object): "object"
    case .free(.any): "string"
    }
  }
}

extension ProfileWord {
  /// What is set along with it, for the documentation.
  package var implied: (key: String, value: String)? {
    implies.map { ($0.key, JSONText($0.value).text) }
  }
}
