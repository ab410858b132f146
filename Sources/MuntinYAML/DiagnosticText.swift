/// Lays out diagnostics for people: place, message, the line with carets below it, hint.
///
/// ```
/// muntin.yaml:4:7: error[unknown-key]: unknown key "pane"
///   4 |       pane: vim
///     |       ^^^^
///     = hint: did you mean "panes"?
/// ```
/// Sorted by place, a blank line between two. Nothing from the file can act on the terminal.
package struct DiagnosticText {
  /// Every line ends with a line break; "" when there are no diagnostics.
  package let text: String

  /// - Units: `width` is in cells; only source lines are cut to it.
  package init(
    _ diagnostics: [Diagnostic], in source: SourceText, color: Bool = false, width: Int = 100
  ) {
    guard !diagnostics.isEmpty else {
      text = ""
      return
    }
    let lines = LineIndex(source.text)
    let paint = Paint(isOn: color)
    let sorted = diagnostics.enumerated().sorted {
      ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
    }
    text = sorted.map { _, diagnostic in
      Self.block(diagnostic, source, lines, paint, width: width)
    }.joined(separator: "\n")
  }

  private static func block(
    _ diagnostic: Diagnostic, _ source: SourceText, _ lines: LineIndex, _ paint: Paint, width: Int
  ) -> String {
    let start = diagnostic.range.start
    let style: Paint.Style = diagnostic.severity == .error ? .error : .warning
    let place = paint("\(source.name.visible):\(start.line):\(start.column):", .place)
    let kind = paint("\(diagnostic.severity.rawValue)[\(diagnostic.code.visible)]", style)
    var text = "\(place) \(kind): \(diagnostic.message.visible)\n"
    let number = String(start.line)
    let margin = String(repeating: " ", count: number.count + 2)
    let bytes = source.text[lines.bytes(ofLine: start.line)]
    let end =
      diagnostic.range.end.line > start.line ? Int.max : diagnostic.range.end.column
    let excerpt = SourceExcerpt(
      bytes, from: start.column, to: end, width: max(20, width - number.count - 5))
    if !excerpt.line.isEmpty {
      text += "\(paint("  \(number) |", .margin)) \(excerpt.line)\n"
      text += "\(paint(margin + " |", .margin)) \(paint(excerpt.carets, style, indent: true))\n"
    }
    if let hint = diagnostic.hint {
      text += "\(paint(margin + " =", .margin)) \(paint("hint:", .hint)) \(hint.visible)\n"
    }
    return text
  }
}

/// ANSI colours, if wanted.
private struct Paint {
  enum Style: String {
    case error = "1;31"
    case warning = "1;33"
    case place = "1"
    case margin = "34"
    case hint = "36"
  }

  let isOn: Bool

  /// With `indent`, leading spaces are left bare.
  func callAsFunction(_ text: String, _ style: Style, indent: Bool = false) -> String {
    guard isOn, !text.isEmpty else { return text }
    let blank = indent ? text.prefix { $0 == " " } : ""
    return blank + "\u{1B}[\(style.rawValue)m" + text.dropFirst(blank.count) + "\u{1B}[0m"
  }
}
