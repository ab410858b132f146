/// The cells that a text takes in a terminal.
///
/// - Units: terminal cells. Wide East Asian characters and emoji count 2, combining and format
///   characters 0; the parts of a joined emoji count as one. Control characters count 0.
package func displayWidth(_ text: String) -> Int {
  var width = 0
  var last: (scalar: Unicode.Scalar, width: Int)?
  for scalar in text.unicodeScalars {
    var own = displayWidth(scalar)
    if let before = last {
      if before.scalar == "\u{200D}", scalar.properties.isEmoji, !scalar.isASCII {
        own = 0
      } else if scalar == "\u{FE0F}", before.width == 1, before.scalar.properties.isEmoji,
        !before.scalar.isASCII
      {
        own = 1
      } else if scalar.properties.isEmojiModifier, before.scalar.properties.isEmojiModifierBase {
        own = 0
      }
    }
    width += own
    last = (scalar, own)
  }
  return width
}

/// The cells that one scalar takes by itself: 0, 1 or 2.
///
/// - Source: Unicode East Asian Width W and F, `Emoji_Presentation`, general categories.
package func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  if value < 0x300 {
    return value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0xAD ? 0 : 1
  }
  switch value {
  case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0  // vowels and finals of a Hangul syllable
  case 0x1F1E6...0x1F1FF: return 1  // a flag is two of these
  case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x3029, 0x3030...0x303E, 0x3041...0x3098,
    0x309B...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FE3,
    0x16FF0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
    return 2
  default: break
  }
  let properties = scalar.properties
  switch properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
    return 0
  default: return properties.isEmojiPresentation ? 2 : 1
  }
}
