import MuntinPlan
import MuntinScreen
import MuntinSpec

/// Which keys of a profile a host shows itself, and as what.
enum ProfileLooks {
  private static let colors: [String: Attribute] = {
    var result: [String: Attribute] = [
      "Foreground Color": .color("foreground"), "Background Color": .color("background"),
      "Cursor Color": .color("cursor"), "Cursor Text Color": .color("cursor-text"),
      "Selection Color": .color("selection"), "Selected Text Color": .color("selected-text"),
      "Bold Color": .color("bold"), "Link Color": .color("link"), "Badge Color": .badgeColor,
    ]
    for index in 0..<16 { result["Ansi \(index) Color"] = .color("ansi.\(index)") }
    return result
  }()

  static let ansi = (0..<16).map { Attribute.color("ansi.\($0)") }

  /// The attribute of a pane that a key stands for.
  static func attribute(_ key: String) -> Attribute? {
    switch key {
    case "Name": .title
    case "Badge Text": .badge
    default: colors[key]
    }
  }

  /// The value of a key in the form that the host takes; nil takes it away.
  static func value(_ key: String, _ json: JSONValue) -> String? {
    if colors[key] != nil { return ProfileColor(json)?.hex }
    // Badges and titles are interpolated strings on the host too.
    return json.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The value of a key as a pane shows it.
  static func json(_ key: String, _ pane: LivePane) -> JSONValue? {
    guard let attribute = attribute(key), let value = pane.attributes[attribute] else { return nil }
    if colors[key] != nil { return ProfileColor(hex: value)?.json }
    return .string(value)
  }

  /// The colour of a tab that profile values ask for; the outer nil is: nothing is said.
  static func tabColor(_ values: [String: JSONValue]) -> String?? {
    guard values["Tab Color"] != nil || values["Use Tab Color"] != nil else { return nil }
    guard values["Use Tab Color"]?.truth == true else { return .some(nil) }
    return .some(values["Tab Color"].flatMap { ProfileColor($0)?.hex })
  }
}

/// The texts in profiles, names and titles in which `\(…)` stands for a value.
enum InterpolatedText {
  /// What a text without expressions says; nil for one with expressions.
  static func plain(_ text: String) -> String? {
    guard text.contains("\\") else { return text }
    guard let string = try? InterpolatedString(text) else { return nil }
    var result = ""
    for part in string.parts {
      guard case .text(let text) = part else { return nil }
      result += text
    }
    return result
  }
}
