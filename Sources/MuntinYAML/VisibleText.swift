extension Unicode.Scalar {
  /// Whether a terminal or an editor would act on the scalar, or show nothing, instead of drawing
  /// it. The joiner of emoji is let through.
  var isUnprintable: Bool {
    if value < 0x7F { return value < 0x20 }
    if value & 0xFFFE == 0xFFFE || self == "\u{FEFF}" { return true }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    case .format: return self != "\u{200D}"
    default: return false
    }
  }

  /// The scalar as it may be sent to a terminal: itself, or an escape like `\u{1B}`.
  var visible: String {
    isUnprintable ? "\\u{" + String(value, radix: 16, uppercase: true) + "}" : String(self)
  }
}

extension String {
  /// The text with every control character shown as an escape like `\u{1B}`, so that nothing in
  /// it can act on a terminal. Line breaks and tabs are control characters too.
  package var visible: String {
    unicodeScalars.contains(where: \.isUnprintable)
      ? unicodeScalars.reduce(into: "") { $0 += $1.visible } : self
  }
}
