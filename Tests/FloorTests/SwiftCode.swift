/// Blanks out what is no code: comments and what stands in strings, interpolations included.
///
/// Lines stay where they are, so that a place in the code is a place in the file.
struct SwiftCode {
  private let bytes: [UInt8]
  private var place = 0
  private var result: [UInt8] = []
  /// How many interpolations are open.
  private var nesting = 0

  static func lines(of text: String) -> [String] {
    var scan = SwiftCode(bytes: Array(text.utf8))
    scan.code(until: nil)
    return String(decoding: scan.result, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ ahead: Int = 0) -> UInt8? {
    place + ahead < bytes.count ? bytes[place + ahead] : nil
  }

  private func stands(_ text: String) -> Bool {
    bytes[min(place, bytes.count)...].starts(with: text.utf8)
  }

  private mutating func keep() {
    result.append(bytes[place])
    place += 1
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where place < bytes.count {
      if bytes[place] == UInt8(ascii: "\n") { result.append(bytes[place]) }
      place += 1
    }
  }

  /// Goes on to the end, or behind the bracket that closes an interpolation.
  private mutating func code(until end: UInt8?) {
    var depth = 0
    while let next = byte() {
      if end != nil, depth == 0, next == UInt8(ascii: ")") { return blank() }
      if stands("//") {
        while let next = byte(), next != UInt8(ascii: "\n") { blank() }
      } else if stands("/*") {
        comment()
      } else if next == UInt8(ascii: "\"") || next == UInt8(ascii: "#") {
        string()
      } else {
        if next == UInt8(ascii: "(") { depth += 1 }
        if next == UInt8(ascii: ")") { depth -= 1 }
        if end == nil { keep() } else { blank() }
      }
    }
  }

  /// A comment of several lines; they nest.
  private mutating func comment() {
    var depth = 0
    repeat {
      if stands("/*") {
        depth += 1
        blank(2)
      } else if stands("*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && byte() != nil
  }

  private mutating func string() {
    var hashes = 0
    while byte(hashes) == UInt8(ascii: "#") { hashes += 1 }
    guard byte(hashes) == UInt8(ascii: "\"") else { return keep() }
    let hash = String(repeating: "#", count: hashes)
    blank(hashes)
    let quotes = stands("\"\"\"") ? "\"\"\"" : "\""
    blank(quotes.utf8.count)
    while byte() != nil, !stands(quotes + hash) {
      if stands("\\" + hash + "(") {
        blank(2 + hashes)
        nesting += 1
        code(until: UInt8(ascii: ")"))
        nesting -= 1
      } else if stands("\\" + hash) {
        blank(2 + hashes)
      } else {
        blank()
      }
    }
    blank(quotes.utf8.count + hashes)
    if nesting == 0 { result += Array("\"\"".utf8) }
  }
}
