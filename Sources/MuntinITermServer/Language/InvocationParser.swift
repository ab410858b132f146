import MuntinPlan
import MuntinSpec

/// Reads an invocation: calls of functions, one behind another with `;` between them.
///
/// - Source: the grammar in `iterm2/variables.md`, section 6.
struct InvocationParser {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var depth = 0

  static let deepest = 48
  static let longest = 4 << 20

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  static func calls(_ text: String) throws(InvocationFault) -> [Expression.Call] {
    if text.utf8.count > longest { throw InvocationFault("The invocation is too long.") }
    var parser = InvocationParser(text)
    var calls: [Expression.Call] = []
    repeat {
      guard case .call(let call) = try parser.primary() else {
        throw InvocationFault("The invocation is not a call of a function.")
      }
      calls.append(call)
    } while parser.take(";")
    try parser.end()
    return calls
  }

  static func expression(_ text: String) throws(InvocationFault) -> Expression {
    var parser = InvocationParser(text)
    let expression = try parser.expression()
    try parser.end()
    return expression
  }

  mutating func wholeString() throws(InvocationFault) -> [StringPart] {
    try string(isQuoted: false)
  }

  // MARK: Expressions

  private mutating func expression() throws(InvocationFault) -> Expression {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw InvocationFault("The invocation is nested too deeply.") }
    let first = try binary(above: 0)
    guard take("?") else { return first }
    skipBlanks()
    // Without a second part it makes the value optional.
    guard let next, next != ")" && next != "," && next != "]" && next != ";" else {
      return .optional(first)
    }
    let then = try expression()
    guard take(":") else { throw fault("':' is missing behind '?'") }
    return .condition(first, then: then, otherwise: try expression())
  }

  private mutating func binary(above rank: Int) throws(InvocationFault) -> Expression {
    var left = try unary()
    while let sign = peekOperator(), sign.rank > rank {
      place += sign.rawValue.unicodeScalars.count
      left = .binary(sign, left, try binary(above: sign.rank))
    }
    return left
  }

  private mutating func peekOperator() -> Expression.Operator? {
    skipBlanks()
    for length in [2, 1] where place + length <= scalars.count {
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars[place..<place + length])
      if let sign = Expression.Operator(rawValue: text) { return sign }
    }
    return nil
  }

  private mutating func unary() throws(InvocationFault) -> Expression {
    depth += 1
    defer { depth -= 1 }
    if depth > 2 * Self.deepest { throw InvocationFault("The invocation is nested too deeply.") }
    if take("!") { return .not(try unary()) }
    skipBlanks()
    if next == "-", !(peek(1).map(Self.isDigit) ?? false) {
      place += 1
      return .negative(try unary())
    }
    return try primary()
  }

  private mutating func primary() throws(InvocationFault) -> Expression {
    skipBlanks()
    guard let next else { throw fault("an expression is missing") }
    if next == "\"" {
      place += 1
      return .string(try string(isQuoted: true))
    }
    if take("(") {
      let inner = try expression()
      guard take(")") else { throw fault("')' is missing") }
      return inner
    }
    if take("[") {
      return .array(try list())
    }
    if Self.isDigit(next) || next == "-" || next == "." { return .value(try number()) }
    guard Self.isLetter(next) else { throw fault("'\(next)' makes no sense here") }
    return try named()
  }

  private mutating func list() throws(InvocationFault) -> [Expression] {
    var items: [Expression] = []
    while !take("]") {
      if !items.isEmpty, !take(",") { throw fault("',' or ']' is missing") }
      items.append(try expression())
    }
    return items
  }

  /// A word, a variable or a call.
  private mutating func named() throws(InvocationFault) -> Expression {
    let start = place
    let path = try path()
    skipBlanks()
    if next == "(" {
      place += 1
      return .call(Expression.Call(place: start, name: path, arguments: try arguments()))
    }
    switch path {
    case "true": return .value(.bool(true))
    case "false": return .value(.bool(false))
    case "null": return .value(.null)
    default: break
    }
    if take("[") {
      let index = try expression()
      guard take("]") else { throw fault("']' is missing") }
      return .index(.path(path), index)
    }
    return .path(path)
  }

  private mutating func path() throws(InvocationFault) -> String {
    skipBlanks()
    var text = ""
    while let next, Self.isLetter(next) || Self.isDigit(next) || next == "." {
      text.unicodeScalars.append(next)
      place += 1
    }
    if text.isEmpty || text.hasPrefix(".") || text.hasSuffix(".") || text.contains("..") {
      throw fault("a name is missing")
    }
    return text
  }

  private mutating func arguments() throws(InvocationFault) -> [Expression.Argument] {
    var arguments: [Expression.Argument] = []
    while !take(")") {
      if !arguments.isEmpty, !take(",") { throw fault("',' or ')' is missing") }
      let name = try path()
      guard take(":") else { throw fault("':' is missing behind \(name)") }
      if take("&") {
        arguments.append(.init(name: name, content: .reference(try path())))
      } else {
        arguments.append(.init(name: name, content: .value(try expression())))
      }
    }
    if Set(arguments.map(\.name)).count < arguments.count {
      throw InvocationFault("An argument is given twice.")
    }
    return arguments
  }

  private mutating func number() throws(InvocationFault) -> JSONValue {
    var text = ""
    while let next, Self.isDigit(next) || "+-.eE".unicodeScalars.contains(next) {
      if "+-".unicodeScalars.contains(next), !text.isEmpty, text.last != "e", text.last != "E" {
        break
      }
      text.unicodeScalars.append(next)
      place += 1
    }
    if let number = Int(text) { return .integer(number) }
    guard let number = Double(text), number.isFinite else { throw fault("\(text) is no number") }
    return .number(number)
  }

  // MARK: Strings

  private mutating func string(isQuoted: Bool) throws(InvocationFault) -> [StringPart] {
    var parts: [StringPart] = []
    var text = ""
    while let scalar = next {
      place += 1
      if isQuoted, scalar == "\"" {
        if !text.isEmpty { parts.append(.text(text)) }
        return parts
      }
      guard scalar == "\\" else {
        text.unicodeScalars.append(scalar)
        continue
      }
      if next == "(" {
        place += 1
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(.expression(try expression()))
        guard take(")") else { throw fault("')' is missing in a string") }
      } else {
        text.unicodeScalars.append(contentsOf: escape())
      }
    }
    if isQuoted { throw fault("a string has no end") }
    if !text.isEmpty { parts.append(.text(text)) }
    return parts
  }

  /// What stands behind a backslash; a sign that means nothing stays as it is, backslash and all.
  private mutating func escape() -> [Unicode.Scalar] {
    guard let scalar = next else { return ["\\"] }
    place += 1
    switch scalar {
    case "n": return ["\n"]
    case "r": return ["\r"]
    case "t": return ["\t"]
    case "a": return ["\u{7}"]
    case "b": return ["\u{8}"]
    case "f": return ["\u{C}"]
    case "e": return ["\u{1B}"]
    case "\\", "\"", "/": return [scalar]
    case "u":
      guard let unit = hexadecimal() else { return ["\\", "u"] }
      guard (0xD800..<0xDC00).contains(unit), next == "\\", peek(1) == "u" else {
        return [Unicode.Scalar(unit) ?? "\u{FFFD}"]
      }
      place += 2
      guard let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else { return ["\u{FFFD}"] }
      return [Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"]
    default: return ["\\", scalar]
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard place + 4 <= scalars.count else { return nil }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[place..<place + 4])
    guard text.allSatisfy(\.isHexDigit), let unit = UInt32(text, radix: 16) else { return nil }
    place += 4
    return unit
  }

  // MARK: Signs

  private var next: Unicode.Scalar? { peek(0) }

  private func peek(_ offset: Int) -> Unicode.Scalar? {
    place + offset < scalars.count ? scalars[place + offset] : nil
  }

  private mutating func skipBlanks() {
    while let next, next == " " || next == "\t" || next == "\n" || next == "\r" { place += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == scalar else { return false }
    place += 1
    return true
  }

  private mutating func end() throws(InvocationFault) {
    skipBlanks()
    if place < scalars.count { throw fault("something stands behind the end") }
  }

  private func fault(_ text: String) -> InvocationFault {
    InvocationFault("The invocation cannot be read: \(text), at character \(place + 1).")
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
      || scalar.value > 0x7F && scalar.properties.isAlphabetic
  }
}
