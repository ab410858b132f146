/// Where each line of a text starts, so that places and bytes can be turned into each other.
///
/// Lines end with LF, CR LF or CR, as editors count them.
struct LineIndex {
  private let text: [UInt8]
  /// The offset of the first byte of each line; the byte order mark belongs to no line.
  private let starts: [Int]

  init(_ text: [UInt8]) {
    var starts = [text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    text.withUnsafeBufferPointer { bytes in
      var at = 0
      while at < bytes.count {
        let byte = bytes[at]
        at += 1
        if byte == 0x0A {
          starts.append(at)
        } else if byte == 0x0D {
          if at < bytes.count, bytes[at] == 0x0A { at += 1 }
          starts.append(at)
        }
      }
    }
    self.text = text
    self.starts = starts
  }

  /// The bytes of a line without its line break; empty outside the file. `number` starts at 1.
  func bytes(ofLine number: Int) -> Range<Int> {
    guard number >= 1, number <= starts.count else { return text.count..<text.count }
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] : text.count
    if number < starts.count {
      end -= 1
      if end > start, text[end] == 0x0A, text[end - 1] == 0x0D { end -= 1 }
    }
    return start..<max(start, end)
  }

  /// The place of a byte. Bytes that continue a character have the place of the next one.
  func position(at offset: Int) -> SourcePosition {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = min(starts[low], offset)
    return SourcePosition(line: low + 1, column: scalars(in: start..<offset) + 1)
  }

  /// The place after the last character of the last line that holds something, at or before
  /// `position` and not before `start`.
  func trimmed(_ position: SourcePosition, notBefore start: SourcePosition) -> SourcePosition {
    var line = position.column > 1 ? position.line : position.line - 1
    while line > start.line {
      let bytes = bytes(ofLine: line)
      if text[bytes].contains(where: { $0 != 0x20 && $0 != 0x09 }) {
        let end = SourcePosition(line: line, column: scalars(in: bytes) + 1)
        return min(end, position)
      }
      line -= 1
    }
    let end = SourcePosition(line: line, column: scalars(in: bytes(ofLine: line)) + 1)
    return max(start, min(end, position))
  }

  private func scalars(in range: Range<Int>) -> Int {
    text[range].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}
