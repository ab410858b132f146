import MuntinYAML

/// Reads what `restore` may start by itself.
extension SpecReading {
  mutating func restoreRules(_ node: Node?) -> RestoreRules {
    guard let node, let fields = fields(node, RestoreKey.self) else { return RestoreRules() }
    return RestoreRules(run: patterns(fields[.run]), skip: patterns(fields[.skip]))
  }

  private mutating func patterns(_ node: Node?) -> [String] {
    guard let node else { return [] }
    var patterns: [String] = []
    for item in itemsOrSelf(node) {
      if let pattern = label(item, expected: "a command") { patterns.append(pattern) }
    }
    return patterns
  }
}
