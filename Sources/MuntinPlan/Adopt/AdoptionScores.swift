import MuntinSpec

/// What makes a live thing like a node, for each kind of node.
struct AdoptionScores {
  let capabilities: HostCapabilities

  func likeness(_ window: DesiredWindow, _ live: LiveWindow) -> Likeness {
    let title = live.attributes[.title] ?? ""
    var likeness = Likeness("\(live.id) \(Shown.quoted(title))")
    likeness.compare("title", weight: 50, isTitled(title, window.node))
    likeness.compare("number of tabs", weight: 20, window.tabs.count == live.tabs.count)
    let titles = Set(live.tabs.compactMap { $0.attributes[.title] })
    likeness.compare(
      "titles of tabs", weight: 30,
      window.tabs.allSatisfy { tab in titles.contains { isTitled($0, tab.node) } })
    return likeness
  }

  /// - Parameter isInPlace: both stand at the same place of their windows.
  func likeness(_ tab: DesiredTab, _ live: LiveTab, isInPlace: Bool) -> Likeness {
    let title = live.attributes[.title] ?? ""
    var likeness = Likeness("\(live.id) \(Shown.quoted(title))")
    likeness.compare("title", weight: 50, isTitled(title, tab.node))
    likeness.compare("number of panes", weight: 20, tab.panes.count == live.panes.count)
    likeness.compare("place", weight: 15, isInPlace)
    likeness.compare(
      "layout", weight: 15, Self.isAlike(tab.layout, live.layout))
    return likeness
  }

  func likeness(_ pane: DesiredPane, _ live: LivePane, isInPlace: Bool) -> Likeness {
    var likeness = Likeness(
      "\(live.id) \(Shown.escaped(live.command)) in \(Shown.escaped(live.directory))")
    likeness.compare(
      "title", weight: 25,
      pane.node.attributes[.title].map { $0.value == live.attributes[.title] })
    likeness.compare(
      "folder", weight: 25, pane.start.directory.map { $0.value == live.directory })
    likeness.compare(
      "command", weight: 30, Self.program(of: pane).map { $0 == Self.base(live.command) })
    likeness.compare("place", weight: 20, isInPlace)
    return likeness
  }

  func isTitled(_ title: String, _ node: DesiredNode) -> Bool {
    let wanted = node.attributes[.title]?.value ?? node.key.name
    return capabilities.normal(.title, node.key.kind, wanted) == title
  }

  // MARK: Shapes

  /// Whether both are divided in the same way, whatever the sizes.
  static func isAlike(_ tree: LayoutTree, _ live: CellNode) -> Bool { shape(tree) == shape(live) }

  /// How a tab is divided, without names and sizes.
  private static func shape(_ tree: LayoutTree) -> String {
    switch tree {
    case .pane: "."
    case .split(let axis, let children):
      (axis == .columns ? "{" : "[") + children.map { shape($0.tree) }.joined() + "]"
    }
  }

  private static func shape(_ node: CellNode) -> String {
    switch node.content {
    case .pane: "."
    case .split(let axis, let children):
      (axis == .columns ? "{" : "[") + children.map(shape).joined() + "]"
    }
  }

  // MARK: Commands

  /// The program that a pane is to run; nil for a shell, which is like any other.
  static func program(of pane: DesiredPane) -> String? {
    let line: Substring? =
      switch pane.start.process {
      case .arguments(let words): words.first.map { $0.value[...] }
      case .shellText(let text): text.value[...]
      case nil: pane.input.run.last.map { $0.value[...] }
      }
    // Words before it may set variables: `PORT=1 npm start`.
    let words = line?.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" }) ?? []
    return words.first { !$0.contains("=") }.map { base(String($0)) }
  }

  /// The name of a program without its folder, and without the dash of a login shell.
  static func base(_ command: String) -> String {
    let name = command.split(separator: "/").last.map(String.init) ?? command
    return name.hasPrefix("-") ? String(name.dropFirst()) : name
  }
}
