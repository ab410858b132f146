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
      let text = interpolated(node, expected: "a badge", lines: true)
      return text.map { Badge(text: $0) }
    }
    guard let fields = fields(node, BadgeKey.self) else { return nil }
    let color = fields[.color].flatMap { self.color($0) }
    require([.text], in: fields, at: fields.range)
    guard let text = fields[.text] else { return nil }
    let shown = interpolated(text, expected: "a badge", lines: true)
    return shown.map { Badge(text: $0, color: color) }
  }

  mutating func font(_ node: Node) -> Font? {
    guard let fields = fields(node, FontKey.self) else { return nil }
    return Font(
      family: fields[.family].flatMap { label($0, expected: "the name of a font") },
      size: fields[.size].flatMap { number($0, above: 0, expected: "a number above 0") })
  }
}
