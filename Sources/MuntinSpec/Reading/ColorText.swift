/// A colour as it is written: `#rgb`, `#rrggbb`, `#rrggbbaa`, the same with `p3` before it,
/// `rgb(r,g,b)`, `rgba(r,g,b,a)`, `color(display-p3 r g b / a)` or a CSS name.
package struct ColorText {
  /// Nil for what is not a colour.
  package let color: Color?

  package init(_ text: String) {
    if let rgb = ColorNames.index[text] {
      color = Color(
        red: UInt8(truncatingIfNeeded: rgb >> 16), green: UInt8(truncatingIfNeeded: rgb >> 8),
        blue: UInt8(truncatingIfNeeded: rgb))
    } else if text.hasPrefix("#") {
      color = Self.hex(Array(text.utf8.dropFirst()), in: .sRGB)
    } else if text.hasPrefix("p3#") {
      color = Self.hex(Array(text.utf8.dropFirst(3)), in: .p3)
    } else if text.utf8.count < 160, text.hasSuffix(")"), let open = text.firstIndex(of: "(") {
      let inner = text[text.index(after: open)...].dropLast()
      switch text[..<open] {
      case "rgb": color = Self.bytes(inner, hasOpacity: false)
      case "rgba": color = Self.bytes(inner, hasOpacity: true)
      case "color": color = Self.function(inner)
      default: color = nil
      }
    } else {
      color = nil
    }
  }

  private static func hex(_ digits: [UInt8], in space: Color.Space) -> Color? {
    let values = digits.prefix(9).compactMap { digit -> UInt8? in
      switch digit {
      case 0x30...0x39: digit - 0x30
      case 0x41...0x46: digit - 0x41 + 10
      case 0x61...0x66: digit - 0x61 + 10
      default: nil
      }
    }
    guard values.count == digits.count else { return nil }
    let bytes: [UInt8]
    switch values.count {
    case 3: bytes = values.map { $0 * 17 }
    case 6, 8:
      bytes = stride(from: 0, to: values.count, by: 2).map { values[$0] * 16 + values[$0 + 1] }
    default: return nil
    }
    let parts = bytes.map { Double($0) / 255 }
    return Color(Array(parts.prefix(3)), opacity: parts.count == 4 ? parts[3] : 1, in: space)
  }

  /// Whole numbers up to 255, parted by commas; the opacity is 0 to 1.
  private static func bytes(_ inner: Substring, hasOpacity: Bool) -> Color? {
    let parts = inner.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
    guard parts.count == (hasOpacity ? 4 : 3) else { return nil }
    let bytes = parts.prefix(3).compactMap { part in
      part.utf8.count <= 3 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? UInt8(part) : nil
    }
    guard bytes.count == 3, let opacity = hasOpacity ? unit(parts[3]) : 1 else { return nil }
    return Color(bytes.map { Double($0) / 255 }, opacity: opacity)
  }

  static let spaces: [(name: String, space: Color.Space)] = [
    ("srgb", .sRGB), ("display-p3", .p3), ("calibrated", .calibrated),
  ]

  /// A space, three components and maybe an opacity behind a slash.
  private static func function(_ inner: Substring) -> Color? {
    let halves = inner.split(separator: "/", omittingEmptySubsequences: false)
    let words = halves.first?.split(separator: " ") ?? []
    guard halves.count <= 2, words.count == 4,
      let space = spaces.first(where: { $0.name == words[0] })?.space,
      let opacity = halves.count == 2 ? unit(trimmed(halves[1])) : 1
    else { return nil }
    let parts = words.dropFirst().compactMap(unit)
    return parts.count == 3 ? Color(parts, opacity: opacity, in: space) : nil
  }

  /// A number of digits from 0 to 1, as `0.5`, `.5` or `5e-2`.
  private static func unit(_ text: Substring) -> Double? {
    guard let first = text.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-"),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || ".e-".utf8.contains($0) }),
      let number = Double(text), (0...1).contains(number)
    else { return nil }
    return number
  }

  private static func trimmed(_ part: Substring) -> Substring {
    var part = part.drop { $0 == " " }
    while part.last == " " { part.removeLast() }
    return part
  }
}

extension Color {
  /// The shortest text that reads as just this colour.
  package var text: String {
    let parts = components + (opacity == 1 ? [] : [opacity])
    let bytes = parts.map { Self.byte($0) }
    if space != .calibrated, zip(parts, bytes).allSatisfy({ $0 == Double($1) / 255 }) {
      return (space == .p3 ? "p3#" : "#")
        + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    let name = ColorText.spaces.first { $0.space == space }?.name ?? "srgb"
    let numbers = components.map { JSONText(JSONValue(number: $0)).text }.joined(separator: " ")
    let behind = opacity == 1 ? "" : " / " + JSONText(JSONValue(number: opacity)).text
    return "color(\(name) \(numbers)\(behind))"
  }
}

extension Color {
  /// `#rrggbb`, or `#rrggbbaa` where it is not opaque.
  package var hex: String {
    "#"
      + (alpha == 255 ? [red, green, blue] : [red, green, blue, alpha])
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
