import MuntinYAML

/// Reads what runs in a pane.
extension SpecReading {
  mutating func command(_ fields: Fields<PaneKey>) -> PaneCommand {
    exclude([.exec, .run], in: fields)
    exclude([.exec, .type], in: fields)
    let run = fields[.run].map { lines($0) } ?? []
    let type = fields[.type].flatMap { text($0, .typed, expected: "text to type") }
    if let exec = fields[.exec], let start = process(exec) { return .process(start) }
    return .shell(run: run, type: type.map { $0.withoutLastNewlines })
  }

  private mutating func process(_ node: Node) -> ProcessStart? {
    guard case .sequence(let items) = node.content else {
      guard let text = text(node, .anything, expected: "a command") else { return nil }
      if text.value.isEmpty { report(.emptyText("exec", at: node.range)) }
      return .shellText(text)
    }
    guard let first = items.first else {
      report(.emptyList("exec", at: node.range))
      return nil
    }
    var words: [SpecText] = []
    for item in items {
      if let word = text(item, .anything, expected: "a word of a command") { words.append(word) }
    }
    if words.count == items.count, words.first?.value.isEmpty ?? false {
      report(.emptyText("the program", at: first.range))
    }
    return .arguments(words)
  }

  /// The lines of a text, or of every text of a list.
  mutating func lines(_ node: Node) -> [SpecText] {
    var lines: [SpecText] = []
    for item in itemsOrSelf(node) {
      guard let text = text(item, .typed, expected: "a command") else { continue }
      lines += text.lines
    }
    return lines
  }
}
