import MuntinYAML

/// A key of an imported file, with the path to it.
struct PeerEntry {
  /// Such as `windows[1].layout`.
  var path: String
  /// Of the key, or of the item of a list.
  var range: SourceRange
  var value: Node

  /// The items of a list, or the value itself where it is no list.
  var items: [PeerEntry] {
    guard let items = value.items else { return [self] }
    return items.enumerated().map { place, item in
      PeerEntry(path: "\(path)[\(place)]", range: item.range, value: item)
    }
  }

  var isNull: Bool { value.scalar?.value == .null }

  /// The text of a scalar; nil for nothing, a list or a mapping.
  var text: String? {
    guard let scalar = value.scalar, scalar.value != .null else { return nil }
    return scalar.text
  }
}

/// A mapping of an imported file, from which known keys are taken one by one; what is left over in
/// the end is unknown.
struct PeerFields {
  let path: String
  let range: SourceRange
  private var entries: [Entry]

  init(_ entries: [Entry], at range: SourceRange, path: String) {
    self.entries = entries
    self.range = range
    self.path = path
  }

  var isEmpty: Bool { entries.isEmpty }

  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// The entry of the first of the keys that is there.
  mutating func take(_ keys: String...) -> PeerEntry? {
    for key in keys {
      if let place = entries.firstIndex(where: { $0.key == key }) {
        return peer(entries.remove(at: place))
      }
    }
    return nil
  }

  /// All that has not been taken.
  mutating func takeRest() -> [PeerEntry] {
    defer { entries = [] }
    return entries.map(peer)
  }

  private func peer(_ entry: Entry) -> PeerEntry {
    PeerEntry(
      path: path.isEmpty ? entry.key : "\(path).\(entry.key)", range: entry.keyRange,
      value: entry.value)
  }
}
