import MuntinSpec
import MuntinYAML

/// Makes names of what peers call names.
extension ImportReading {
  /// Whether a text, with whatever it will be filled with, can be a name.
  func isName(_ text: String) -> Bool {
    Names.isName(inlays.plain(text)) && !inlays.stand(in: text, code: true)
  }

  /// The name, changed as little as it has to be; a note where it was changed.
  mutating func name(_ text: String?, at range: SourceRange, else fallback: String) -> String {
    guard let text else { return fallback }
    if isName(text) { return text }
    let mended = Self.mended(inlays.plain(text))
    let name = Names.isName(mended) ? mended : fallback
    note(
      .approximated, "name \(Self.cut(inlays.plain(text)))", at: range,
      "is called \"\(name)\", since a name has 1 to \(Names.longest) characters and no \"/\"")
    return name
  }

  static func mended(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(Names.longest) {
      if scalar == "/" {
        scalars.append("-")
      } else if TextRule.label.allows(String(scalar)) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  mutating func unique(
    _ wanted: String, among names: inout NameList, at range: SourceRange
  ) -> String {
    // Leaves room for a number.
    let isLong = wanted.unicodeScalars.count > Names.longest - 8
    let short =
      isLong ? String(inlays.plain(wanted).unicodeScalars.prefix(Names.longest - 8)) : wanted
    let name = names.has(wanted) ? names.free(short) : names.free(wanted)
    if name != wanted {
      note(
        .approximated, "name \(Self.cut(inlays.plain(wanted)))", at: range,
        "is called \"\(inlays.plain(name))\", since another is called so already")
    }
    return name
  }

  /// A title of one line; nil where nothing is left of it.
  func label(_ text: String) -> String? {
    let scalars = text.unicodeScalars.filter { TextRule.label.allows(String($0)) }
    let label = String(String.UnicodeScalarView(scalars.prefix(1000)))
    return label.isEmpty ? nil : label
  }
}
