import MuntinYAML

/// Finds places inside of scalars, for faults that are smaller than the scalar.
///
/// A node knows where it starts and ends, not where each of its characters came from; so the
/// source between is read again. What does not match (an alias, an escape) gives the whole node.
extension SpecReading {
  /// The place of the dollar with this number among all dollars of the node's text.
  mutating func place(ofDollar dollar: Int, in node: Node) -> SourceRange {
    raw(node)?.range(ofDollar: dollar) ?? node.range
  }

  /// The place of the word with this number among all words of the node's text.
  mutating func place(ofWord word: Int, in node: Node) -> SourceRange {
    raw(node)?.range(ofWord: word) ?? node.range
  }

  /// The place of bytes of the node's text.
  mutating func place(ofBytes bytes: Range<Int>, in node: Node) -> SourceRange {
    guard case .scalar(let scalar) = node.content else { return node.range }
    return raw(node)?.range(ofBytes: bytes, of: Array(scalar.text.utf8)) ?? node.range
  }

  /// The source of a node; nothing once so much was read again that the faults cannot all be real.
  private mutating func raw(_ node: Node) -> RawScalar? {
    if lines == nil { lines = SourceLines(source.text) }
    let bytes = lines?.bytes(of: node.range, in: source.text) ?? []
    guard bytes.count <= rereadLeft else { return nil }
    rereadLeft -= bytes.count
    return RawScalar(node.range, bytes)
  }
}
