/// One node of a YAML document, aliases and merge keys already resolved.
package struct Node: Sendable {
  package enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    case mapping([Entry])
  }

  package var content: Content
  /// Where the node stands in the text; of an alias, where the alias stands.
  package var range: SourceRange

  package init(_ content: Content, at range: SourceRange = .top) {
    self.content = content
    self.range = range
  }
}

/// A key of a mapping and its value. A key is always a scalar; `key` is its text.
package struct Entry: Sendable {
  package var key: String
  package var keyRange: SourceRange
  package var value: Node

  package init(_ key: String, at keyRange: SourceRange = .top, _ value: Node) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
  }
}

/// The text of a scalar and what it means under the YAML 1.2 core schema.
package struct Scalar: Equatable, Sendable {
  package enum Value: Equatable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string
  }

  /// The text as written, quotes and escapes already undone.
  package var text: String
  /// `string` for every quoted or block scalar without a tag of its own.
  package var value: Value
  /// True when written without quotes and not as a block.
  package var isPlain: Bool

  package init(_ text: String, _ value: Value = .string, isPlain: Bool = false) {
    self.text = text
    self.value = value
    self.isPlain = isPlain
  }
}
