/// A tree as YAML text: block style, two spaces, as few quotes as are right.
///
/// Reading the text back gives an equal tree (values, text and order; not places or quotes).
package struct YAMLText {
  /// Which mappings stand on one line, as `{pane: editor, size: 60%}`.
  package struct OneLine: Sendable {
    /// Longest line that a mapping may make, in characters; 0 for none at all.
    package var widest = 0
    /// Keys whose mapping is written open, however short it is.
    package var open: Set<String> = []

    package init(widest: Int = 0, open: Set<String> = []) {
      self.widest = widest
      self.open = open
    }
  }

  /// Ends with a line break.
  private(set) package var text = ""
  private let oneLine: OneLine

  package init(_ node: Node, oneLine: OneLine = OneLine()) {
    self.oneLine = oneLine
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
        if let short = mapping(entry.value, of: entry.key, room: indent + key.count + 2) {
          text += " " + short + "\n"
        } else {
          value(entry.value, indent: indent, isItem: false)
        }
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
      // A single entry takes one line without braces as well.
      if node.entries?.count != 1, let short = mapping(node, of: nil, room: indent + 2) {
        text += short + "\n"
        return
      }
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

  /// A mapping on one line, where that is wanted and exact.
  ///
  /// - Parameter room: what of the line is taken already, in characters.
  private func mapping(_ node: Node, of key: String?, room: Int) -> String? {
    guard oneLine.widest > room, case .mapping(let entries) = node.content, !entries.isEmpty,
      key.map({ !oneLine.open.contains($0) }) ?? true,
      let line = inner(node, depth: 0, longest: oneLine.widest - room)
    else { return nil }
    return line
  }

  private func inner(_ node: Node, depth: Int, longest: Int) -> String? {
    guard longest > 0, depth < 4 else { return nil }
    switch node.content {
    case .scalar(let scalar): return ScalarText(scalar).innerWord
    case .sequence(let items):
      guard items.count <= 16 else { return nil }
      var words: [String] = []
      for item in items {
        guard case .scalar = item.content, let word = inner(item, depth: depth, longest: longest)
        else { return nil }
        words.append(word)
      }
      let line = "[" + words.joined(separator: ", ") + "]"
      return line.count <= longest ? line : nil
    case .mapping(let entries):
      guard entries.count <= 16 else { return nil }
      var words: [String] = []
      for entry in entries {
        var isOpen = false
        if case .mapping(let inner) = entry.value.content {
          isOpen = oneLine.open.contains(entry.key) && !inner.isEmpty
        }
        guard !isOpen, let key = ScalarText(Scalar(entry.key)).innerWord, key.count <= 60,
          entry.key != "<<", let value = inner(entry.value, depth: depth + 1, longest: longest)
        else { return nil }
        words.append(key + ": " + value)
      }
      let line = "{" + words.joined(separator: ", ") + "}"
      return line.count <= longest ? line : nil
    }
  }
}
