import MuntinSpec

/// The looks of a captured pane, from what is seen and what its mark says.
struct CapturedLooks {
  private let live: [Attribute: String]
  private let mark: Mark?
  private let capabilities: HostCapabilities
  private(set) var kept: [String] = []
  private(set) var approximated: [String] = []
  private(set) var lost: [String] = []
  /// What cannot be stated is left alone by a plan.
  private(set) var ignored: Set<IgnoredAttribute> = []

  init(_ live: [Attribute: String], _ mark: Mark?, _ capabilities: HostCapabilities) {
    self.live = live
    self.mark = mark
    self.capabilities = capabilities
  }

  mutating func dress(_ pane: inout PaneSpec, title: String?) {
    pane.title = title.flatMap { text(.title, $0, .label, .title) }.map { SpecText($0) }
    if title == nil, live[.title] != nil, mark?.applied[.title].map(Mark.isSecret) == true {
      lost.append("title, which came from a secret")
      ignored.insert(.title)
    }
    pane.profile = value(.profile, .title).flatMap { TextRule.label.allows($0) ? $0 : nil }
    if let badge = value(.badge, .badge).flatMap({ text(.badge, $0, .label, .badge) }) {
      let color = value(.badgeColor, .badge).flatMap { Self.color($0) }
      pane.badge = Badge(text: SpecText(badge), color: color)
      kept.append("badge")
    } else if live[.badgeColor] != nil, mark?.applied[.badgeColor] != nil {
      ignored.insert(.badge)
    }
    dressColors(&pane)
    for name in live.keys.sorted() {
      guard let variable = name.variableName, variable != "muntin" else { continue }
      guard Names.isVariableName(variable) else {
        lost.append("the user option \(variable): a file has no such names of variables")
        continue
      }
      guard let value = value(name, .variables).flatMap({ text(name, $0, .anything, .variables) })
      else { continue }
      pane.variables.append(EnvironmentEntry(variable, SpecText(value)))
    }
    if !pane.variables.isEmpty { kept.append("variables") }
    pane.hidden = live[.hidden] == "true"
    if pane.profile != nil, !capabilities.hasProfiles {
      approximated.append("its profile is not part of the file; the looks are written out")
    }
    pane.ignore = ignored
  }

  /// A colour that is the same wherever it is shown: what a terminal calls red is a place in a palette,
  /// and no colour yet.
  static func color(_ text: String) -> Color? {
    text.hasPrefix("#") ? ColorText(text).color : nil
  }

  private mutating func dressColors(_ pane: inout PaneSpec) {
    var colors: [Attribute: Color] = [:]
    for name in live.keys.sorted() where name.isColors {
      guard let value = value(name, .colors) else { continue }
      colors[name] = Self.color(value)
      if colors[name] == nil {
        approximated.append("\(name) is \(value), which is left as it is")
        ignored.insert(.colors)
      }
    }
    pane.color = value(.color, .colors).flatMap { Self.color($0) }
    let background = Attribute.color("background")
    if let tint = pane.color {
      // A tint is the background, too, where no other is stated.
      if colors[background] == tint {
        colors[background] = nil
      } else if colors[background] == nil {
        ignored.insert(.colors)
      }
    }
    for (name, color) in colors { pane.colors.set(name, color) }
    if pane.color != nil || !pane.colors.isEmpty { kept.append("colours") }
  }

  /// What is seen of an attribute, in the form in which it was applied where that is the same.
  ///
  /// Of a host with profiles only what was applied counts, and what a person writes on a pane.
  private mutating func value(_ name: Attribute, _ group: IgnoredAttribute) -> String? {
    guard let value = live[name] else { return nil }
    guard let applied = mark?.applied[name] else {
      // What every pane has without a word needs none.
      if name == .profile, value == capabilities.defaultProfile { return nil }
      // The badge of a pane that was given a profile is that of the profile.
      let isStated =
        !capabilities.hasProfiles || name == .profile
        || (name == .badge && mark?.applied[.profile] == nil)
      return isStated || name.variableName != nil ? value : nil
    }
    if Mark.isSecret(applied) {
      lost.append("\(name), which came from a secret")
      ignored.insert(group)
      return nil
    }
    return capabilities.normal(name, .pane, applied) == value && Mark.shown(applied) == applied
      ? applied : value
  }

  private mutating func text(
    _ name: Attribute, _ value: String, _ rule: TextRule, _ group: IgnoredAttribute
  ) -> String? {
    if rule.allows(value), value.utf8.count <= rule.longest { return value }
    lost.append("\(name): it holds control characters, or is too long")
    ignored.insert(group)
    return nil
  }
}

extension ColorSet {
  /// By the names that attributes have for colours.
  fileprivate mutating func set(_ name: Attribute, _ color: Color) {
    switch name.name {
    case "colors.foreground": foreground = color
    case "colors.background": background = color
    case "colors.cursor": cursor = color
    case "colors.cursor-text": cursorText = color
    case "colors.selection": selection = color
    case "colors.selected-text": selectedText = color
    case "colors.bold": bold = color
    case "colors.link": link = color
    default:
      let prefix = "colors.ansi."
      if name.name.hasPrefix(prefix), let index = Int(name.name.dropFirst(prefix.count)) {
        ansi[index] = color
      }
    }
  }
}
