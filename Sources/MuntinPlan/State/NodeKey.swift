/// The address of a window, a tab or a pane inside a workspace: `main`, `main/code`,
/// `main/code/editor`.
package struct NodeKey: KnownHash, Comparable, Sendable {
  package enum Kind: String, Sendable {
    case window, tab, pane
  }

  /// Keys are handed on, compared and looked up all the time, so that what this costs is found out
  /// once.
  private struct Facts: Sendable {
    var name: String
    var description: String
    var hash: Int
    /// One to three.
    var depth: Int
    /// What it is in, as far as that is known.
    var outer: NodeKey?
  }

  private let facts: [Facts]

  private init(_ name: String, _ description: String, depth: Int, in outer: NodeKey?) {
    facts = [
      Facts(
        name: name, description: description, hash: description.hashValue, depth: depth,
        outer: outer)
    ]
  }

  /// - Parameter path: one to three names, outermost first; no name holds a `/`.
  package init(_ path: [String]) {
    self.init(path.last ?? "", path.joined(separator: "/"), depth: path.count, in: nil)
  }

  /// Reads `description` back; nil unless it has one to three names.
  package init?(text: String) {
    var depth = 1
    var start = text.startIndex
    for place in text.utf8.indices where text.utf8[place] == UInt8(ascii: "/") {
      if place == start { return nil }
      start = text.utf8.index(after: place)
      depth += 1
    }
    guard start < text.endIndex, depth <= 3 else { return nil }
    self.init(String(text[start...]), text, depth: depth, in: nil)
  }

  var textHash: Int { facts[0].hash }

  /// The names with slashes between them.
  package var description: String { facts[0].description }
  package var name: String { facts[0].name }
  /// How many names it has.
  package var depth: Int { facts[0].depth }
  /// One to three names, outermost first.
  package var path: [String] {
    description.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }

  package var kind: Kind {
    switch depth {
    case 1: .window
    case 2: .tab
    default: .pane
    }
  }

  package var window: NodeKey { outer(1) }
  /// The tab of a pane; of a tab, itself.
  package var tab: NodeKey { outer(2) }

  /// The key of so many of its names; itself where it has no more.
  package func outer(_ depth: Int) -> NodeKey {
    var key = self
    while key.depth > depth {
      guard let outer = key.facts[0].outer else {
        return NodeKey(Array(path.prefix(depth)))
      }
      key = outer
    }
    return key
  }

  package func child(_ name: String) -> NodeKey {
    NodeKey(name, description + "/" + name, depth: depth + 1, in: self)
  }

  /// The key of another name in the same place.
  package func named(_ name: String) -> NodeKey {
    depth > 1 ? outer(depth - 1).child(name) : NodeKey([name])
  }

  package func isInside(_ other: NodeKey) -> Bool {
    depth >= other.depth && outer(other.depth) == other
  }

  /// True where `text` is this key or its last names: `editor`, `code/editor`.
  package func ends(with text: String) -> Bool {
    let names = text.split(separator: "/").map(String.init)
    return !names.isEmpty && names.count <= depth && Array(path.suffix(names.count)) == names
  }

  package static func < (left: NodeKey, right: NodeKey) -> Bool {
    left.path.lexicographicallyPrecedes(right.path)
  }
}

/// How a host calls a thing of its own: `%3` in tmux, a session id in iTerm2.
package struct HostID: KnownHash, Comparable, Sendable {
  package let text: String
  let textHash: Int

  package init(_ text: String) {
    self.text = text
    textHash = text.hashValue
  }

  package var description: String { text }
  package static func < (left: HostID, right: HostID) -> Bool { left.text < right.text }
}
