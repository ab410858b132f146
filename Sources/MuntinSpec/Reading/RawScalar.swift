import MuntinYAML

/// The source that a scalar was read from, without the head of a block scalar.
struct RawScalar {
  let bytes: ArraySlice<UInt8>
  private let start: SourcePosition
  /// Whether the first and the last character are quotes.
  private let isQuoted: Bool

  /// - Shape: `lines` are the whole lines on which the range stands.
  init(_ range: SourceRange, _ lines: ArraySlice<UInt8>) {
    let first = Self.place(of: range.start, in: lines, from: (lines.startIndex, range.start.line))
    let last = Self.place(of: range.end, in: lines, from: (lines.startIndex, range.start.line))
    var text = first < last ? lines[first..<last] : []
    var start = range.start
    if text.first == UInt8(ascii: "|") || text.first == UInt8(ascii: ">") {
      let end = text.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.endIndex
      text = text[end...]
      start.column = 1 + lines[first..<end].count
    }
    isQuoted = text.first == UInt8(ascii: "'") || text.first == UInt8(ascii: "\"")
    bytes = text
    self.start = start
  }

  /// From the dollar with this number to the next closing brace of its line.
  func range(ofDollar dollar: Int) -> SourceRange? {
    var left = dollar
    for (place, byte) in zip(bytes.indices, bytes) where byte == UInt8(ascii: "$") {
      if left == 0 {
        let rest = bytes[place...].prefix { $0 != 0x0A && $0 != 0x0D }
        let end = rest.firstIndex(of: UInt8(ascii: "}")) ?? place
        return SourceRange(position(of: place), position(of: end + 1))
      }
      left -= 1
    }
    return nil
  }

  /// The word with this number.
  func range(ofWord word: Int) -> SourceRange? {
    let words = (isQuoted ? bytes.dropFirst().dropLast() : bytes).split { byte in
      byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
    guard word < words.count else { return nil }
    let found = words[word]
    return SourceRange(position(of: found.startIndex), position(of: found.endIndex))
  }

  func position(of place: Int) -> SourcePosition {
    var result = start
    var last: UInt8 = 0
    for byte in bytes[..<place] {
      if last == 0x0A || last == 0x0D && byte != 0x0A {
        result = SourcePosition(line: result.line + 1, column: 1)
      }
      if byte & 0xC0 != 0x80 { result.column += 1 }
      last = byte
    }
    if last == 0x0A || last == 0x0D && bytes[place...].first != 0x0A {
      result = SourcePosition(line: result.line + 1, column: 1)
    }
    return result
  }

  /// The place of a position, in bytes; the end where there is none.
  private static func place(
    of position: SourcePosition, in lines: ArraySlice<UInt8>, from start: (place: Int, line: Int)
  ) -> Int {
    var here = SourcePosition(line: start.line, column: 1)
    var last: UInt8 = 0
    for (place, byte) in zip(lines.indices, lines) {
      if last == 0x0A || last == 0x0D && byte != 0x0A {
        here = SourcePosition(line: here.line + 1, column: 1)
      }
      if byte & 0xC0 != 0x80 {
        if here >= position { return place }
        here.column += 1
      }
      last = byte
    }
    return lines.endIndex
  }
}
