extension CellStyle {
  /// Changes the style as `CSI … m` says; what is unknown changes nothing.
  ///
  /// - Source: ECMA-48 and xterm; colours as `38;5;n`, `38;2;r;g;b`, and the same with colons,
  ///   where a colour space may stand before red. An underline of another kind (`4:3`) is one.
  package mutating func apply(_ sequence: ControlSequence) {
    guard sequence.prefix == 0, sequence.intermediates.isEmpty else { return }
    if sequence.groups.isEmpty {
      self = CellStyle()
      return
    }
    var rest = sequence.groups[...]
    while var group = rest.popFirst() {
      let code = group.removeFirst() ?? 0
      guard [38, 48, 58].contains(code) else {
        // `4:0` is no underline.
        apply(code == 4 && group.first == .some(0) ? 24 : code)
        continue
      }
      var parts = group.isEmpty ? rest.map { $0.first ?? nil }[...] : group[...]
      let color = Self.color(&parts)
      if group.isEmpty { rest = rest.suffix(parts.count) }
      if code == 38 { foreground = color ?? foreground }
      if code == 48 { background = color ?? background }
    }
  }

  private mutating func apply(_ code: Int) {
    switch code {
    case 0: self = CellStyle()
    case 1: isBold = true
    case 2: isFaint = true
    case 3: isItalic = true
    case 4: isUnderlined = true
    case 5, 6: isBlinking = true
    case 7: isInverse = true
    case 8: isInvisible = true
    case 9: isStruckOut = true
    case 21: isUnderlined = true
    case 22:
      isBold = false
      isFaint = false
    case 23: isItalic = false
    case 24: isUnderlined = false
    case 25: isBlinking = false
    case 27: isInverse = false
    case 28: isInvisible = false
    case 29: isStruckOut = false
    case 30...37: foreground = .palette(code - 30)
    case 39: foreground = .standard
    case 40...47: background = .palette(code - 40)
    case 49: background = .standard
    case 90...97: foreground = .palette(code - 90 + 8)
    case 100...107: background = .palette(code - 100 + 8)
    default: break
    }
  }

  private static func color(_ rest: inout ArraySlice<Int?>) -> Color? {
    switch rest.popFirst() ?? nil {
    case 5:
      guard let index = rest.popFirst() ?? nil, (0...255).contains(index) else { return nil }
      return .palette(index)
    case 2:
      // `2::r:g:b` leaves the colour space out.
      if rest.count > 3, rest.first == .some(nil) { rest.removeFirst() }
      let parts = rest.prefix(3).map { $0 ?? 0 }
      rest = rest.dropFirst(3)
      guard parts.count == 3, parts.allSatisfy({ (0...255).contains($0) }) else { return nil }
      return .rgb(red: UInt8(parts[0]), green: UInt8(parts[1]), blue: UInt8(parts[2]))
    default: return nil
    }
  }
}
