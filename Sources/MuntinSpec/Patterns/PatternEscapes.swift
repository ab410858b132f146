/// What stands behind a backslash.
extension PatternCheck {
  /// Whether it can be repeated; nil where nothing changes.
  mutating func escape(_ start: Int) throws(PatternFault) -> Bool? {
    guard let sign = raw else { throw fault(.unfinishedEscape, at: start) }
    place += 1
    switch sign {
    case "A", "B", "b", "G", "Z", "z": return false
    case "Q": return quoted() ? true : nil
    case "X":
      try refuseEndless(start)
      return true
    case "k":
      try referByName(from: start)
      return true
    case "p", "P": try property(start)
    case "N": try namedCharacter(start)
    case "1"..."9":
      try refer(to: Self.decimal(sign) ?? 0, from: start)
    default: _ = try literal(sign, start)
    }
    return true
  }

  /// Reads up to `\E`, or to the end; whether there was anything.
  mutating func quoted() -> Bool { !quotedText().isEmpty }

  mutating func quotedText() -> ArraySlice<Unicode.Scalar> {
    let start = place
    while place < scalars.count {
      if scalars[place] == "\\", place + 1 < scalars.count, scalars[place + 1] == "E" {
        place += 2
        return scalars[start..<place - 2]
      }
      place += 1
    }
    return scalars[start..<place]
  }

  /// The character that an escape stands for.
  mutating func literal(
    _ sign: Unicode.Scalar, _ start: Int
  ) throws(PatternFault) -> UInt32 {
    switch sign {
    case "0": return try octal(start)
    case "x":
      if raw == "{" {
        place += 1
        let value = hex(most: 8)
        guard let value, raw == "}", value <= 0x10FFFF else {
          throw fault(.badEscape("\\x{41}"), at: start, length: place - start)
        }
        place += 1
        return value
      }
      guard let value = hex(most: 2) else { throw fault(.badEscape("\\x41"), at: start, length: 2) }
      return value
    case "u": return try exact(4, "\\u0041", start)
    case "U": return try exact(8, "\\U0001F600", start)
    case "c":
      guard let next = raw else { return 0x63 }
      place += 1
      return next.value & 0x1F
    case "a": return 7
    case "e": return 0x1B
    case "f": return 0x0C
    case "n": return 0x0A
    case "r": return 0x0D
    case "t": return 0x09
    default: return sign.value
    }
  }

  private mutating func exact(
    _ count: Int, _ form: String, _ start: Int
  ) throws(PatternFault) -> UInt32 {
    let first = place
    guard let value = hex(most: count), place - first == count, value <= 0x10FFFF else {
      throw fault(.badEscape(form), at: start, length: place - start)
    }
    return value
  }

  private mutating func hex(most: Int) -> UInt32? {
    var value: UInt32?
    var count = 0
    while count < most, let sign = raw, sign.isASCII, let digit = Character(sign).hexDigitValue {
      value = (value ?? 0) << 4 | UInt32(digit)
      place += 1
      count += 1
    }
    return value
  }

  /// Up to three digits behind the zero, at most 0377.
  private mutating func octal(_ start: Int) throws(PatternFault) -> UInt32 {
    var value: UInt32 = 0
    var count = 0
    while count < 3, let sign = raw, (0x30...0x37).contains(sign.value) {
      let next = value * 8 + (sign.value - 0x30)
      if next > 0o377 { break }
      value = next
      place += 1
      count += 1
    }
    guard count > 0 else { throw fault(.badEscape("\\0101"), at: start, length: 2) }
    return value
  }

  // MARK: Properties

  /// `{Name}` or `{Name=Value}`.
  mutating func property(_ start: Int) throws(PatternFault) {
    guard take("{") else { throw fault(.badProperty, at: start, length: 2) }
    var name = ""
    while let sign = raw, sign != "}" {
      name.unicodeScalars.append(sign)
      place += 1
    }
    guard raw == "}" else { throw fault(.badProperty, at: start, length: place - start) }
    place += 1
    guard PropertyNames.isKnown(name) else {
      throw fault(.unknownProperty(name), at: start, length: place - start)
    }
  }

  /// `{LATIN SMALL LETTER A}`: its value.
  @discardableResult
  mutating func namedCharacter(_ start: Int) throws(PatternFault) -> UInt32 {
    guard take("{") else {
      throw fault(.badEscape("\\N{DIGIT ONE}"), at: start, length: 2)
    }
    let first = place
    // Where blanks are left out, the name is another one.
    while let sign = raw, sign != "}", !(isSpaced && sign == " ") { place += 1 }
    let name = String(String.UnicodeScalarView(scalars[first..<place]))
    guard raw == "}", !name.isEmpty else {
      throw fault(.badEscape("\\N{DIGIT ONE}"), at: start, length: place - start)
    }
    place += 1
    guard let value = CharacterNames.scalar(named: name) else {
      throw fault(.unknownCharacter(name), at: start, length: place - start)
    }
    return value
  }
}
