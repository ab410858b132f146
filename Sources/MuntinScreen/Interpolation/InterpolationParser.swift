/// Reads interpolated strings and invocations; every place is known in bytes.
struct InterpolationParser {
  /// Expressions and strings within each other.
  static let deepest = 32

  let bytes: [UInt8]
  var place = 0
  private var depth = 0
  /// Operators with two sides so far.
  var operators = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  func fault(_ message: String, at offset: Int? = nil) -> InterpolationFault {
    InterpolationFault(offset ?? place, message)
  }

  mutating func deeper<Value>(
    _ body: (inout Self) throws(InterpolationFault) -> Value
  ) throws(InterpolationFault) -> Value {
    guard depth < Self.deepest else { throw fault("this is nested too deeply") }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  // MARK: Strings

  mutating func wholeString() throws(InterpolationFault) -> InterpolatedString {
    try string(isQuoted: false)
  }

  /// Up to the end, or up to the quotation mark, which is left.
  mutating func string(isQuoted: Bool) throws(InterpolationFault) -> InterpolatedString {
    var parts: [InterpolatedString.Part] = []
    var text: [UInt8] = []
    func flush() {
      if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
      text = []
    }
    while let byte = next {
      if isQuoted, byte == UInt8(ascii: "\"") { break }
      place += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard next == UInt8(ascii: "(") else {
        try escape(into: &text)
        continue
      }
      flush()
      place += 1
      parts.append(.expression(try expression()))
      try expect(")")
    }
    flush()
    return InterpolatedString(parts: parts)
  }

  /// What follows a backslash; of unknown ones the backslash stands for itself.
  private mutating func escape(into text: inout [UInt8]) throws(InterpolationFault) {
    guard let byte = next else { return text.append(UInt8(ascii: "\\")) }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "a"): text.append(0x07)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "e"): text.append(0x1B)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"): text += Array(String(try scalar()).utf8)
    default: text += [UInt8(ascii: "\\"), byte]
    }
  }

  /// Four hexadecimal digits, or twice four for a character outside of the first plane.
  private mutating func scalar() throws(InterpolationFault) -> Character {
    let start = place - 2
    let high = try unit(start)
    if let scalar = Unicode.Scalar(high) { return Character(scalar) }
    if (0xD800..<0xDC00).contains(high), next == UInt8(ascii: "\\"), place + 1 < bytes.count,
      bytes[place + 1] == UInt8(ascii: "u")
    {
      place += 2
      let low = try unit(start)
      let value = 0x10000 + (high - 0xD800) << 10 + (low &- 0xDC00)
      if (0xDC00..<0xE000).contains(low), let scalar = Unicode.Scalar(value) {
        return Character(scalar)
      }
    }
    throw fault("this is no character", at: start)
  }

  private mutating func unit(_ start: Int) throws(InterpolationFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap(TransferText.hex) else {
        throw fault("`\\u` needs four hexadecimal digits", at: start)
      }
      value = value << 4 | UInt32(digit)
      place += 1
    }
    return value
  }

  // MARK: Calls

  mutating func callSequence() throws(InterpolationFault) -> [Expression] {
    var calls: [Expression] = []
    repeat {
      skipBlanks()
      let start = place
      guard let name = try path() else { throw fault("a function call should stand here") }
      skipBlanks()
      guard next == UInt8(ascii: "(") else { throw fault("`(` should follow a function's name") }
      calls.append(Expression(content: .call(name, try arguments()), offset: start))
      skipBlanks()
    } while take(";")
    if next != nil { throw fault("nothing should follow the call") }
    return calls
  }

  /// `(name: value, …)`.
  mutating func arguments() throws(InterpolationFault) -> [Expression.Argument] {
    place += 1
    var arguments: [Expression.Argument] = []
    skipBlanks()
    if take(")") { return [] }
    repeat {
      skipBlanks()
      let start = place
      guard let name = name() else { throw fault("an argument needs a name") }
      if arguments.contains(where: { $0.name == name }) {
        throw fault("the argument \(name) is given twice", at: start)
      }
      try expect(":")
      skipBlanks()
      if take("&") {
        guard let path = try path() else { throw fault("a path should follow `&`") }
        arguments.append(.init(name: name, value: .reference(path)))
      } else {
        arguments.append(.init(name: name, value: .expression(try expression())))
      }
      skipBlanks()
    } while take(",")
    try expect(")")
    return arguments
  }

  /// Names joined by dots; nil where none stands here.
  mutating func path() throws(InterpolationFault) -> String? {
    guard var path = name() else { return nil }
    while next == UInt8(ascii: ".") {
      place += 1
      guard let part = name() else { throw fault("a name should follow the dot") }
      path += "." + part
    }
    return path
  }

  private mutating func name() -> String? {
    let start = place
    while let byte = next, Self.isNameByte(byte, isFirst: place == start) { place += 1 }
    return start == place ? nil : String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): !isFirst
    default: false
    }
  }

  // MARK: Signs

  mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { place += 1 }
  }

  /// Takes a sign if it stands here.
  mutating func take(_ sign: String) -> Bool {
    guard bytes[place...].starts(with: sign.utf8) else { return false }
    place += sign.utf8.count
    return true
  }

  mutating func expect(_ sign: String) throws(InterpolationFault) {
    skipBlanks()
    guard take(sign) else { throw fault("`\(sign)` should stand here") }
  }
}
