/// A first look at the bytes of a file: what may not stand in YAML, and which line breaks there are.
///
/// libyaml stops at the first bad byte and gives no line for it; this finds all with their places.
struct ByteCheck {
  private(set) var diagnostics: [Diagnostic] = []
  /// True when the text holds U+0085, U+2028 or U+2029, which libyaml counts as line breaks.
  private(set) var hasOldBreaks = false

  private static let most = 20

  init(_ text: [UInt8]) {
    if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) {
      diagnostics = [.wideEncoding()]
      return
    }
    let faults = text.withUnsafeBufferPointer { look($0) }
    guard !faults.isEmpty else { return }
    let lines = LineIndex(text)
    diagnostics = faults.map { fault in
      let start = lines.position(at: fault.offset)
      let end = SourcePosition(line: start.line, column: start.column + 1)
      let range = SourceRange(start, end)
      return fault.scalar.map { .badCharacter($0, at: range) }
        ?? .badByte(text[fault.offset], at: range)
    }
  }

  private struct Fault {
    var offset: Int
    /// Nil when the bytes are no UTF-8.
    var scalar: UInt32?
  }

  /// Faults in the order of the text; a run of bad bytes is one fault.
  private mutating func look(_ bytes: UnsafeBufferPointer<UInt8>) -> [Fault] {
    var faults: [Fault] = []
    var at = 0
    var runEnd = -1
    while at < bytes.count {
      let byte = bytes[at]
      if (byte >= 0x20 && byte < 0x7F) || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        at += 1
        continue
      }
      let (scalar, length) = Self.decode(bytes, at)
      if let scalar, Self.isAllowed(scalar) {
        if scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029 { hasOldBreaks = true }
      } else {
        if runEnd != at { faults.append(Fault(offset: at, scalar: scalar)) }
        if faults.count >= Self.most { return faults }
        runEnd = at + length
      }
      at += length
    }
    return faults
  }

  /// The scalar at an offset and its bytes; nil and one byte when there is none.
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (UInt32?, Int) {
    let lead = bytes[at]
    let length: Int
    switch lead {
    case 0x00..<0x80: return (UInt32(lead), 1)
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return (nil, 1)
    }
    guard at + length <= bytes.count else { return (nil, 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for next in bytes[(at + 1)..<(at + length)] {
      guard next & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= least, Unicode.Scalar(value) != nil else { return (nil, 1) }
    return (value, length)
  }

  /// Whether YAML lets a scalar stand unescaped.
  static func isAllowed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
      true
    default: false
    }
  }
}
