/// The address of a window, a tab or a pane inside a workspace: `main`, `main/code`,
/// `main/code/editor`.
package struct NodeKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  package enum Kind: String, Sendable {
    case window, tab, pane
  }

  /// One to three names, outermost first; no name holds a `/`.
  package let path: [String]
  /// The names with slashes between them. A key is this text for comparing and hashing: one short
  /// string, where a path is up to three in an array, and keys are looked up all the time.
  package let description: String

  package init(_ path: [String]) {
    self.path = path
    description = path.joined(separator: "/")
  }

  /// Reads `description` back; nil unless it has one to three names.
  package init?(text: String) {
    let path = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...3).contains(path.count), !path.contains("") else { return nil }
    self.path = path
    description = text
  }

  package static func == (left: NodeKey, right: NodeKey) -> Bool {
    left.description == right.description
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(description) }

  package var kind: Kind {
    switch path.count {
    case 1: .window
    case 2: .tab
    default: .pane
    }
  }

  package var name: String { path.last ?? "" }
  package var window: NodeKey { NodeKey(Array(path.prefix(1))) }
  /// The tab of a pane; of a tab, itself.
  package var tab: NodeKey { NodeKey(Array(path.prefix(2))) }
  package func child(_ name: String) -> NodeKey { NodeKey(path + [name]) }

  package func isInside(_ other: NodeKey) -> Bool {
    path.count >= other.path.count && Array(path.prefix(other.path.count)) == other.path
  }

  /// True where `text` is this key or its last names: `editor`, `code/editor`.
  package func ends(with text: String) -> Bool {
    let names = text.split(separator: "/").map(String.init)
    return !names.isEmpty && names.count <= path.count
      && Array(path.suffix(names.count)) == names
  }

  package static func < (left: NodeKey, right: NodeKey) -> Bool {
    left.path.lexicographicallyPrecedes(right.path)
  }
}

/// How a host calls a thing of its own: `%3` in tmux, a session id in iTerm2.
package struct HostID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String
  package init(_ text: String) { self.text = text }
  package var description: String { text }
  package static func < (left: HostID, right: HostID) -> Bool { left.text < right.text }
}
