/// A font as iTerm2 writes it: its PostScript name and its size in points.
struct ProfileFont {
  let text: String

  /// What is missing is taken from a usual font.
  init(_ font: Font) {
    let size = JSONText(JSONValue(number: font.size ?? 12)).text
    text = (font.family ?? "Menlo-Regular") + " " + size
  }

  /// Nil for a text that is not written so.
  static func read(_ text: String) -> Font? {
    guard let blank = text.lastIndex(of: " "), let size = Double(text[text.index(after: blank)...]),
      size > 0, blank != text.startIndex
    else { return nil }
    let font = Font(family: String(text[..<blank]), size: size)
    return ProfileFont(font).text == text ? font : nil
  }
}

extension Font {
  /// This font, with what it lacks taken from another.
  package func over(_ base: Font?) -> Font {
    Font(family: family ?? base?.family, size: size ?? base?.size)
  }

  /// As iTerm2 writes it.
  package var profileText: String { ProfileFont(self).text }
}
