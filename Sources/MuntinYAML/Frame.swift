/// A list or mapping that is still being read.
struct Frame {
  let isMapping: Bool
  /// From the start of the collection to the end of what it holds so far.
  var range: SourceRange
  let anchor: String?
  /// The number of this node in the file, and how many aliased nodes were counted before it.
  let ordinal: Int
  let aliasedBefore: Int
  /// How many collections stand inside each other in it.
  var height = 0
  var items: [Node] = []
  private var entries: [Entry] = []
  /// The keys of `entries`, once these are too many to be looked through.
  private var seen: Set<String> = []
  /// The key whose value comes next.
  private(set) var key: Key?
  private var merge: Merge?

  enum Key {
    case text(String, SourceRange)
    case merge(SourceRange)
    /// A faulty key: its value is dropped.
    case faulty
  }

  private struct Merge {
    var keyRange: SourceRange
    /// How many entries stood before it, and the mappings that it brings.
    var place: Int
    var sources: [[Entry]] = []
  }

  private static let few = 8

  private let duplicates: DocumentReader.Duplicates

  init(
    isMapping: Bool, range: SourceRange, anchor: String?, ordinal: Int, aliasedBefore: Int,
    duplicates: DocumentReader.Duplicates
  ) {
    self.duplicates = duplicates
    self.isMapping = isMapping
    self.range = range
    self.anchor = anchor
    self.ordinal = ordinal
    self.aliasedBefore = aliasedBefore
  }

  /// How many levels of a value are gone once it is merged.
  func lost(_ value: Node) -> Int {
    guard case .merge? = key else { return 0 }
    return value.items == nil ? 1 : 2
  }

  /// Takes the next key of a mapping; gives a fault back.
  mutating func takeKey(_ node: Node, isMergeKey: Bool, isFlow: Bool) -> Diagnostic? {
    guard case .scalar(let scalar) = node.content else {
      key = .faulty
      return .keyNotText(node.kindName, isFlow: isFlow, at: node.range)
    }
    if isMergeKey {
      if let merge {
        key = .faulty
        return .duplicateMerge(first: merge.keyRange, at: node.range)
      }
      merge = Merge(keyRange: node.range, place: entries.count)
      key = .merge(node.range)
      return nil
    }
    var fault: Diagnostic?
    if holds(scalar.text), let place = entries.firstIndex(where: { $0.key == scalar.text }) {
      fault = .duplicateKey(scalar.text, first: entries[place].keyRange, at: node.range)
      guard duplicates == .lastCounts else {
        key = .faulty
        return fault
      }
      fault?.severity = .warning
      dropEntry(at: place)
    }
    key = .text(scalar.text, node.range)
    return fault
  }

  private mutating func dropEntry(at place: Int) {
    entries.remove(at: place)
    if let merged = merge?.place, place < merged { merge?.place = merged - 1 }
  }

  /// Takes the value of the last key; gives a fault back.
  mutating func takeValue(_ node: Node) -> Diagnostic? {
    defer { key = nil }
    switch key {
    case .text(let text, let keyRange):
      entries.append(Entry(text, at: keyRange, node))
      if entries.count == Self.few + 1 {
        seen = Set(entries.map(\.key))
      } else if entries.count > Self.few {
        seen.insert(text)
      }
    case .merge:
      guard let sources = Self.sources(node) else {
        let kind = node.items == nil ? node.kindName : "a list with other things"
        return .badMerge(kind, at: node.range)
      }
      merge?.sources = sources
    case .faulty, nil: break
    }
    return nil
  }

  /// The entries with the merged ones where `<<` stood. The mapping's own keys win over merged
  /// ones, earlier merged mappings over later ones.
  func finishedEntries() -> [Entry] {
    guard let merge else { return entries }
    var known = Set(entries.map(\.key))
    let merged = merge.sources.joined().filter { known.insert($0.key).inserted }
    return entries[..<merge.place] + merged + entries[merge.place...]
  }

  private func holds(_ key: String) -> Bool {
    entries.count > Self.few
      ? seen.contains(key) : entries.contains { $0.key == key }
  }

  private static func sources(_ node: Node) -> [[Entry]]? {
    if let entries = node.entries { return [entries] }
    guard let items = node.items else { return nil }
    let sources = items.compactMap(\.entries)
    return sources.count == items.count ? sources : nil
  }
}
