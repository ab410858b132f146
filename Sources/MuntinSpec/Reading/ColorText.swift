/// A colour as it is written.
package struct ColorText {
  /// Nil for what is not a colour.
  package let color: Color?

  package init(_ text: String) {
    if let rgb = ColorNames.index[text] {
      color = Self.color(rgb)
    } else if text.utf8.first == UInt8(ascii: "#") {
      color = Self.hex(Array(text.utf8.dropFirst()))
    } else {
      color = Self.function(text)
    }
  }

  private static func color(_ rgb: UInt32) -> Color {
    Color(
      red: UInt8(truncatingIfNeeded: rgb >> 16), green: UInt8(truncatingIfNeeded: rgb >> 8),
      blue: UInt8(truncatingIfNeeded: rgb))
  }

  private static func hex(_ digits: [UInt8]) -> Color? {
    let values = digits.prefix(9).compactMap { digit -> UInt8? in
      switch digit {
      case 0x30...0x39: digit - 0x30
      case 0x41...0x46: digit - 0x41 + 10
      case 0x61...0x66: digit - 0x61 + 10
      default: nil
      }
    }
    guard values.count == digits.count else { return nil }
    switch values.count {
    case 3: return Color(red: values[0] * 17, green: values[1] * 17, blue: values[2] * 17)
    case 6, 8:
      let bytes = stride(from: 0, to: values.count, by: 2).map { values[$0] * 16 + values[$0 + 1] }
      return Color(
        red: bytes[0], green: bytes[1], blue: bytes[2], alpha: bytes.count == 4 ? bytes[3] : 255)
    default: return nil
    }
  }

  /// `rgb(r,g,b)`, spaces around the numbers allowed.
  private static func function(_ text: String) -> Color? {
    guard text.utf8.count < 64, text.hasPrefix("rgb("), text.hasSuffix(")") else { return nil }
    let inner = text.dropFirst(4).dropLast()
    let parts = inner.split(separator: ",", omittingEmptySubsequences: false).map { part in
      var digits = part.drop { $0 == " " }
      while digits.last == " " { digits.removeLast() }
      return digits
    }
    let bytes = parts.compactMap { part in
      part.utf8.count <= 3 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? UInt8(part) : nil
    }
    guard parts.count == 3, bytes.count == 3 else { return nil }
    return Color(red: bytes[0], green: bytes[1], blue: bytes[2])
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
