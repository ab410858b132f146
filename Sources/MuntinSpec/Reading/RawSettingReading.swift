import MuntinYAML

/// Reads keys of profiles as iTerm2 spells them.
extension SpecReading {
  mutating func rawSetting(_ entry: Entry, into draft: inout ProfileDraft) {
    sawSecret = false
    let node = filled(entry.value, depth: 0)
    if case .scalar(let scalar) = node.content, scalar.value == .null {
      add(entry.key, nil, entry, to: &draft)
      return
    }
    guard let value = JSONValue(node) else {
      report(.notFinite(at: entry.value.range))
      return
    }
    guard let word = ProfileTable[entry.key] else {
      let near = nearest(to: entry.key, among: ProfileTable.keyNames)
      report(.unknownProfileKey(entry.key, nearest: near, at: entry.keyRange))
      add(entry.key, value.sorted, entry, to: &draft)
      return
    }
    if let own = Self.ownWord(entry.key) {
      report(.hasOwnWord(entry.key, own, at: entry.keyRange))
      return
    }
    guard word.kind.takes(value) else {
      report(.badProfileValue(entry.key, word.kind.form, at: entry.value.range))
      return
    }
    if !word.kind.contains(value) {
      report(.oddProfileValue(entry.key, word.kind.form, at: entry.value.range))
    }
    checkRawPatterns(entry.key, node)
    add(entry.key, value.sorted, entry, to: &draft)
  }

  /// The word that such a key can only be said with.
  private static func ownWord(_ key: String) -> String? {
    switch key {
    case "Guid": "guid"
    case "Name": "name"
    default: nil
    }
  }

  /// Regular expressions of triggers and of smart selection.
  private mutating func checkRawPatterns(_ key: String, _ node: Node) {
    guard key == "Triggers" || key == "Smart Selection Rules", let items = node.items else {
      return
    }
    for entry in items.flatMap({ $0.entries ?? [] })
    where entry.key == "regex" || entry.key == "contentregex" {
      if let scalar = entry.value.scalar, scalar.value == .string {
        checkPattern(scalar.text, at: entry.value)
      }
    }
  }
}
