/// Cuts a text at `${name}`, `${name:-default}`, `${env:NAME}` and `$$`, in one pass.
struct TemplateParser {
  /// How deep defaults may stand in defaults.
  static let deepest = 16

  private let bytes: [UInt8]
  private var place = 0
  private var dollars = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  static func parse(_ text: String) throws(TemplateFault) -> Template {
    var parser = TemplateParser(text)
    return try parser.template(depth: 0)
  }

  /// Reads to the end of the text or, inside of a default, to the brace that ends it.
  private mutating func template(depth: Int) throws(TemplateFault) -> Template {
    var pieces: [Template.Piece] = []
    var literal: [UInt8] = []
    while let byte = current {
      if depth > 0, byte == UInt8(ascii: "}") { break }
      place += 1
      guard byte == UInt8(ascii: "$") else {
        literal.append(byte)
        continue
      }
      let dollar = dollars
      dollars += 1
      switch current {
      case UInt8(ascii: "$"):
        literal.append(byte)
        place += 1
        dollars += 1
      case UInt8(ascii: "{"):
        place += 1
        if !literal.isEmpty { pieces.append(.text(String(decoding: literal, as: UTF8.self))) }
        literal = []
        let start = place - 2
        var reference = try reference(from: dollar, depth: depth)
        reference.place = start..<place
        pieces.append(.reference(reference))
      default: literal.append(byte)
      }
    }
    if !literal.isEmpty { pieces.append(.text(String(decoding: literal, as: UTF8.self))) }
    return Template(pieces: pieces)
  }

  /// Reads what stands behind `${`, the closing brace included.
  private mutating func reference(
    from dollar: Int, depth: Int
  ) throws(TemplateFault) -> Template.Reference {
    guard depth < Self.deepest else { throw TemplateFault(reason: .tooDeep, dollar: dollar) }
    let isEnvironment = skip("env:")
    let name = word()
    let isName =
      isEnvironment ? Names.isEnvironmentName(name) : Names.isVariableName(name)
    var result = Template.Reference(
      kind: isEnvironment ? .environment : .variable, name: name, dollar: dollar)
    guard isName, let next = current, next == UInt8(ascii: "}") || next == UInt8(ascii: ":") else {
      throw fault(name, from: dollar)
    }
    if next == UInt8(ascii: ":") {
      guard skip(":-") else { throw fault(name, from: dollar) }
      result.fallback = try template(depth: depth + 1)
    }
    guard skip("}") else { throw TemplateFault(reason: .unfinished, dollar: dollar) }
    return result
  }

  /// The fault of a reference whose name went wrong; shows at most a few characters of it.
  private func fault(_ name: String, from dollar: Int) -> TemplateFault {
    let rest = bytes[place...].prefix { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "\n") }
    guard place + rest.count < bytes.count, bytes[place + rest.count] == UInt8(ascii: "}") else {
      return TemplateFault(reason: .unfinished, dollar: dollar)
    }
    let shown = String(decoding: Array(name.utf8) + rest.prefix(40), as: UTF8.self)
    return TemplateFault(reason: .badName(shown), dollar: dollar)
  }

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skip(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard place + length <= bytes.count else { return false }
    let isThere = text.withUTF8Buffer { $0.elementsEqual(bytes[place..<place + length]) }
    if isThere { place += length }
    return isThere
  }

  private mutating func word() -> String {
    let start = place
    while let byte = current, Names.isVariableByte(byte) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }
}
