extension InterpolationParser {
  mutating func expression() throws(InterpolationFault) -> Expression {
    try deeper { (parser) throws(InterpolationFault) in try parser.conditional() }
  }

  private mutating func conditional() throws(InterpolationFault) -> Expression {
    skipBlanks()
    let start = place
    let first = try binary(0)
    skipBlanks()
    guard take("?") else { return first }
    skipBlanks()
    // A question mark at the end makes the value optional.
    if next == nil || ")],:;".utf8.contains(next ?? 0) {
      return Expression(content: .optional(first), offset: start)
    }
    let one = try expression()
    try expect(":")
    let other = try expression()
    return Expression(content: .conditional(first, one, other), offset: start)
  }

  /// From the loosest to the tightest; of those that begin alike the longer first.
  private static let levels: [[Expression.Operator]] = [
    [.or], [.and], [.equal, .unequal], [.lessOrEqual, .greaterOrEqual, .less, .greater],
    [.plus, .minus], [.times, .divided],
  ]

  private mutating func binary(_ level: Int) throws(InterpolationFault) -> Expression {
    guard level < Self.levels.count else { return try unary() }
    skipBlanks()
    let start = place
    var left = try binary(level + 1)
    while let sign = takeOperator(Self.levels[level]) {
      // A long chain is a deep tree, which is walked later.
      operators += 1
      guard operators <= Self.mostOperators else { throw fault("there are too many operators") }
      let right = try binary(level + 1)
      left = Expression(content: .binary(sign, left, right), offset: start)
    }
    return left
  }

  private static let mostOperators = 128

  private mutating func takeOperator(_ signs: [Expression.Operator]) -> Expression.Operator? {
    skipBlanks()
    return signs.first { take($0.rawValue) }
  }

  private mutating func unary() throws(InterpolationFault) -> Expression {
    skipBlanks()
    let start = place
    for sign in [Expression.Operator.not, .minus] where take(sign.rawValue) {
      let operand = try deeper { (parser) throws(InterpolationFault) in try parser.unary() }
      return Expression(content: .unary(sign, operand), offset: start)
    }
    return try primary()
  }

  private mutating func primary() throws(InterpolationFault) -> Expression {
    let start = place
    guard let byte = next else { throw fault("an expression should stand here") }
    switch byte {
    case UInt8(ascii: "("):
      place += 1
      let inner = try expression()
      try expect(")")
      return inner
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""):
      place += 1
      let string = try deeper { (parser) throws(InterpolationFault) in
        try parser.string(isQuoted: true)
      }
      guard take("\"") else { throw fault("a string is not closed", at: start) }
      return Expression(content: .string(string), offset: start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): return try number()
    default: return try pathOrCall()
    }
  }

  private mutating func array() throws(InterpolationFault) -> Expression {
    let start = place
    place += 1
    var elements: [Expression] = []
    skipBlanks()
    if !take("]") {
      repeat {
        elements.append(try expression())
        skipBlanks()
      } while take(",")
      try expect("]")
    }
    return Expression(content: .array(elements), offset: start)
  }

  private mutating func number() throws(InterpolationFault) -> Expression {
    let start = place
    while let byte = next {
      let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      let follows = place > start && bytes[place - 1] | 0x20 == UInt8(ascii: "e")
      let isPart =
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
        || byte | 0x20 == UInt8(ascii: "e")
      guard isPart || isSign && follows else { break }
      place += 1
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw fault("this is no number", at: start)
    }
    return Expression(content: .literal(.number(value)), offset: start)
  }

  private mutating func pathOrCall() throws(InterpolationFault) -> Expression {
    let start = place
    guard let path = try path() else { throw fault("an expression should stand here") }
    switch path {
    case "true": return Expression(content: .literal(.bool(true)), offset: start)
    case "false": return Expression(content: .literal(.bool(false)), offset: start)
    case "null": return Expression(content: .literal(.null), offset: start)
    default: break
    }
    if next == UInt8(ascii: "(") {
      let arguments = try deeper { (parser) throws(InterpolationFault) in try parser.arguments() }
      return Expression(content: .call(path, arguments), offset: start)
    }
    let variable = Expression(content: .path(path), offset: start)
    guard take("[") else { return variable }
    let index = try expression()
    try expect("]")
    return Expression(content: .element(variable, index), offset: start)
  }
}
