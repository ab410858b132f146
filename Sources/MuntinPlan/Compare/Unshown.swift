/// What a spec states and the host cannot show, and where it is stated.
package struct Unshown: Equatable, Sendable {
  package var word: String
  /// Profiles that state it.
  package var profiles: [String] = []
  /// Nodes that state it themselves.
  package var nodes: [NodeKey] = []

  package init(_ word: String) { self.word = word }

  /// `profiles base, dark; pane code/editor`; many nodes are only counted.
  fileprivate var places: String {
    var parts: [String] = []
    if !profiles.isEmpty {
      parts.append(
        (profiles.count == 1 ? "profile " : "profiles ")
          + profiles.map { Shown.escaped($0) }.joined(separator: ", "))
    }
    for kind in [NodeKey.Kind.window, .tab, .pane] {
      let nodes = nodes.filter { $0.kind == kind }
      if nodes.isEmpty { continue }
      parts.append(
        nodes.count > 3
          ? "\(nodes.count) \(kind.rawValue)s"
          : kind.rawValue + (nodes.count > 1 ? "s " : " ")
            + nodes.map { Shown.escaped($0.description) }.joined(separator: ", "))
    }
    return parts.joined(separator: "; ")
  }
}

/// Collects what cannot be shown, each word once.
struct UnshownWords {
  private var words: [String: Unshown] = [:]

  mutating func note(_ word: String, profile: String) {
    if words[word]?.profiles.contains(profile) != true {
      words[word, default: Unshown(word)].profiles.append(profile)
    }
  }

  mutating func note(_ word: String, node: NodeKey) {
    words[word, default: Unshown(word)].nodes.append(node)
  }

  /// Sorted by word; nil where everything can be shown.
  var notice: Notice? {
    guard !words.isEmpty else { return nil }
    return Notice(
      key: nil, subject: .cannotShow(words.values.sorted { $0.word < $1.word }))
  }
}

/// What cannot be shown, in a sentence: words that are stated at the same places stand together.
struct UnshownText {
  let text: String

  init(_ list: [Unshown], host: String) {
    var groups: [(places: String, words: [String])] = []
    for one in list {
      let places = one.places
      if let index = groups.firstIndex(where: { $0.places == places }) {
        groups[index].words.append(Shown.escaped(one.word))
      } else {
        groups.append((places, [Shown.escaped(one.word)]))
      }
    }
    text =
      "\(host) cannot show: "
      + groups.map { "\($0.words.joined(separator: ", ")) (\($0.places))" }.joined(separator: "; ")
  }
}
