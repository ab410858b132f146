package import MuntinSpec
import MuntinYAML

/// Reads property lists in their XML form, and nothing but what they need of XML: no entities of
/// their own, no attributes but a version, no more than 32 levels.
package struct PropertyList {
  /// What is wrong, and in which line.
  package struct Fault: Error, Equatable, Sendable {
    package var sentence: String
    package var line: Int

    package init(sentence: String, line: Int) {
      self.sentence = sentence
      self.line = line
    }
  }

  static let deepest = 32

  private let bytes: [UInt8]
  private var place = 0

  package static func read(_ bytes: [UInt8]) throws(Fault) -> JSONValue {
    var reader = PropertyList(bytes: bytes)
    if bytes.starts(with: Array("bplist".utf8)) {
      throw reader.fault(
        "it is a binary property list; `plutil -convert xml1 FILE` makes text of it")
    }
    return try reader.document()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  private func fault(_ sentence: String) -> Fault {
    Fault(sentence: sentence, line: 1 + bytes[..<min(place, bytes.count)].count { $0 == 0x0A })
  }

  private mutating func document() throws(Fault) -> JSONValue {
    if skip("<?xml") { try skipPast("?>") }
    try skipMisc()
    if skip("<!DOCTYPE") {
      while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
        guard bytes[place] != UInt8(ascii: "[") else {
          throw fault("it declares entities of its own")
        }
        place += 1
      }
      guard skip(">") else { throw fault("it ends too early") }
      try skipMisc()
    }
    let root = try tag()
    guard root.name == "plist", root.isOpen, !root.isEmpty else {
      throw fault("it does not begin with <plist>")
    }
    try skipMisc()
    let value = try value(try tag(), depth: 0)
    try close("plist")
    try skipMisc()
    guard place == bytes.count else { throw fault("there is something behind </plist>") }
    return value
  }

  // MARK: Values

  private mutating func value(_ tag: Tag, depth: Int) throws(Fault) -> JSONValue {
    guard depth < Self.deepest else { throw fault("it is nested too deeply") }
    guard tag.isOpen else { throw fault("</\(tag.name)> ends nothing") }
    switch tag.name {
    case "dict": return try dictionary(tag, depth: depth)
    case "array":
      var items: [JSONValue] = []
      if tag.isEmpty { return .array([]) }
      while true {
        try skipMisc()
        let next = try self.tag()
        if !next.isOpen, next.name == "array" { return .array(items) }
        items.append(try value(next, depth: depth + 1))
      }
    case "true", "false":
      if !tag.isEmpty { try close(tag.name) }
      return .bool(tag.name == "true")
    case "string", "date", "data": return .string(tag.isEmpty ? "" : try text(until: tag.name))
    case "integer":
      let digits = try text(until: "integer")
      guard let number = Int(digits) else { throw fault("this is no whole number") }
      return .integer(number)
    case "real":
      let digits = try text(until: "real")
      guard let number = Double(digits), number.isFinite else { throw fault("this is no number") }
      return JSONValue(number: number)
    default: throw fault("property lists have no <\(tag.name.visible)>")
    }
  }

  private mutating func dictionary(_ tag: Tag, depth: Int) throws(Fault) -> JSONValue {
    var members: [(String, JSONValue)] = []
    var names: Set<String> = []
    if tag.isEmpty { return .object([]) }
    while true {
      try skipMisc()
      let next = try self.tag()
      if !next.isOpen, next.name == "dict" { return .object(members) }
      guard next.isOpen, !next.isEmpty, next.name == "key" else {
        throw fault("a key was expected")
      }
      let name = try text(until: "key")
      guard names.insert(name).inserted else {
        throw fault("the key \(name.visible) stands there twice")
      }
      try skipMisc()
      members.append((name, try value(try self.tag(), depth: depth + 1)))
    }
  }

  // MARK: Marks

  private struct Tag {
    var name: String
    var isOpen: Bool
    var isEmpty = false
  }

  /// `<name>`, `<name/>` or `</name>`; attributes are read over.
  private mutating func tag() throws(Fault) -> Tag {
    guard skip("<") else { throw fault("a mark was expected") }
    let isOpen = !skip("/")
    let start = place
    while place < bytes.count, Self.isNameByte(bytes[place]) { place += 1 }
    let name = String(decoding: bytes[start..<place], as: UTF8.self)
    guard !name.isEmpty else { throw fault("a mark was expected") }
    var isEmpty = false
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
      guard bytes[place] != UInt8(ascii: "<") else { throw fault("a mark does not end") }
      isEmpty = bytes[place] == UInt8(ascii: "/")
      place += 1
    }
    guard skip(">") else { throw fault("it ends too early") }
    return Tag(name: name, isOpen: isOpen, isEmpty: isEmpty && isOpen)
  }

  private mutating func close(_ name: String) throws(Fault) {
    try skipMisc()
    let tag = try tag()
    guard tag.name == name, !tag.isOpen else { throw fault("</\(name)> was expected") }
  }

  /// Text with the entities that XML has by itself, and the mark that ends it.
  private mutating func text(until name: String) throws(Fault) -> String {
    var text: [UInt8] = []
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") {
      if bytes[place] == UInt8(ascii: "&") {
        text += Array(String(try entity()).utf8)
      } else {
        text.append(bytes[place])
        place += 1
      }
    }
    try close(name)
    guard let result = String(validating: text, as: UTF8.self) else {
      throw fault("it is not UTF-8")
    }
    return result
  }

  private mutating func entity() throws(Fault) -> Character {
    place += 1
    let start = place
    while place < bytes.count, place - start < 12, bytes[place] != UInt8(ascii: ";") { place += 1 }
    let name = String(decoding: bytes[start..<place], as: UTF8.self)
    guard skip(";") else { throw fault("an entity does not end") }
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let code =
        name.hasPrefix("#x")
        ? UInt32(name.dropFirst(2), radix: 16)
        : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
      guard let scalar = code.flatMap(Unicode.Scalar.init) else {
        throw fault("there is no entity \(name.visible)")
      }
      return Character(scalar)
    }
  }

  /// Blanks, comments and instructions.
  private mutating func skipMisc() throws(Fault) {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      default:
        if skip("<!--") {
          try skipPast("-->")
        } else if skip("<?") {
          try skipPast("?>")
        } else {
          return
        }
      }
    }
  }

  private mutating func skipPast(_ end: StaticString) throws(Fault) {
    while place < bytes.count {
      if skip(end) { return }
      place += 1
    }
    throw fault("it ends too early")
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard place + length <= bytes.count else { return false }
    let isThere = text.withUTF8Buffer { $0.elementsEqual(bytes[place..<place + length]) }
    if isThere { place += length }
    return isThere
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
  }
}
