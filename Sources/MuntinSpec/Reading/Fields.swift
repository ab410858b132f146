import MuntinYAML

/// A mapping whose keys are known ones.
struct Fields<Key: SpecKey> {
  /// The entries as written, and the known key of each.
  private let entries: [Entry]
  private let keys: [Key?]
  let range: SourceRange
  /// Keys that unknown ones were probably meant to be; these are not missing as well.
  private let meant: Set<String>

  init(_ entries: [Entry], _ keys: [Key?], at range: SourceRange, meant: Set<String>) {
    self.entries = entries
    self.keys = keys
    self.range = range
    self.meant = meant
  }

  /// Whether none of `keys` is there, not even misspelled.
  func lacks(_ keys: [Key]) -> Bool {
    !keys.contains { place($0) != nil || meant.contains($0.rawValue) }
  }

  subscript(_ key: Key) -> Node? {
    guard let place = place(key) else { return nil }
    return entries[place].value
  }

  func entry(_ key: Key) -> Entry? {
    guard let place = place(key) else { return nil }
    return entries[place]
  }

  /// Those of `keys` that are there, in the order of the text.
  func present(_ keys: [Key]) -> [(key: Key, entry: Entry)] {
    zip(self.keys, entries).compactMap { key, entry in
      guard let key, keys.contains(key) else { return nil }
      return (key, entry)
    }
  }

  private func place(_ key: Key) -> Int? { keys.firstIndex(of: key) }
}

extension SpecReading {
  /// The keys of a mapping; reports a node that is none, and keys that are not known.
  mutating func fields<Key: SpecKey>(
    _ node: Node, _ kind: Key.Type, without absent: Key? = nil
  ) -> Fields<Key>? {
    guard case .mapping(let entries) = node.content else {
      report(.wrongType(expected: kind.what + " (a mapping)", found: node))
      return nil
    }
    let index = kind.index
    var keys: [Key?] = []
    keys.reserveCapacity(entries.count)
    var meant: Set<String> = []
    for entry in entries {
      if let key = index[entry.key], key != absent {
        keys.append(key)
      } else {
        keys.append(nil)
        let known = kind.names.filter { $0 != absent?.rawValue }
        let near = nearest(to: entry.key, among: known)
        if let near { meant.insert(near) }
        report(.unknownKey(entry, in: kind.what, nearest: near, known: known))
      }
    }
    return Fields(entries, keys, at: node.range, meant: meant)
  }

  /// The entries of a mapping whose keys are free; reports a node that is none.
  mutating func entries(_ node: Node, expected: String) -> [Entry] {
    guard case .mapping(let entries) = node.content else {
      report(.wrongType(expected: expected, found: node))
      return []
    }
    return entries
  }

  /// The items of a list; reports a node that is none.
  mutating func items(_ node: Node, expected: String) -> [Node] {
    guard case .sequence(let items) = node.content else {
      report(.wrongType(expected: expected, found: node))
      return []
    }
    return items
  }

  /// The items of a list, or the node itself where it is none.
  func itemsOrSelf(_ node: Node) -> [Node] {
    guard case .sequence(let items) = node.content else { return [node] }
    return items
  }

  /// Reports all but the first of the `keys` that stand together.
  mutating func exclude<Key>(_ keys: [Key], in fields: Fields<Key>) {
    let present = fields.present(keys)
    guard present.count > 1, let first = present.first else { return }
    for other in present.dropFirst() {
      report(.conflictingKeys(first.entry, other.entry, in: Key.what))
    }
  }

  /// The one of `keys` that is there; reports none and several.
  mutating func exactlyOne<Key>(
    of keys: [Key], in fields: Fields<Key>
  ) -> (key: Key, entry: Entry)? {
    exclude(keys, in: fields)
    require(keys, in: fields, at: fields.range)
    return fields.present(keys).first
  }

  /// Reports a mapping that has none of `keys`.
  mutating func require<Key>(_ keys: [Key], in fields: Fields<Key>, at range: SourceRange) {
    if fields.lacks(keys) {
      report(.missingKey(keys.map(\.rawValue), in: Key.what, at: range))
    }
  }
}
