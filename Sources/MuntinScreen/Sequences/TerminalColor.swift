/// A colour as sequences write it.
package struct TerminalColor: Hashable, Sendable {
  package enum Space: String, Sendable {
    case srgb
    /// What iTerm2 calls `rgb`: the generic space of macOS.
    case generic = "rgb"
    case p3
  }

  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8
  package var space = Space.srgb

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8, space: Space = .srgb) {
    self.red = red
    self.green = green
    self.blue = blue
    self.space = space
  }

  /// `rgb:R/G/B` of one to four digits each, `#` and three, six, nine or twelve digits, or one of
  /// the sixteen plain names.
  ///
  /// - Source: XParseColor(3). Digits of `rgb:` are scaled, those behind `#` are the first ones.
  package init?(xcolor text: String) {
    let lowered = text.lowercased()
    if let name = Self.names[lowered] {
      self = name
    } else if lowered.hasPrefix("rgb:") {
      let parts = lowered.dropFirst(4).split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 3, let red = Self.scaled(parts[0]), let green = Self.scaled(parts[1]),
        let blue = Self.scaled(parts[2])
      else { return nil }
      self.init(red, green, blue)
    } else if lowered.hasPrefix("#"), let color = Self.plain(lowered.dropFirst()) {
      self = color
    } else {
      return nil
    }
  }

  /// As `SetColors` writes it: `[space:]RGB` or `RRGGBB`.
  init?(keyed text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = parts.last ?? ""
    guard digits.count == 3 || digits.count == 6, let color = Self.plain(digits) else { return nil }
    self = color
    if parts.count == 2 {
      guard let space = Space(rawValue: String(parts[0])) else { return nil }
      self.space = space
    }
  }

  /// As terminals answer a question: four digits each.
  package var xcolor: String {
    let parts = [red, green, blue].map { part in
      let digits = String(part, radix: 16)
      let two = digits.utf8.count == 1 ? "0" + digits : digits
      return two + two
    }
    return "rgb:" + parts.joined(separator: "/")
  }

  private static func scaled(_ text: Substring) -> UInt8? {
    guard (1...4).contains(text.utf8.count), let number = hexadecimal(text) else { return nil }
    let most = (1 << (4 * text.utf8.count)) - 1
    return UInt8((number * 255 + most / 2) / most)
  }

  private static func plain(_ digits: Substring) -> TerminalColor? {
    let count = digits.utf8.count
    guard [3, 6, 9, 12].contains(count), let number = hexadecimal(digits) else { return nil }
    let bits = 4 * count / 3
    func part(_ place: Int) -> UInt8 {
      let value = number >> (bits * place) & ((1 << bits) - 1)
      return UInt8(bits == 4 ? value * 17 : value >> (bits - 8))
    }
    return TerminalColor(part(2), part(1), part(0))
  }

  private static func hexadecimal(_ text: Substring) -> Int? {
    var number = 0
    for byte in text.utf8 {
      guard let digit = TransferText.hex(byte) else { return nil }
      number = number << 4 | Int(digit)
    }
    return number
  }

  private static let names: [String: TerminalColor] = [
    "black": .init(0, 0, 0), "white": .init(255, 255, 255), "red": .init(255, 0, 0),
    "green": .init(0, 255, 0), "blue": .init(0, 0, 255), "yellow": .init(255, 255, 0),
    "magenta": .init(255, 0, 255), "cyan": .init(0, 255, 255), "gray": .init(190, 190, 190),
    "grey": .init(190, 190, 190), "orange": .init(255, 165, 0), "purple": .init(160, 32, 240),
    "brown": .init(165, 42, 42), "pink": .init(255, 192, 203), "navy": .init(0, 0, 128),
    "maroon": .init(176, 48, 96),
  ]
}
