/// What a scalar means under the YAML 1.2 core schema.
///
/// - Source: YAML 1.2.2, section 10.3. `yes`, `on`, `0b1`, `1_000`, `1:20` and dates are text.
enum CoreSchema {
  /// The tags that are known by name; every other tag is an error.
  enum Tag: String {
    case str, int, float, bool, null, map, seq

    /// `name` is the whole tag, shorthand already undone.
    init?(name: String) {
      let prefix = "tag:yaml.org,2002:"
      guard name.hasPrefix(prefix) else { return nil }
      self.init(rawValue: String(name.dropFirst(prefix.count)))
    }
  }

  /// The value of a plain scalar without a tag.
  static func value(of text: String) -> Scalar.Value {
    var text = text
    return text.withUTF8 { value(of: $0) }
  }

  /// The value of a scalar with a tag, nil when the text is no such thing.
  static func value(of text: String, tag: Tag) -> Scalar.Value? {
    let plain = value(of: text)
    switch (tag, plain) {
    case (.str, _): return .string
    case (.null, .null), (.bool, .bool), (.int, .integer), (.float, .number): return plain
    case (.int, .number): return text.utf8.allSatisfy(isIntegerByte) ? plain : nil
    case (.float, .integer(let number)):
      return .number(Double(text) ?? Double(number))
    case (.null, _), (.bool, _), (.int, _), (.float, _), (.map, _), (.seq, _): return nil
    }
  }

  /// The value of a plain scalar without a tag.
  static func value(of bytes: UnsafeBufferPointer<UInt8>) -> Scalar.Value {
    guard let first = bytes.first else { return .null }
    switch first {
    case UInt8(ascii: "~"): return bytes.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
      UInt8(ascii: "f"), UInt8(ascii: "F"):
      return bytes.count <= 5 ? word(String(decoding: bytes, as: UTF8.self)) : .string
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return number(bytes)
    default: return .string
    }
  }

  private static func word(_ text: String) -> Scalar.Value {
    switch text {
    case "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    default: .string
    }
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Scalar.Value {
    if bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
      if bytes[1] == UInt8(ascii: "o") { return digits(bytes[2...], radix: 8) }
      if bytes[1] == UInt8(ascii: "x") { return digits(bytes[2...], radix: 16) }
    }
    var rest = bytes[...]
    let sign = rest.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: isDigit).count
    rest = rest.dropFirst(whole)
    if rest.isEmpty, whole > 0 {
      let text = String(decoding: bytes, as: UTF8.self)
      return Int(text).map { .integer($0) } ?? Double(text).map { .number($0) } ?? .string
    }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(fraction)
      if whole == 0, fraction == 0 { return special(rest, sign: sign) }
    }
    guard whole + fraction > 0 else { return .string }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
        rest = rest.dropFirst()
      }
      guard let digit = rest.first, isDigit(digit) else { return .string }
      rest = rest.drop(while: isDigit)
    }
    guard rest.isEmpty else { return .string }
    return Double(String(decoding: bytes, as: UTF8.self)).map { .number($0) } ?? .string
  }

  /// What stands after the dot of `.inf` and `.nan`.
  private static func special(_ rest: Slice<UnsafeBufferPointer<UInt8>>, sign: UInt8?)
    -> Scalar.Value
  {
    guard rest.count == 3 else { return .string }
    let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
    switch String(decoding: rest, as: UTF8.self) {
    case "inf", "Inf", "INF":
      return .number(sign == UInt8(ascii: "-") ? -Double.infinity : Double.infinity)
    case "nan", "NaN", "NAN": return isSigned ? .string : .number(.nan)
    default: return .string
    }
  }

  private static func digits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, radix: Int)
    -> Scalar.Value
  {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let first = bytes.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else {
      return .string
    }
    if let number = Int(text, radix: radix) { return .integer(number) }
    var large = 0.0
    for byte in bytes {
      guard let digit = Int(String(UnicodeScalar(byte)), radix: radix) else { return .string }
      large = large * Double(radix) + Double(digit)
    }
    return .number(large)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// Tells a whole number that is too large for `Int` from one with a fraction.
  private static func isIntegerByte(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: ".") && byte != UInt8(ascii: "e") && byte != UInt8(ascii: "E")
  }
}
