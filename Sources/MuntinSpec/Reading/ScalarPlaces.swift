import MuntinYAML

/// Finds places inside of scalars, for faults that are smaller than the scalar.
///
/// A node knows where it starts and ends, not where each of its characters came from; so the
/// source between is read again. What does not match (an alias, an escape) gives the whole node.
extension SpecReading {
  /// The place of the dollar with this number among all dollars of the node's text.
  mutating func place(ofDollar dollar: Int, in node: Node) -> SourceRange {
    let text = raw(node)
    var seen = 0
    for (index, scalar) in text.scalars.enumerated() where scalar.character == "$" {
      if seen == dollar {
        let rest = text.scalars[index...].prefix { $0.place.line == scalar.place.line }
        let end = rest.first { $0.character == "}" }?.place ?? scalar.place
        return SourceRange(
          scalar.place, SourcePosition(line: end.line, column: end.column + 1))
      }
      seen += 1
    }
    return node.range
  }

  /// The place of the word with this number among all words of the node's text.
  mutating func place(ofWord word: Int, in node: Node) -> SourceRange {
    let text = raw(node)
    var seen = -1
    var start: SourcePosition?
    var end = node.range.start
    for scalar in text.scalars where !scalar.isQuote {
      let isSpace = [" ", "\t", "\n", "\r"].contains(scalar.character)
      if !isSpace, start == nil {
        seen += 1
        start = scalar.place
      }
      if !isSpace { end = SourcePosition(line: scalar.place.line, column: scalar.place.column + 1) }
      if isSpace, let found = start {
        if seen == word { return SourceRange(found, end) }
        start = nil
      }
    }
    if let start, seen == word { return SourceRange(start, end) }
    return node.range
  }

  /// The source of a node; nothing once so much was read again that the faults cannot all be real.
  private mutating func raw(_ node: Node) -> RawScalar {
    if lines == nil { lines = SourceLines(source.text) }
    let bytes = lines?.bytes(of: node.range, in: source.text) ?? []
    guard bytes.count <= rereadLeft else { return RawScalar(node.range, []) }
    rereadLeft -= bytes.count
    return RawScalar(node.range, bytes)
  }
}

/// Where the lines of a text start, in bytes.
struct SourceLines {
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (place, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0D {
      let isInsideOfBreak = byte == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A
      if !isInsideOfBreak { starts.append(place + 1) }
    }
    self.starts = starts
  }

  /// The whole lines on which a range stands.
  func bytes(of range: SourceRange, in bytes: [UInt8]) -> ArraySlice<UInt8> {
    let first = range.start.line - 1
    guard starts.indices.contains(first), range.start <= range.end else { return [] }
    let last = range.end.line
    return bytes[starts[first]..<(last < starts.count ? starts[last] : bytes.count)]
  }
}

/// The characters of the source that a scalar was read from, without the head of a block scalar.
struct RawScalar {
  struct Piece {
    var character: Unicode.Scalar
    var place: SourcePosition
    var isQuote = false
  }
  private(set) var scalars: [Piece] = []

  /// - Shape: `lines` are the whole lines on which the range stands.
  init(_ range: SourceRange, _ lines: ArraySlice<UInt8>) {
    var line = range.start.line
    var column = 1
    let text = Array(String(decoding: lines, as: UTF8.self).unicodeScalars)
    for (index, scalar) in text.enumerated() {
      let next = index + 1 < text.count ? text[index + 1] : nil
      let place = SourcePosition(line: line, column: column)
      if place >= range.start, place < range.end {
        scalars.append(Piece(character: scalar, place: place))
      }
      column += 1
      if scalar == "\n" || scalar == "\r" && next != "\n" {
        line += 1
        column = 1
      }
    }
    guard let first = scalars.first else { return }
    if first.character == "|" || first.character == ">" {
      scalars = Array(scalars.drop { $0.place.line == first.place.line })
    } else if first.character == "'" || first.character == "\"" {
      scalars[0].isQuote = true
      scalars[scalars.count - 1].isQuote = true
    }
  }
}
