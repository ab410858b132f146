import MuntinYAML

/// The text of a file with marks where something is only known later, line for line as it was.
struct InlaidText {
  var bytes: [UInt8]
  var inlays = Inlays()
  var notes: [ImportNote] = []
  var faults: [Diagnostic] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func note(_ fidelity: Fidelity, _ subject: String, line: Int, _ message: String) {
    notes.append(
      ImportNote(
        fidelity: fidelity, subject: subject, range: SourceRange(line: line), message: message))
  }
}

/// Goes through the bytes of a text, copies them or not, and knows which line it is on.
struct TextWalk {
  private let bytes: [UInt8]
  private(set) var place = 0
  private(set) var line = 1
  private(set) var output: [UInt8] = []
  /// Whether the line began with `#`, so that nothing on it has a meaning in YAML.
  private(set) var isInComment = false
  private var isAtStart = true

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    output.reserveCapacity(bytes.count)
  }

  var isAtEnd: Bool { place >= bytes.count }
  var byte: UInt8? { byte(0) }

  func byte(_ offset: Int) -> UInt8? {
    bytes.indices.contains(place + offset) ? bytes[place + offset] : nil
  }

  func starts(with text: StaticString, after offset: Int = 0) -> Bool {
    let start = place + offset
    guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(bytes[start..<start + $0.count]) }
  }

  /// How many bytes lie before a text; nil where it does not come any more.
  func distance(to text: StaticString) -> Int? {
    (0..<max(0, bytes.count - place)).first { starts(with: text, after: $0) }
  }

  func text(_ range: Range<Int>) -> String {
    let slice = bytes[
      min(bytes.count, place + range.lowerBound)..<min(bytes.count, place + range.upperBound)]
    return String(decoding: slice, as: UTF8.self)
  }

  mutating func copy(_ count: Int = 1) {
    for _ in 0..<count {
      guard let byte else { return }
      output.append(byte)
      pass(byte)
    }
  }

  mutating func write(_ text: String) { output += Array(text.utf8) }

  /// Goes on without copying; line breaks are kept, so that later lines keep their numbers.
  mutating func skip(_ count: Int) {
    for _ in 0..<count {
      guard let byte else { return }
      if byte == 0x0A { output.append(byte) }
      pass(byte)
    }
  }

  private mutating func pass(_ byte: UInt8) {
    place += 1
    switch byte {
    case 0x0A:
      line += 1
      isInComment = false
      isAtStart = true
    case 0x20, 0x09, 0x0D: break
    default:
      if isAtStart { isInComment = byte == UInt8(ascii: "#") }
      isAtStart = false
    }
  }
}

extension SourceRange {
  /// A line as a whole.
  init(line: Int) {
    let start = SourcePosition(line: line, column: 1)
    self.init(start, start)
  }
}
