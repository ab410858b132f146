package import MuntinSpec

/// Colour schemes by their names: those that were read from files, and those that are shipped.
package enum ColorPresets {
  /// The names of the shipped ones, sorted.
  package static let names = ShippedPresets.all.map(\.name).sorted()

  /// Colours by iTerm2's keys; nil for a name that is not known.
  package static func colors(of name: String, in workspace: Workspace) -> [String: JSONValue]? {
    workspace.presets[name] ?? colors(of: name)
  }

  /// Those of a shipped one.
  package static func colors(of name: String) -> [String: JSONValue]? {
    guard let preset = ShippedPresets.all.first(where: { $0.name == name }) else { return nil }
    let digits = preset.colors.split { $0 == " " || $0 == "\n" }
    var colors: [String: JSONValue] = [:]
    for (key, digits) in zip(keys, digits) { colors[key] = Color(hex: digits)?.json }
    return colors
  }

  /// The same for the terms of panes.
  package static func colorSet(of name: String, in workspace: Workspace) -> ColorSet? {
    colors(of: name, in: workspace).map { ColorSet($0) }
  }

  private static let keys =
    [
      "Foreground Color", "Background Color", "Bold Color", "Cursor Color", "Cursor Text Color",
      "Selection Color", "Selected Text Color", "Link Color",
    ] + (0..<16).map { "Ansi \($0) Color" }
}

extension Color {
  /// `rrggbb`.
  fileprivate init?(hex digits: some StringProtocol) {
    guard let number = UInt32(digits, radix: 16) else { return nil }
    self.init(
      red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
      blue: UInt8(truncatingIfNeeded: number))
  }
}

extension ColorSet {
  /// The colours that panes can have, out of those by iTerm2's keys.
  init(_ colors: [String: JSONValue]) {
    self.init()
    func color(_ key: String) -> Color? { colors[key].flatMap { Color($0) } }
    foreground = color("Foreground Color")
    background = color("Background Color")
    bold = color("Bold Color")
    cursor = color("Cursor Color")
    cursorText = color("Cursor Text Color")
    selection = color("Selection Color")
    selectedText = color("Selected Text Color")
    link = color("Link Color")
    for index in 0..<16 { ansi[index] = color("Ansi \(index) Color") }
  }
}
