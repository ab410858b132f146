/// A colour with its components, each 0 to 1, and the space that they are measured in.
package struct Color: Hashable, Sendable {
  /// Raw values are iTerm2's names.
  package enum Space: String, CaseIterable, Sendable {
    case sRGB
    case p3 = "P3"
    /// Generic RGB, which profiles without a space are in.
    case calibrated = "Calibrated"
  }

  package var space: Space
  package var components: [Double]
  package var opacity: Double

  /// A colour of the sRGB space; components are 0…255.
  package init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
    self.init([red, green, blue].map { Double($0) / 255 }, opacity: Double(alpha) / 255)
  }

  /// - Shape: three components.
  init(_ components: [Double], opacity: Double = 1, in space: Space = .sRGB) {
    self.components = components
    self.opacity = opacity
    self.space = space
  }

  package var red: UInt8 { bytes[0] }
  package var green: UInt8 { bytes[1] }
  package var blue: UInt8 { bytes[2] }
  package var alpha: UInt8 { Self.byte(opacity) }

  /// The nearest sRGB colour in steps of 1/255; generic RGB is taken as it stands.
  private var bytes: [UInt8] {
    let sRGB = space == .p3 ? DisplayP3.sRGB(components) : components
    return (0..<3).map { sRGB.indices.contains($0) ? Self.byte(sRGB[$0]) : 0 }
  }

  static func byte(_ part: Double) -> UInt8 { UInt8(min(1, max(0, part)) * 255 + 0.5) }

  /// As iTerm2 writes colours in profiles.
  package var json: JSONValue {
    let names = ["Red Component", "Green Component", "Blue Component"]
    return .object(
      [("Alpha Component", JSONValue(number: opacity)), ("Color Space", .string(space.rawValue))]
        + zip(names, components).map { ($0, JSONValue(number: $1)) }
    ).sorted
  }

  /// A colour of a profile: a missing space means the generic one, a missing opacity a solid
  /// colour. Nil for what is no colour.
  package init?(_ json: JSONValue) {
    let parts = ["Red", "Green", "Blue"].map { json["\($0) Component"]?.asDouble }
    let present = parts.compactMap { $0 }
    let opacity = json["Alpha Component"].map(\.asDouble) ?? 1
    let space = json["Color Space"].map { $0.string.flatMap(Space.init) } ?? .calibrated
    guard present.count == 3, let opacity, let space,
      (present + [opacity]).allSatisfy({ (0...1).contains($0) })
    else { return nil }
    self.init(present, opacity: opacity, in: space)
  }

  /// As triggers write colours: `#rrggbb`, or `p3#rrggbb`.
  var triggerText: String {
    let bytes = components.map(Self.byte)
    return (space == .p3 ? "p3#" : "#")
      + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
