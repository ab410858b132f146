import MuntinPlan
import MuntinSpec

/// What a session was created with is lost at the next reload of profiles, unless the session has come
/// to a profile of its own: by any property that is set to another value than it had.
///
/// One request does that to any number of sessions: it injects the sequences that give the colour of
/// search results another value, and then its own again (docs/decisions/0019).
enum ITermStick {
  private static let key = "Match Background Color"

  /// The properties of a profile that have to be known.
  static let keys = ITermLook.variants(key) + [ITermLook.separateColors]

  /// The sequences for sessions of a profile; nil where it has two colours, of which nobody knows
  /// which one counts now.
  static func sequences(_ profile: [String: JSONValue]) -> String? {
    let isSeparate = profile[ITermLook.separateColors]?.truth == true
    let names = isSeparate ? Array(ITermLook.variants(key).dropFirst()) : [key]
    let colors = Set(names.map { name in profile[name].map(Self.color) ?? standard })
    guard let color = colors.first, colors.count == 1 else { return nil }
    return sequence(color.other) + sequence(color)
  }

  /// A property that means nothing to a session that is there: it counts as a window is opened.
  static let property: ITermLook.Assignment = ("Custom Window Title", .string("muntin"))

  /// Whether a session has a profile of its own.
  static func isDone(_ properties: [String: JSONValue]) -> Bool {
    guard let shared = properties["Original Guid"]?.string, let own = properties["Guid"]?.string
    else { return false }
    return shared != own
  }

  private struct Color: Hashable {
    var components: [Int]
    var space: String

    /// The same to any eye.
    var other: Color {
      Color(components: [components[0], components[1], components[2] ^ 1], space: space)
    }
  }

  /// Yellow, as iTerm2 has it where a profile says nothing.
  private static let standard = Color(components: [255, 255, 0], space: "rgb")

  private static func color(_ json: JSONValue) -> Color {
    guard let color = ProfileColor(json) else { return standard }
    let spaces = ["sRGB": "srgb", "P3": "p3"]
    return Color(
      components: Array(color.components.prefix(3)),
      space: json["Color Space"]?.string.flatMap { spaces[$0] } ?? "rgb")
  }

  private static func sequence(_ color: Color) -> String {
    let hex = color.components.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return "\u{1B}]1337;SetColors=match=\(color.space):\(hex)\u{7}"
  }
}
