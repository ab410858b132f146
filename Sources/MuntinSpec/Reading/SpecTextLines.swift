extension SpecText {
  /// Without newlines at the end, which a block scalar leaves.
  var withoutLastNewlines: SpecText {
    SpecText(Self.trimmed(value), shown: isSecret ? Self.trimmed(shown) : nil)
  }

  /// The lines, without empty ones at the end; a line that cannot be told from a secret is hidden.
  var lines: [SpecText] {
    guard value.utf8.contains(0x0A) else { return value.isEmpty ? [] : [self] }
    let text = withoutLastNewlines
    guard !text.value.isEmpty else { return [] }
    let values = Self.split(text.value)
    guard text.isSecret else { return values.map { SpecText($0) } }
    let shown = Self.split(text.shown)
    guard values.count == shown.count else {
      return values.map { SpecText($0, shown: "(sensitive)") }
    }
    return zip(values, shown).map { SpecText($0, shown: $1) }
  }

  private static func split(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = Substring(text)
    while scalars.last == "\n" { scalars.removeLast() }
    return String(scalars)
  }
}
