/// The rules for names and for the characters of texts.
package enum Names {
  /// Longest name of a window, tab or pane, in Unicode scalars.
  package static let longest = 128

  /// Whether it can be the name of a window, tab or pane.
  package static func isName(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    return !name.isEmpty && TextRule.label.allows(name) && !scalars.contains("/")
      && scalars.dropFirst(longest).first == nil
  }

  static func isVariableByte(_ byte: UInt8) -> Bool {
    isWordByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  package static func isVariableName(_ name: String) -> Bool {
    isWord(name) { isVariableByte($0) }
  }

  package static func isEnvironmentName(_ name: String) -> Bool {
    isWord(name) { isWordByte($0) }
  }

  private static func isWord(_ name: String, _ isInner: (UInt8) -> Bool) -> Bool {
    guard let first = name.utf8.first, isWordByte(first), !isDigit(first) else { return false }
    return name.utf8.allSatisfy(isInner)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// Which control characters a text may hold.
package enum TextRule: Sendable {
  /// All but NUL: it only ever goes to a process as an argument or a variable.
  case anything
  /// Tab and newline: it is typed into a terminal.
  case typed
  /// None: it is shown on one line.
  case label

  /// Bytes. A system takes no longer argument than 128 KiB, and a title is read at a glance.
  package var longest: Int {
    switch self {
    case .anything: 64 << 10
    case .typed: 1 << 20
    case .label: 4 << 10
    }
  }

  package func allows(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0: return false
      case 0x09, 0x0A: if self == .label { return false }
      case 0x01...0x1F, 0x7F: if self != .anything { return false }
      // U+0080 to U+009F are two bytes, of which the first is C2.
      case 0x80...0x9F: if last == 0xC2, self != .anything { return false }
      default: break
      }
      last = byte
    }
    return true
  }
}
