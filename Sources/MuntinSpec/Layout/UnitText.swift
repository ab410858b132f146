/// Numbers of a spec that carry a unit: at most six digits, and as many behind a point.
package struct UnitText {
  let number: Double
  let digits: Substring
  let unit: String

  /// Nil where no number stands at the start.
  package init?(_ text: String, mostDigits: Int = 6) {
    let isDigit: (Character) -> Bool = { $0.isASCII && $0.isNumber }
    let whole = text.prefix(while: isDigit)
    var rest = text.dropFirst(whole.count)
    guard !whole.isEmpty, whole.count <= mostDigits else { return nil }
    var end = whole.endIndex
    if rest.first == "." {
      let part = rest.dropFirst().prefix(while: isDigit)
      guard !part.isEmpty, part.count <= 6 else { return nil }
      end = part.endIndex
      rest = text[end...]
    }
    guard let number = Double(text[..<end]) else { return nil }
    self.number = number
    digits = text[..<end]
    unit = String(rest)
  }

  /// The size of a child of a split.
  package var size: LayoutSize? {
    switch unit {
    case "%" where number > 0 && number <= 100: .percent(number)
    case "c" where number >= 1 && !digits.contains("."): .cells(Int(number))
    case "fr" where number > 0: .share(number)
    default: nil
    }
  }

  /// A length of time in milliseconds, at least 1 and at most 30 days.
  var milliseconds: Int? {
    let factor: Double? =
      switch unit {
      case "ms": 1
      case "s": 1000
      case "m": 60_000
      case "h": 3_600_000
      default: nil
      }
    guard let factor, number > 0, number * factor <= 2_592_000_000 else { return nil }
    return max(1, Int((number * factor).rounded()))
  }
}
