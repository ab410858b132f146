import MuntinPlan
import MuntinSpec

/// A colour as profiles write it: an object of components, 0 to 1.
struct ProfileColor: Equatable, Sendable {
  var red: Double
  var green: Double
  var blue: Double
  var alpha: Double

  /// Nil unless three components are numbers.
  init?(_ json: JSONValue) {
    guard let red = json["Red Component"]?.asDouble, let green = json["Green Component"]?.asDouble,
      let blue = json["Blue Component"]?.asDouble
    else { return nil }
    self.red = red
    self.green = green
    self.blue = blue
    alpha = json["Alpha Component"]?.asDouble ?? 1
  }

  /// `#rrggbb` or `#rrggbbaa`.
  init?(hex: String) {
    let digits = hex.dropFirst()
    guard hex.hasPrefix("#"), digits.utf8.count == 6 || digits.utf8.count == 8,
      digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let number = UInt32(digits, radix: 16)
    else { return nil }
    let all = digits.utf8.count == 6 ? number << 8 | 0xFF : number
    red = Double(all >> 24) / 255
    green = Double(all >> 16 & 0xFF) / 255
    blue = Double(all >> 8 & 0xFF) / 255
    alpha = Double(all & 0xFF) / 255
  }

  /// `#rrggbb`, with two more digits where it is not opaque.
  var hex: String {
    let parts = alpha < 1 ? [red, green, blue, alpha] : [red, green, blue]
    return "#"
      + parts.map { part in
        let byte = part.isFinite ? Int((min(1, max(0, part)) * 255 + 0.5)) : 0
        let digits = String(byte, radix: 16)
        return digits.utf8.count == 1 ? "0" + digits : digits
      }.joined()
  }

  var json: JSONValue {
    .object([
      ("Red Component", .number(red)), ("Green Component", .number(green)),
      ("Blue Component", .number(blue)), ("Alpha Component", .number(alpha)),
      ("Color Space", .string("sRGB")),
    ])
  }
}

extension JSONValue {
  /// Booleans come as numbers too.
  var truth: Bool? {
    switch self {
    case .bool(let value): value
    case .integer(let number): number != 0
    case .number(let number): number != 0
    default: nil
    }
  }

  var text: String { JSONText(self).text }

  init?(text: String) {
    guard let value = JSONReader.read(Array(text.utf8)) else { return nil }
    self = value
  }

  /// An object with a member set, or taken away.
  func with(_ key: String, _ value: JSONValue?) -> JSONValue {
    var members = self.members ?? []
    if let place = members.firstIndex(where: { $0.0 == key }) {
      if let value { members[place].1 = value } else { members.remove(at: place) }
    } else if let value {
      members.append((key, value))
    }
    return .object(members)
  }
}
