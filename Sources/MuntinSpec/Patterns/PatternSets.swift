/// What stands between square brackets.
extension PatternCheck {
  /// What was read last, which says what a dash or an ampersand means.
  private enum SetState {
    case start
    case literal
    case whole, range, operation
  }

  /// Reads to the bracket that ends the set; sets inside of it too.
  mutating func set(_ start: Int) throws(PatternFault) {
    var opened = [start]
    var state = openSet()
    if case .whole = state { return try posix(start) }
    while let innermost = opened.last {
      guard let sign = peeked else { throw fault(.unclosedSet, at: innermost) }
      let here = place
      place += 1
      switch sign {
      case "]":
        // As the first sign it stands for itself; `openSet` has taken it then.
        if case .operation = state { throw fault(.emptyOperand, at: here) }
        opened.removeLast()
        state = .whole
      case "[":
        let before = place - 1
        let inner = openSet()
        if case .whole = inner {
          try posix(before)
          state = .whole
        } else {
          opened.append(before)
          state = inner
        }
      case "\\": state = try setEscape(here, state)
      case "-": state = try dash(here, state)
      case "&":
        guard peeked == "&" else {
          // One alone is no start of a range; ICU takes the literal before it instead.
          if case .operation = state { lastLiteral = sign.value }
          state = .literal
          continue
        }
        switch state {
        case .start: throw fault(.emptyOperand, at: here, length: 2)
        case .operation:
          lastLiteral = sign.value
          state = .literal
        default:
          place += 1
          state = .operation
        }
      default:
        lastLiteral = sign.value
        state = .literal
      }
    }
  }

  /// Behind the bracket: a circumflex, a bracket that stands for itself, or `:name:]`, which is a
  /// whole set.
  private mutating func openSet() -> SetState {
    if peeked == ":", let end = posixEnd() {
      place = end
      return .whole
    }
    _ = take("^")
    guard take("]") else { return .start }
    lastLiteral = 0x5D
    return .literal
  }

  /// The place behind `:]`; nil where there is none, and the colon stands for itself.
  private func posixEnd() -> Int? {
    var end = place + 1
    if end < scalars.count, scalars[end] == "^" { end += 1 }
    // The first sign belongs to the name, whatever it is.
    while end < scalars.count {
      if scalars[end] == "\\", end + 1 < scalars.count,
        "acefnrtuUx0Q".unicodeScalars.contains(scalars[end + 1])
      {
        return nil
      }
      end += 1
      guard end < scalars.count, scalars[end] == ":" else { continue }
      return end + 1 < scalars.count && scalars[end + 1] == "]" ? end + 2 : nil
    }
    return nil
  }

  private mutating func posix(_ start: Int) throws(PatternFault) {
    var name = scalars[(start + 2)..<(place - 2)]
    if name.first == "^" { name = name.dropFirst() }
    var text = ""
    text.unicodeScalars.append(contentsOf: name)
    guard PropertyNames.isKnown(text) else {
      throw fault(.unknownProperty(text), at: start, length: place - start)
    }
  }

  private mutating func setEscape(
    _ here: Int, _ state: SetState
  ) throws(PatternFault) -> SetState {
    guard let sign = raw else { throw fault(.unfinishedEscape, at: here) }
    place += 1
    switch sign {
    case "p", "P":
      try property(here)
      return .whole
    case "N":
      lastLiteral = try namedCharacter(here)
      return .literal
    case "d", "D", "h", "H", "s", "S", "v", "V", "w", "W": return .range
    case "Q":
      guard let last = quotedText().last else { return state }
      lastLiteral = last.value
      return .literal
    default:
      lastLiteral = try literal(sign, here)
      return .literal
    }
  }

  /// A dash: of a range, of a difference, or itself.
  private mutating func dash(_ here: Int, _ state: SetState) throws(PatternFault) -> SetState {
    if peeked == "-" {
      switch state {
      case .start: throw fault(.emptyOperand, at: here, length: 2)
      case .operation:
        lastLiteral = 0x2D
        return .literal
      default:
        place += 1
        return .operation
      }
    }
    if case .operation = state { lastLiteral = 0x2D }
    guard case .literal = state, let next = peeked, next != "]", next != "[" else {
      return .literal
    }
    return try rangeEnd(here)
  }

  private mutating func rangeEnd(_ here: Int) throws(PatternFault) -> SetState {
    guard let next = raw else { return .literal }
    var last = next.value
    place += 1
    if next == "\\" {
      guard let sign = raw else { throw fault(.unfinishedEscape, at: here + 1) }
      place += 1
      switch sign {
      case "d", "D", "s", "S", "w", "W":
        throw fault(.rangeOfClass, at: here + 1, length: 2)
      case "p":
        place -= 2
        return .literal
      case "N":
        last = try namedCharacter(here + 1)
      case "Q":
        guard let quotedSign = raw else { throw fault(.unclosedSet, at: here) }
        last = quotedSign.value
        _ = quoted()
      default: last = try literal(sign, here + 1)
      }
    }
    guard let first = lastLiteral, last >= first else {
      throw fault(.rangeOrder, at: max(0, here - 1), length: place - here + 1)
    }
    return .range
  }
}
