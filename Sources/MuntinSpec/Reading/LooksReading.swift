import MuntinYAML

/// Reads colours, badges and fonts.
extension SpecReading {
  mutating func color(_ node: Node) -> Color? {
    guard let text = text(node, .label, expected: "a color") else { return nil }
    if let color = ColorText(text.value).color { return color }
    let near = nearest(to: text.value, among: ColorNames.names)
    report(.notAColor(text.shown, nearest: near, at: node.range))
    return nil
  }

  mutating func colors(_ node: Node) -> ColorSet {
    var colors = ColorSet()
    guard let fields = fields(node, ColorsKey.self) else { return colors }
    if let preset = fields[.preset] { colors.preset = label(preset, expected: "a preset") }
    colors.foreground = fields[.foreground].flatMap { color($0) }
    colors.background = fields[.background].flatMap { color($0) }
    colors.cursor = fields[.cursor].flatMap { color($0) }
    colors.cursorText = fields[.cursorText].flatMap { color($0) }
    colors.selection = fields[.selection].flatMap { color($0) }
    colors.selectedText = fields[.selectedText].flatMap { color($0) }
    colors.bold = fields[.bold].flatMap { color($0) }
    colors.link = fields[.link].flatMap { color($0) }
    if let ansi = fields[.ansi] { colors.ansi = self.ansi(ansi) }
    return colors
  }

  private mutating func ansi(_ node: Node) -> [Int: Color] {
    var result: [Int: Color] = [:]
    if case .sequence(let items) = node.content {
      guard items.count == AnsiKey.allCases.count else {
        report(.wrongType(expected: "a list of sixteen colors, or a mapping", found: node))
        return result
      }
      for (index, item) in items.enumerated() { result[index] = color(item) }
      return result
    }
    guard let fields = fields(node, AnsiKey.self) else { return result }
    for (index, key) in AnsiKey.allCases.enumerated() {
      if let one = fields[key] { result[index] = color(one) }
    }
    return result
  }

  /// Text, or text with a colour.
  mutating func badge(_ node: Node) -> Badge? {
    guard case .mapping = node.content else {
      let text = text(node, .label, expected: "a badge")
      return text.map { Badge(text: $0) }
    }
    guard let fields = fields(node, BadgeKey.self) else { return nil }
    let color = fields[.color].flatMap { self.color($0) }
    require([.text], in: fields, at: fields.range)
    guard let text = fields[.text] else { return nil }
    let shown = self.text(text, .label, expected: "a badge")
    return shown.map { Badge(text: $0, color: color) }
  }

  mutating func font(_ node: Node) -> Font? {
    guard let fields = fields(node, FontKey.self) else { return nil }
    return Font(
      family: fields[.family].flatMap { label($0, expected: "the name of a font") },
      size: fields[.size].flatMap { number($0, above: 0, expected: "a number above 0") })
  }
}

/// A colour as it is written.
struct ColorText {
  /// Nil for what is not a colour.
  let color: Color?

  init(_ text: String) {
    if let rgb = ColorNames.index[text] {
      color = Self.color(rgb)
    } else if text.utf8.first == UInt8(ascii: "#") {
      color = Self.hex(Array(text.utf8.dropFirst()))
    } else {
      color = Self.function(text)
    }
  }

  private static func color(_ rgb: UInt32) -> Color {
    Color(
      red: UInt8(truncatingIfNeeded: rgb >> 16), green: UInt8(truncatingIfNeeded: rgb >> 8),
      blue: UInt8(truncatingIfNeeded: rgb))
  }

  private static func hex(_ digits: [UInt8]) -> Color? {
    let values = digits.prefix(9).compactMap { digit -> UInt8? in
      switch digit {
      case 0x30...0x39: digit - 0x30
      case 0x41...0x46: digit - 0x41 + 10
      case 0x61...0x66: digit - 0x61 + 10
      default: nil
      }
    }
    guard values.count == digits.count else { return nil }
    switch values.count {
    case 3: return Color(red: values[0] * 17, green: values[1] * 17, blue: values[2] * 17)
    case 6, 8:
      let bytes = stride(from: 0, to: values.count, by: 2).map { values[$0] * 16 + values[$0 + 1] }
      return Color(
        red: bytes[0], green: bytes[1], blue: bytes[2], alpha: bytes.count == 4 ? bytes[3] : 255)
    default: return nil
    }
  }

  /// `rgb(r,g,b)`, spaces around the numbers allowed.
  private static func function(_ text: String) -> Color? {
    guard text.utf8.count < 64, text.hasPrefix("rgb("), text.hasSuffix(")") else { return nil }
    let inner = text.dropFirst(4).dropLast()
    let parts = inner.split(separator: ",", omittingEmptySubsequences: false).map { part in
      var digits = part.drop { $0 == " " }
      while digits.last == " " { digits.removeLast() }
      return digits
    }
    let bytes = parts.compactMap { part in
      part.utf8.count <= 3 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? UInt8(part) : nil
    }
    guard parts.count == 3, bytes.count == 3 else { return nil }
    return Color(red: bytes[0], green: bytes[1], blue: bytes[2])
  }
}
