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

  /// The place of a fault in a pattern; the whole node where variables make the text.
  mutating func place(of fault: PatternFault, in pattern: String, _ node: Node) -> SourceRange {
    guard let text = node.scalar?.text, text.utf8.elementsEqual(pattern.utf8) else {
      return node.range
    }
    let scalars = text.unicodeScalars
    func bytes(_ count: Int) -> Int { scalars.prefix(count).reduce(0) { $0 + UTF8.width($1) } }
    let first = bytes(fault.place)
    return place(ofBytes: first..<max(first + 1, bytes(fault.place + fault.length)), in: node)
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
