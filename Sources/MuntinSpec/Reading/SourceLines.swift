import MuntinYAML

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
