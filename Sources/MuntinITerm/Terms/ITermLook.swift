import MuntinPlan
import MuntinSpec

/// The looks of a node in iTerm2's terms.
enum ITermLook {
  /// A profile key with a value in JSON.
  typealias Assignment = (key: String, value: JSONValue)

  /// The property that every session of ours is born with: its mark.
  static let birthMark = "Muntin"
  static let separateColors = "Use Separate Colors for Light and Dark Mode"

  /// What iTerm2 can show.
  static func shows(_ attribute: Attribute, _ kind: NodeKey.Kind) -> Bool {
    switch kind {
    case .window: [.title, .frame, .fullscreen].contains(attribute)
    case .tab: attribute == .title || attribute == .color
    case .pane:
      if let name = attribute.variableName {
        ITermText.isVariable(name)
      } else {
        [.title, .badge, .badgeColor, .color, .profile, .hidden, .broadcast].contains(attribute)
          || colorKey(attribute) != nil
      }
    }
  }

  /// The form in which iTerm2 gives a value back.
  static func normal(_ attribute: Attribute, _ kind: NodeKey.Kind, _ value: String) -> String {
    guard attribute.isColors || attribute == .color || attribute == .badgeColor else {
      return value
    }
    guard let color = ProfileColor(hex: value) else { return value }
    return attribute == .badgeColor ? color.hex : color.opaque.hex
  }

  private static let colorKeys: [Attribute: String] = {
    var keys: [Attribute: String] = [
      .badgeColor: "Badge Color", .color: "Background Color",
      .color("foreground"): "Foreground Color", .color("background"): "Background Color",
      .color("cursor"): "Cursor Color", .color("cursor-text"): "Cursor Text Color",
      .color("selection"): "Selection Color", .color("selected-text"): "Selected Text Color",
      .color("bold"): "Bold Color", .color("link"): "Link Color",
    ]
    for index in 0...15 { keys[.color("ansi.\(index)")] = "Ansi \(index) Color" }
    return keys
  }()

  static func colorKey(_ attribute: Attribute) -> String? { colorKeys[attribute] }

  /// Every key that is read of a session.
  static let keys: [String] =
    Set(colorKeys.values).sorted() + [
      "Name", "Badge Text", "Use Tab Color", "Tab Color", "Guid", "Original Guid", birthMark,
    ]

  /// Where a session has separate colours for light and dark, these count instead of the plain one.
  static func variants(_ key: String) -> [String] { [key, key + " (Light)", key + " (Dark)"] }

  /// The keys behind an attribute of a pane; none where it is no matter of profiles.
  static func keys(of attribute: Attribute) -> [String] {
    if attribute == .title { return ["Name"] }
    if attribute == .badge { return ["Badge Text"] }
    return colorKey(attribute).map(variants) ?? []
  }

  static func assignments(_ attribute: Attribute, _ value: String) -> [Assignment] {
    if attribute == .title { return [("Name", .string(value))] }
    if attribute == .badge { return [("Badge Text", .string(value))] }
    guard let key = colorKey(attribute), let color = ProfileColor(hex: value) else { return [] }
    let json = (attribute == .badgeColor ? color : color.opaque).json
    return variants(key).map { ($0, json) }
  }

  /// The properties that a session has for the looks that it is to have; of colours that share a
  /// key, `colors.background` counts.
  static func assignments(_ looks: [Attribute: String]) -> [Assignment] {
    var looks = looks
    if looks[.color("background")] != nil { looks[.color] = nil }
    return looks.sorted { $0.key < $1.key }.flatMap { assignments($0.key, $0.value) }
  }

  static func tabColor(_ value: String?) -> [Assignment] {
    let use = variants("Use Tab Color").map { Assignment($0, .bool(value != nil)) }
    guard let color = value.flatMap(ProfileColor.init(hex:)) else { return use }
    return use + variants("Tab Color").map { ($0, color.opaque.json) }
  }

  /// What a property is where the profile says nothing.
  static func standard(_ key: String) -> JSONValue? {
    switch key {
    case "Badge Text": .string("")
    case "Name": .string("Default")
    default: nil
    }
  }
}
