import MuntinYAML

/// The wording of what keeps a file from being imported.
extension Diagnostic {
  static func openRubyTag(at range: SourceRange) -> Self {
    Diagnostic(
      code: "open-tag", "\"<%\" begins embedded Ruby here, and no \"%>\" ends it", at: range)
  }

  static func nothingToImport(_ format: PeerFormat) -> Self {
    Diagnostic(
      code: "nothing-to-import", "the \(format.rawValue) file holds no windows", at: .top,
      hint: "is it a file of another tool? give --from: \(PeerFormat.list)")
  }

  static func unknownFormat() -> Self {
    Diagnostic(
      code: "unknown-format", "this looks like no file of a tool that can be imported", at: .top,
      hint: "give --from: \(PeerFormat.list)")
  }

  static func unclearFormat(_ formats: [PeerFormat]) -> Self {
    Diagnostic(
      code: "unclear-format",
      "this could be a file of \(formats.map(\.rawValue).joined(separator: " or ")) alike",
      at: .top, hint: "say which with --from")
  }

  static func ownFormat() -> Self {
    Diagnostic(
      code: "own-format", "this is a workspace file of Muntin already", at: .top,
      hint: "start it with `muntin apply`")
  }

  static func takenCharacter() -> Self {
    Diagnostic(
      code: "bad-character",
      "the file holds U+10FFF0 or U+10FFF1, which an import needs for itself", at: .top)
  }

  static func notAMapping(_ node: Node, _ format: PeerFormat) -> Self {
    Diagnostic(
      code: "wrong-type", "a \(format.rawValue) file is a mapping, not \(node.kindName)",
      at: node.range)
  }

  static func severalLayouts(_ names: [String], at range: SourceRange) -> Self {
    let shown = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    return Diagnostic(
      code: "several-layouts", "the file holds several layouts: \(shown)", at: range,
      hint: "say which with --layout")
  }

  static func noSuchLayout(_ name: String, _ names: [String], nearest: String?) -> Self {
    Diagnostic(
      code: "no-such-layout", "the file holds no layout \"\(name)\"", at: .top,
      hint: nearest.map { "did you mean \"\($0)\"?" }
        ?? "it holds \(names.prefix(12).joined(separator: ", "))")
  }

  static func tooManyPanes(_ count: Int, most: Int, at range: SourceRange) -> Self {
    Diagnostic(
      code: "too-many-panes", "a window with \(count) panes; \(most) are the most", at: range)
  }

  static func badSaveLine(at range: SourceRange) -> Self {
    Diagnostic(
      code: "bad-line", "this is no line that tmux-resurrect writes", at: range,
      hint: "its lines have tabs between their parts; was it edited or pasted?")
  }
}
