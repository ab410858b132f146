/// A tree as YAML text: block style, two spaces, as few quotes as are right.
///
/// Reading the text back gives an equal tree (values, text and order; not places or quotes).
package struct YAMLText {
  /// Ends with a line break.
  private(set) package var text = ""

  package init(_ node: Node) {
    switch node.content {
    case .scalar(let scalar):
      let style = ScalarText(scalar)
      text = (style.line.isEmpty ? "!!null ''" : style.line) + "\n"
    case .sequence, .mapping: collection(node, indent: 0, isOpen: false)
    }
  }

  /// Writes a list or mapping; with `isOpen` its first line continues one that is already
  /// indented.
  private mutating func collection(_ node: Node, indent: Int, isOpen: Bool) {
    if let short = Self.flow(node) {
      text += short + "\n"
      return
    }
    var isFirst = isOpen
    func margin() -> String {
      defer { isFirst = false }
      return isFirst ? "" : String(repeating: " ", count: indent)
    }
    switch node.content {
    case .scalar: break
    case .sequence(let items):
      for item in items {
        text += margin() + "-"
        value(item, indent: indent, isItem: true)
      }
    case .mapping(let entries):
      for entry in entries {
        let key = ScalarText.key(entry.key)
        // libyaml looks for the ":" of a key for 1,024 characters only.
        let isLong = key.unicodeScalars.count > 1000
        text += margin() + (isLong ? "? " + key + "\n" + margin() : key) + ":"
        value(entry.value, indent: indent, isItem: false)
      }
    }
  }

  /// Writes what follows "-" or ":", with the line break.
  private mutating func value(_ node: Node, indent: Int, isItem: Bool) {
    if case .scalar(let scalar) = node.content {
      if let block = ScalarText.block(scalar, indent: indent + 2) {
        text += " " + block
      } else {
        let line = ScalarText(scalar).line
        text += (line.isEmpty ? "" : " " + line) + "\n"
      }
    } else if isItem {
      text += " "
      collection(node, indent: indent + 2, isOpen: true)
    } else if let short = Self.flow(node) {
      text += " " + short + "\n"
    } else {
      text += "\n"
      collection(node, indent: indent + 2, isOpen: false)
    }
  }

  /// A list of a few short words on one line, and anything empty; else nil.
  private static func flow(_ node: Node) -> String? {
    switch node.content {
    case .scalar: return nil
    case .mapping(let entries): return entries.isEmpty ? "{}" : nil
    case .sequence(let items):
      guard items.count <= 16 else { return nil }
      var words: [String] = []
      for item in items {
        guard case .scalar(let scalar) = item.content, scalar.text.utf8.count <= 24,
          let word = ScalarText(scalar).flowWord
        else { return nil }
        words.append(word)
      }
      let line = "[" + words.joined(separator: ", ") + "]"
      return line.utf8.count <= 60 ? line : nil
    }
  }
}
