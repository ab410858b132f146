/// A UUID that is made of a name (version 5 of RFC 9562): the same name, the same UUID.
package struct NameUUID: Hashable, Sendable, CustomStringConvertible {
  /// As iTerm2 writes its ids: in capitals.
  package let description: String

  /// - Parameter parts: what the name is made of; no part can run into the next.
  package init(_ parts: [String]) {
    let name = parts.map { "\($0.utf8.count):\($0)" }.joined()
    var bytes = Array(SHA1.digest(Self.space + Array(name.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array("0123456789ABCDEF")
    var text = ""
    for (place, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(place) { text += "-" }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    description = text
  }

  /// The name space of Muntin's ids.
  private static let space: [UInt8] = [
    0x5C, 0x1E, 0x0B, 0x7A, 0x43, 0x9D, 0x4F, 0x0E, 0x8A, 0x51, 0x6D, 0x75, 0x6E, 0x74, 0x69, 0x6E,
  ]
}
