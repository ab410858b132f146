import MuntinPlan
import MuntinSpec

/// A colour as profiles hold it: a dictionary of components from 0 to 1.
struct ProfileColor: Equatable, Sendable {
  /// Red, green, blue and alpha, 0 to 255.
  var components: [Int]

  /// Reads `#rrggbb` or `#rrggbbaa`.
  init?(hex: String) {
    let digits = hex.dropFirst()
    guard hex.hasPrefix("#"), digits.utf8.count == 6 || digits.utf8.count == 8,
      let number = UInt32(digits, radix: 16)
    else { return nil }
    let full = digits.utf8.count == 8 ? number : number << 8 | 0xFF
    components = [24, 16, 8, 0].map { Int(full >> UInt32($0) & 0xFF) }
  }

  init?(_ json: JSONValue) {
    guard json.members != nil else { return nil }
    let names = ["Red Component", "Green Component", "Blue Component", "Alpha Component"]
    components = names.map { name in
      let value = json[name]?.double ?? (name == "Alpha Component" ? 1 : 0)
      return Int((min(max(value, 0), 1) * 255).rounded())
    }
  }

  /// `#rrggbb`, or `#rrggbbaa` where it is not opaque.
  var hex: String {
    "#"
      + (components[3] == 255 ? components.dropLast() : components[...])
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  var opaque: ProfileColor {
    var color = self
    color.components[3] = 255
    return color
  }

  var json: JSONValue {
    let parts = components.map { JSONValue.number(Double($0) / 255) }
    return .object([
      ("Red Component", parts[0]), ("Green Component", parts[1]), ("Blue Component", parts[2]),
      ("Alpha Component", parts[3]), ("Color Space", .string("sRGB")),
    ])
  }
}

extension JSONValue {
  /// A number, or a text that is one: some of iTerm2's answers hold numbers as texts.
  var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .string(let text): Double(text)
    case .bool(let value): value ? 1 : 0
    case .null, .array, .object: nil
    }
  }

  /// A truth value in any of the forms in which iTerm2 gives it back.
  var truth: Bool {
    switch self {
    case .bool(let value): value
    case .integer(let number): number != 0
    case .number(let number): number != 0
    case .string(let text): text == "true" || text == "1"
    case .null, .array, .object: false
    }
  }

  /// What a user variable is as a text; nil where it is not set.
  var variableText: String? {
    switch self {
    case .null: nil
    case .string(let text): text
    default: JSONText(self).text
    }
  }
}
