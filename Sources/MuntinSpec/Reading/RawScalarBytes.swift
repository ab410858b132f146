import MuntinYAML

/// From places in the text of a scalar to those in its source.
extension RawScalar {
  /// Where bytes of the text stand; nil where that cannot be told, as after a line break.
  ///
  /// - Parameter text: all of the text.
  func range(ofBytes wanted: Range<Int>, of text: [UInt8]) -> SourceRange? {
    var reader = SourceReader(bytes)
    var offset = 0
    var first = reader.place
    while offset < wanted.lowerBound {
      guard let length = reader.next(text, offset) else { return nil }
      offset += length
    }
    // What a character stands for may be longer than what was asked for.
    guard offset == wanted.lowerBound else { return nil }
    first = reader.place
    while offset < min(wanted.upperBound, text.count) {
      guard let length = reader.next(text, offset) else { return nil }
      offset += length
    }
    let last = max(reader.place, first + 1)
    return SourceRange(position(of: first), position(of: min(last, bytes.endIndex)))
  }
}

/// Walks over the source of a scalar, character after character of its text.
private struct SourceReader {
  private enum Style { case plain, single, double }

  private let bytes: ArraySlice<UInt8>
  private let style: Style
  private(set) var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
    switch bytes.first {
    case UInt8(ascii: "'"):
      style = .single
      place += 1
    case UInt8(ascii: "\""):
      style = .double
      place += 1
    default:
      style = .plain
      // The text of a block starts on a line of its own, behind its indentation.
      if bytes.first == 0x0A || bytes.first == 0x0D {
        place = bytes[place...].firstIndex { $0 != 0x0A && $0 != 0x0D && $0 != 0x20 } ?? place
      }
    }
  }

  /// Steps over one character; gives the bytes that it has in the text, nil where it is not the
  /// one that stands there.
  mutating func next(_ text: [UInt8], _ offset: Int) -> Int? {
    guard place < bytes.endIndex, offset < text.count else { return nil }
    let byte = bytes[place]
    if style == .double, byte == UInt8(ascii: "\\") { return escape(text, offset) }
    guard byte == text[offset], byte != 0x0A, byte != 0x0D else { return nil }
    place += style == .single && byte == UInt8(ascii: "'") ? 2 : 1
    return 1
  }

  private mutating func escape(_ text: [UInt8], _ offset: Int) -> Int? {
    guard place + 1 < bytes.endIndex else { return nil }
    switch bytes[place + 1] {
    case UInt8(ascii: "x"): place += 4
    case UInt8(ascii: "u"): place += 6
    case UInt8(ascii: "U"): place += 10
    case 0x0A, 0x0D: return nil
    default: place += 2
    }
    // The length of a character, by its first byte.
    switch text[offset] {
    case ..<0x80: return 1
    case ..<0xE0: return 2
    case ..<0xF0: return 3
    default: return 4
    }
  }
}
