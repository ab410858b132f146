import MuntinYAML

/// Whether a text is a regular expression as ICU reads it, in one pass without recursion.
///
/// - Source: the syntax of ICU's regular expressions, held against ICU itself by the tests.
struct PatternCheck {
  let scalars: [Unicode.Scalar]
  var place = 0
  /// Whether blanks and comments are left out; a flag of the group.
  private(set) var isSpaced = false
  private var groups: [Group] = []
  /// How many of them look behind.
  private var behinds = 0
  /// Capture groups that were opened so far.
  private var captures = 0
  private(set) var names: Set<String> = []
  /// The literal that stood last in any set: where a range starts.
  var lastLiteral: UInt32?
  /// What refers to groups by number, for the end.
  private var references: [(number: Int, place: Int, length: Int)] = []

  private struct Group {
    var place: Int
    var isSpaced: Bool
    var isLook: Bool
    var isBehind: Bool
  }

  /// Nil for a pattern that ICU takes.
  static func fault(of pattern: String) -> PatternFault? {
    var check = PatternCheck(pattern)
    do {
      try check.run()
      return nil
    } catch {
      return error
    }
  }

  private init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  // MARK: Signs

  var peeked: Unicode.Scalar? {
    mutating get {
      if isSpaced { skipBlanks() }
      return place < scalars.count ? scalars[place] : nil
    }
  }

  /// The next sign just as it stands.
  var raw: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard peeked == sign else { return false }
    place += 1
    return true
  }

  private mutating func skipBlanks() {
    while place < scalars.count {
      switch scalars[place].value {
      case 0x09...0x0D, 0x20, 0x85, 0x200E, 0x200F, 0x2028, 0x2029: place += 1
      case 0x23:
        while place < scalars.count, ![0x0A, 0x0D, 0x85, 0x2028].contains(scalars[place].value) {
          place += 1
        }
      default: return
      }
    }
  }

  func fault(
    _ reason: PatternFault.Reason, at place: Int, length: Int = 1
  ) -> PatternFault {
    PatternFault(reason: reason, place: min(place, scalars.count), length: length)
  }

  // MARK: Terms

  private mutating func run() throws(PatternFault) {
    /// Whether what stands before can be repeated.
    var isTerm = false
    while let sign = peeked {
      let start = place
      place += 1
      switch sign {
      case "*", "+", "?":
        guard isTerm else { throw fault(.nothingToRepeat, at: start) }
        let isLazy = peeked == "?"
        let isPossessive = peeked == "+"
        if isLazy || isPossessive { place += 1 }
        if sign != "?" || isLazy { try refuseBehind(start) }
        isTerm = false
      case "{":
        guard isTerm else { throw fault(.unescaped(sign), at: start) }
        try interval(start)
        isTerm = false
      case "}": throw fault(.unescaped(sign), at: start)
      case "(":
        if try open(start) { isTerm = false }
      case ")":
        guard let group = groups.popLast() else { throw fault(.unopenedGroup, at: start) }
        isSpaced = group.isSpaced
        if group.isBehind { behinds -= 1 }
        isTerm = !group.isLook
      case "|": isTerm = false
      case "[":
        try set(start)
        isTerm = true
      case "\\": isTerm = try escape(start) ?? isTerm
      default: isTerm = true
      }
    }
    if let group = groups.last { throw fault(.unclosedGroup, at: group.place) }
    for reference in references where reference.number > captures {
      throw fault(
        .noSuchGroup(String(reference.number)), at: reference.place, length: reference.length)
    }
  }

  /// What has no greatest length must not stand in a look-behind.
  private func refuseBehind(_ start: Int) throws(PatternFault) {
    if behinds > 0 { throw fault(.endlessLookBehind, at: start) }
  }

  private mutating func interval(_ start: Int) throws(PatternFault) {
    guard let least = try number(start) else { throw fault(.badInterval, at: start) }
    var most: Int? = least
    if take(",") {
      most = try number(start)
      if most == nil { try refuseBehind(start) }
    }
    guard take("}") else { throw fault(.badInterval, at: start, length: place - start) }
    if let most, most < least {
      throw fault(.intervalOrder, at: start, length: place - start)
    }
    if peeked == "?" || peeked == "+" { place += 1 }
  }

  private mutating func number(_ start: Int) throws(PatternFault) -> Int? {
    var result: Int?
    while let sign = peeked, let digit = Self.decimal(sign) {
      place += 1
      let next = (result ?? 0) * 10 + digit
      guard next <= 0xFF_FFFF else { throw fault(.numberTooBig, at: start, length: place - start) }
      result = next
    }
    return result
  }

  static func decimal(_ sign: Unicode.Scalar) -> Int? {
    (0x30...0x39).contains(sign.value) ? Int(sign.value) - 0x30 : nil
  }

  // MARK: Groups

  /// Reads what stands behind a parenthesis; false for a comment, which changes nothing.
  private mutating func open(_ start: Int) throws(PatternFault) -> Bool {
    var group = Group(place: start, isSpaced: isSpaced, isLook: false, isBehind: false)
    guard take("?") else {
      captures += 1
      groups.append(group)
      return true
    }
    // Among blanks that are left out a comment of this form is still one.
    guard let sign = raw == "#" ? raw : peeked else {
      throw fault(.unknownGroup, at: start, length: 2)
    }
    place += 1
    switch sign {
    case ":", ">": break
    case "=", "!": group.isLook = true
    case "#":
      while let sign = raw, sign != ")" {
        _ = sign
        place += 1
      }
      guard take(")") else { throw fault(.unclosedComment, at: start, length: 3) }
      return false
    case "<":
      if peeked == "=" || peeked == "!" {
        place += 1
        group.isLook = true
        group.isBehind = true
        behinds += 1
      } else {
        try name(start)
        captures += 1
      }
    default:
      place -= 1
      guard try flags(start) else { return true }
    }
    groups.append(group)
    return true
  }

  private mutating func name(_ start: Int) throws(PatternFault) {
    guard let name = groupName(), names.insert(name).inserted else {
      throw fault(.badGroupName, at: start, length: max(3, place - start))
    }
  }

  /// Letters and digits up to `>`, the first a letter.
  mutating func groupName() -> String? {
    var name = ""
    while let sign = peeked, sign != ">" {
      let isLetter = sign.isASCII && Character(sign).isLetter
      guard isLetter || (!name.isEmpty && Self.decimal(sign) != nil) else { return nil }
      name.unicodeScalars.append(sign)
      place += 1
    }
    return take(">") && !name.isEmpty ? name : nil
  }

  /// Flags for what follows; true where they are for a group of their own.
  private mutating func flags(_ start: Int) throws(PatternFault) -> Bool {
    var isOn = true
    var spaced = isSpaced
    var isFirst = true
    while let sign = peeked {
      place += 1
      switch sign {
      case ")" where !isFirst:
        isSpaced = spaced
        return false
      case ":" where !isFirst:
        isSpaced = spaced
        return true
      case "-": isOn = false
      case "x": spaced = isOn
      case "i", "d", "m", "s", "u", "w": break
      default:
        throw fault(isFirst ? .unknownGroup : .badFlags, at: isFirst ? start : place - 1)
      }
      isFirst = false
    }
    throw fault(.badFlags, at: start, length: place - start)
  }

  // MARK: References

  mutating func refer(to number: Int, from start: Int) throws(PatternFault) {
    try refuseBehind(start)
    var number = number
    // Digits are taken as long as there are more groups so far than they say, whatever comes of it.
    while number < captures, let sign = raw, let digit = Self.decimal(sign) {
      number = number * 10 + digit
      place += 1
    }
    references.append((number, start, place - start))
  }

  mutating func referByName(from start: Int) throws(PatternFault) {
    guard take("<"), let name = groupName() else {
      throw fault(.badEscape("\\k<name>"), at: start, length: 2)
    }
    guard names.contains(name) else {
      throw fault(.noSuchGroup(name), at: start, length: place - start)
    }
    try refuseBehind(start)
  }

  func refuseEndless(_ start: Int) throws(PatternFault) { try refuseBehind(start) }
}
