import MuntinPlan

/// The looks of a node in tmux's options.
enum TmuxLook {
  /// What tmux can show.
  static func shows(_ attribute: Attribute, _ kind: NodeKey.Kind) -> Bool {
    switch kind {
    case .window: attribute == .title
    case .tab: attribute == .title || attribute == .color
    case .pane:
      switch attribute {
      case .title, .color, .badge, .badgeColor, .broadcast, .profile, .cursorStyle, foreground,
        background, cursor:
        true
      default:
        attribute.variableName.map(TmuxText.isVariable) ?? (ansiIndex(attribute) != nil)
      }
    }
  }

  /// The parts of a badge or a title that tmux has no value for, as they are written.
  static func lacks(_ attribute: Attribute, _ value: String) -> [String] {
    switch attribute {
    case .badge: TmuxInterpolation(value, for: .border).missing
    case .title where value.contains("\\"): TmuxInterpolation(value, for: .title).missing
    default: []
    }
  }

  static let foreground = Attribute.color("foreground")
  static let background = Attribute.color("background")
  static let cursor = Attribute.color("cursor")
  /// The user option that holds the colour of a pane's badge, which stands in its border's format.
  static let badgeColorOption = "@muntin-badge-color"
  /// The user option that holds the name of a pane's profile, for badges that show it.
  static let profileOption = "@muntin-profile"

  private static let ansi = Attribute.color("ansi.").name

  static func ansiIndex(_ attribute: Attribute) -> Int? {
    guard attribute.name.hasPrefix(ansi) else { return nil }
    return Int(attribute.name.dropFirst(ansi.count)).flatMap { (0...15).contains($0) ? $0 : nil }
  }

  /// The form in which tmux gives a value back.
  static func normal(_ attribute: Attribute, _ kind: NodeKey.Kind, _ value: String) -> String {
    switch (attribute, kind) {
    case (.title, .window): TmuxText.sessionName(value)
    case (.broadcast, _): "on"
    default: attribute.isColors || attribute == .color ? opaque(value) : value
    }
  }

  /// tmux knows no transparency.
  private static func opaque(_ color: String) -> String {
    color.utf8.count == 9 && color.hasPrefix("#") ? String(color.prefix(7)) : color
  }

  /// Commands that give a node one of its attributes; `all` are all that it is to have.
  static func commands(
    _ attribute: Attribute, _ value: String?, of kind: NodeKey.Kind, at target: String?,
    all: [Attribute: String]
  ) -> [TmuxCommand] {
    let options = TmuxOptions(kind, target: target)
    switch (attribute, kind) {
    case (.title, .window):
      return [rename("rename-session", TmuxText.sessionName(value ?? ""), target)]
    case (.title, .tab): return [rename("rename-window", value ?? "", target)]
    case (.title, .pane): return TmuxTitle.commands(value, options)
    case (.profile, _):
      return [options.set(profileOption, value)] + TmuxTitle.refresh(all[.title], options)
    case (.color, .tab):
      let style = value.map { "bg=\(opaque($0)),fg=\(contrast(opaque($0)))" }
      return [
        options.set("window-status-style", style),
        options.set("window-status-current-style", style.map { $0 + ",bold,underscore" }),
      ]
    case (.color, .pane), (foreground, _), (background, _):
      let style = paneStyle(all)
      return [options.set("window-style", style), options.set("window-active-style", style)]
    case (cursor, _): return [options.set("cursor-colour", value.map(opaque))]
    case (.cursorStyle, _): return [options.setIfKnown("cursor-style", value)]
    case (.badge, _), (.badgeColor, _): return badge(all, options)
    case (.broadcast, _): return [options.set("synchronize-panes", value.map { _ in "on" })]
    default:
      if let index = ansiIndex(attribute) {
        return [options.set("pane-colours[\(index)]", value.map(opaque))]
      }
      if let name = attribute.variableName, TmuxText.isVariable(name) {
        return [options.set("@" + name, value)] + TmuxTitle.refresh(all[.title], options)
      }
      return []
    }
  }

  private static func rename(_ command: String, _ name: String, _ target: String?) -> TmuxCommand {
    TmuxCommand(
      [command] + (target.map { ["-t", $0] } ?? []) + ["--", TmuxText.literal(name)])
  }

  private static func paneStyle(_ all: [Attribute: String]) -> String? {
    let parts = [
      all[foreground].map { "fg=" + opaque($0) },
      (all[background] ?? all[.color]).map { "bg=" + opaque($0) },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ",")
  }

  private static func badge(_ all: [Attribute: String], _ options: TmuxOptions) -> [TmuxCommand] {
    let text = all[.badge]
    let format = text.map { text in
      let style = all[.badgeColor].map { "#[fg=\(opaque($0))]" } ?? ""
      return " \(style)\(TmuxInterpolation(text, for: .border).format)#[default] "
    }
    return [
      options.set("@muntin-badge", text), options.set(badgeColorOption, all[.badgeColor]),
      options.set("pane-border-format", format),
    ]
      + badgeLine(at: options.target)
  }

  /// The border line shows as long as a pane of the tab has a badge; else the user's own setting
  /// holds.
  static func badgeLine(at target: String?) -> [TmuxCommand] {
    let status = TmuxOptions(.tab, target: target)
    return [
      status.set("pane-border-status", nil),
      // The name is expanded too: without a badge none is left, and nothing is set.
      status.setIfKnown("#{?#{P:#{@muntin-badge}},pane-border-status,}", "top"),
    ]
  }

  /// Black or white, whichever reads better on a colour (by the luminance of Rec. 709).
  private static func contrast(_ color: String) -> String {
    let number = Int(color.dropFirst(), radix: 16) ?? 0
    let light = 2126 * (number >> 16) + 7152 * (number >> 8 & 255) + 722 * (number & 255)
    return light > 1_200_000 ? "#000000" : "#ffffff"
  }

  /// The colours of a style such as `fg=#aabbcc,bg=#102030`.
  static func colors(inStyle style: String) -> (foreground: String?, background: String?) {
    var result: (foreground: String?, background: String?) = (nil, nil)
    if style.isEmpty || style == "default" { return result }
    for part in style.split(separator: ",") {
      if part.hasPrefix("fg=") { result.foreground = String(part.dropFirst(3)) }
      if part.hasPrefix("bg=") { result.background = String(part.dropFirst(3)) }
    }
    return result
  }
}

/// `set-option` for one node. Without a target it means what the command before it made.
struct TmuxOptions {
  let kind: NodeKey.Kind
  let target: String?

  init(_ kind: NodeKey.Kind, target: String?) {
    self.kind = kind
    self.target = target
  }

  private var place: [String] {
    let scope =
      switch kind {
      case .window: [String]()
      case .tab: ["-w"]
      case .pane: ["-p"]
      }
    return scope + (target.map { ["-t", $0] } ?? [])
  }

  /// Nil takes the option away, so that what is inherited shows again.
  func set(_ name: String, _ value: String?) -> TmuxCommand {
    guard let value else { return TmuxCommand(["set-option", "-q", "-u"] + place + ["--", name]) }
    return TmuxCommand(["set-option"] + place + ["--", name, value])
  }

  /// The same, and nothing where this tmux has no such option.
  func setIfKnown(_ name: String, _ value: String?) -> TmuxCommand {
    guard let value else { return set(name, nil) }
    return TmuxCommand(["set-option", "-q"] + place + ["--", name, value])
  }

  func setExpanded(_ name: String, _ format: String) -> TmuxCommand {
    TmuxCommand(["set-option", "-F"] + place + ["--", name, format])
  }

  /// Each kind of node has its own option: a lookup goes from the pane outwards, and would take a
  /// pane's mark for its window's.
  static func mark(_ kind: NodeKey.Kind) -> String {
    switch kind {
    case .window: "@muntin-session"
    case .tab: "@muntin-window"
    case .pane: "@muntin"
    }
  }

  func mark(_ mark: Mark?) -> [TmuxCommand] {
    var commands = [set(Self.mark(kind), mark?.text)]
    if kind == .window {
      commands.append(set("@muntin-id", mark.map { TmuxFormats.identity($0.workspace) }))
    }
    return commands
  }
}
