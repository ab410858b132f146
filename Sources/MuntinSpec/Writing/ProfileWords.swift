package import MuntinYAML

/// Keys of a profile as the words that stand for them, in the order of the table.
package struct ProfileWords {
  /// What stands in the mapping of a profile.
  package let entries: [Entry]

  /// - Parameters:
  ///   - keys: values in iTerm2's form; nil for a key that is to be left out.
  ///   - raw: keys that are to stand as iTerm2 spells them.
  ///   - groups: what groups have beside their keys; it comes first.
  package init(
    _ keys: [String: JSONValue?], raw: Set<String> = [], groups: [ProfileGroup: [Entry]] = [:]
  ) {
    var groups = groups
    var other: [Entry] = []
    let sorted = keys.sorted { left, right in
      let first = Self.places[left.key] ?? Int.max
      let second = Self.places[right.key] ?? Int.max
      return first == second ? left.key < right.key : first < second
    }
    for (key, value) in sorted {
      guard let value = value?.sorted else {
        other.append(Entry(key, Node(.null)))
        continue
      }
      guard !raw.contains(key), let word = ProfileTable[key], let node = word.node(for: value)
      else {
        other.append(Entry(key, Node(value)))
        continue
      }
      if !Self.isImplied(key, value, by: keys) { Self.add(node, word, key, to: &groups) }
    }
    var entries = groups[.top] ?? []
    for group in ProfileGroup.allCases where group != .top {
      if let inner = groups[group] {
        entries.append(Entry(group.rawValue, Node(.mapping(inner))))
      }
    }
    if !other.isEmpty { entries.append(Entry("iterm2", Node(.mapping(other)))) }
    self.entries = entries
  }

  private static let places: [String: Int] = {
    var places: [String: Int] = [:]
    for (place, word) in ProfileTable.all.enumerated() {
      places[word.key] = place
      // What is for one mode comes behind what is for both.
      for mode in ColorMode.allCases {
        places[word.key + mode.suffix] = place + ProfileTable.all.count
      }
    }
    return places
  }()

  /// Whether another word brings just this along.
  private static func isImplied(
    _ key: String, _ value: JSONValue, by keys: [String: JSONValue?]
  ) -> Bool {
    for (other, own) in keys where own != nil && other != key {
      guard let word = ProfileTable[other], let implied = word.implies,
        implied.key + other.dropFirst(word.key.count) == key
      else { continue }
      return implied.value.isSame(as: value)
    }
    return false
  }

  private static func add(
    _ node: Node, _ word: ProfileWord, _ key: String, to groups: inout [ProfileGroup: [Entry]]
  ) {
    if key == "Normal Font" {
      groups[.font, default: []].insert(contentsOf: node.entries ?? [], at: 0)
      return
    }
    let mode = ColorMode.allCases.first { word.key + $0.suffix == key }
    let group = mode == nil ? word.group : .colors
    let name = mode == nil ? word.word : word.modeWord ?? word.word
    let path = (mode.map { [$0.rawValue] } ?? []) + name.split(separator: ".").map(String.init)
    groups[group] = inserted(node, path[...], into: groups[group] ?? [])
  }

  private static func inserted(
    _ node: Node, _ path: ArraySlice<String>, into entries: [Entry]
  ) -> [Entry] {
    guard let first = path.first else { return entries }
    guard path.count > 1 else { return entries + [Entry(first, node)] }
    var entries = entries
    let place = entries.firstIndex { $0.key == first }
    let inner = place.flatMap { entries[$0].value.entries } ?? []
    let made = Entry(first, Node(.mapping(inserted(node, path.dropFirst(), into: inner))))
    if let place { entries[place] = made } else { entries.append(made) }
    return entries
  }
}
