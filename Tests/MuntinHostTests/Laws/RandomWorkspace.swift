import MuntinSpec
import MuntinYAML

/// Workspaces of every kind that a file can describe, small enough to fit into 200x50 cells.
struct RandomWorkspace {
  var numbers: SeededNumbers
  private static let names = ["a", "b", "c", "d", "e", "日本", "x y", "(old)", "1", "2"]

  init(_ numbers: SeededNumbers) { self.numbers = numbers }

  mutating func make() -> Workspace {
    var workspace = Workspace(name: "w")
    workspace.profiles = ["base", "child"].map { name in
      var profile = Profile(name: name, range: .top)
      profile.parent = name == "child" ? "base" : "Default"
      profile.colors.foreground = color()
      profile.badge = name == "base" ? Badge(text: SpecText("from base")) : nil
      return profile
    }
    for name in Self.names.shuffled(using: &numbers).prefix(1 + numbers.below(3)) {
      workspace.windows.append(window(name))
    }
    link(&workspace)
    return workspace
  }

  mutating func window(_ name: String) -> WindowSpec {
    var window = WindowSpec(name: name, range: .top)
    window.isNumbered = numbers.chance(1, in: 5)
    if numbers.chance(1, in: 3) {
      window.extent = .cells(columns: 100 + numbers.below(150), rows: 40 + numbers.below(30))
    }
    for name in Self.names.shuffled(using: &numbers).prefix(1 + numbers.below(3)) {
      window.tabs.append(tab(name))
    }
    if numbers.chance(1, in: 6) { window.ignore = [.order] }
    if numbers.chance(1, in: 20) { window.protect = true }
    return window
  }

  mutating func tab(_ name: String) -> TabSpec {
    var tab = TabSpec(name: name, range: .top, layout: .pane("a"), layoutRange: .top)
    let count = 1 + numbers.below(5)
    if numbers.chance(1, in: 3) {
      tab.panes = (1...count).map { pane("\($0)", isNumbered: true) }
    } else {
      tab.panes = Self.names.dropLast(2).shuffled(using: &numbers).prefix(count)
        .map { pane($0, isNumbered: false) }
    }
    if numbers.chance(1, in: 2) { tab.color = color() }
    if numbers.chance(1, in: 8) { tab.ignore = [numbers.pick([.size, .color, .zoom, .focus])] }
    if numbers.chance(1, in: 20) { tab.protect = true }
    if numbers.chance(1, in: 2) { tab.panes[numbers.below(count)].focus = true }
    if numbers.chance(1, in: 4) { tab.panes[numbers.below(count)].zoom = true }
    divide(&tab)
    return tab
  }

  mutating func pane(_ name: String, isNumbered: Bool) -> PaneSpec {
    var pane = PaneSpec(name: name, range: .top)
    pane.isNumbered = isNumbered
    pane.command = command()
    if numbers.chance(1, in: 3) { pane.directory = text() }
    if numbers.chance(1, in: 3) { pane.environment = [EnvironmentEntry("E", text())] }
    dress(&pane)
    pane.restart = numbers.pick([.ifExited, .ifExited, .never, .always])
    if numbers.chance(1, in: 10) { pane.protect = true }
    if numbers.chance(1, in: 6) {
      pane.waits = [WaitCondition(.file(SpecText("/")), timeout: 1000)]
    }
    return pane
  }

  mutating func dress(_ pane: inout PaneSpec) {
    pane.title = numbers.chance(1, in: 3) ? text() : nil
    pane.badge = numbers.chance(1, in: 3) ? Badge(text: text(), color: color()) : nil
    pane.profile = numbers.chance(1, in: 4) ? numbers.pick(["base", "child", "other"]) : nil
    pane.color = numbers.chance(1, in: 3) ? color() : nil
    pane.colors = ColorSet()
    if numbers.chance(1, in: 3) { pane.colors.ansi = [numbers.below(16): color()] }
    if numbers.chance(1, in: 3) { pane.variables = [EnvironmentEntry("v", text())] }
    pane.hidden = numbers.chance(1, in: 8)
    if numbers.chance(1, in: 8) {
      pane.ignore = [numbers.pick([.title, .badge, .colors, .variables, .size, .broadcast])]
    }
  }

  mutating func command() -> PaneCommand {
    switch numbers.below(5) {
    case 0: .shell(run: [], type: nil)
    case 1: .shell(run: [text()], type: numbers.chance(1, in: 3) ? text() : nil)
    case 2: .shell(run: [SpecText(numbers.pick(["vim", "npm start"]))], type: nil)
    case 3: .process(.arguments([SpecText("top"), text()]))
    default: .process(.shellText(SpecText(numbers.pick(["tail -f log", "make"]))))
    }
  }

  mutating func text() -> SpecText {
    let value = numbers.pick([
      "one", "two", "secret:x", "a 'b' \"c\"", "\u{1B}[31m", "日本", "{\"key\":1}",
      String(repeating: "long ", count: 90), "\n", "$(date)",
    ])
    return numbers.chance(1, in: 6) ? SpecText(value, shown: "(sensitive)") : SpecText(value)
  }

  mutating func color() -> Color {
    Color(
      red: UInt8(numbers.below(3)), green: 17, blue: 255,
      alpha: numbers.chance(1, in: 4) ? 128 : 255)
  }

  /// A new layout of the tab's panes, which come into its order.
  mutating func divide(_ tab: inout TabSpec) {
    let names = tab.panes.map(\.name)
    tab.layout = layout(tab.panes[0].isNumbered ? names[...] : names.shuffled(using: &numbers)[...])
    let places = Dictionary(uniqueKeysWithValues: tab.layout.leaves.enumerated().map { ($1, $0) })
    tab.panes.sort { places[$0.name, default: 0] < places[$1.name, default: 0] }
    guard tab.panes[0].isNumbered else { return }
    // A list gives its numbers by place.
    for p in tab.panes.indices { tab.panes[p].name = "\(p + 1)" }
    tab.layout = tab.layout.numbered()
  }

  private mutating func layout(_ names: ArraySlice<String>) -> LayoutTree {
    guard names.count > 1, let first = names.first else { return .pane(names.first ?? "a") }
    var children: [LayoutChild] = []
    var rest = names
    while !rest.isEmpty {
      let most = children.isEmpty ? rest.count - 1 : rest.count
      let count = 1 + numbers.below(most)
      let size: LayoutSize = numbers.pick([
        .share(1), .share(2.5), .percent(30), .cells(3 + numbers.below(4)), .percent(0.5),
      ])
      children.append(LayoutChild(layout(rest.prefix(count)), size: size))
      rest = rest.dropFirst(count)
    }
    guard children.count > 1 else { return .pane(first) }
    return .split(numbers.chance(1, in: 2) ? .columns : .rows, children)
  }

  /// Broadcast groups and needs that point at panes which are there; needs only backwards.
  mutating func link(_ workspace: inout Workspace) {
    let all = workspace.panes.map {
      PaneAddress(window: $0.window.name, tab: $0.tab.name, pane: $0.pane.name)
    }
    workspace.broadcast = []
    if numbers.chance(1, in: 3), all.count > 1 {
      let members = all.shuffled(using: &numbers).prefix(2 + numbers.below(2))
      workspace.broadcast = [BroadcastGroup(members: Array(members), range: .top)]
    }
    var before: [PaneAddress] = []
    for w in workspace.windows.indices {
      for t in workspace.windows[w].tabs.indices {
        for p in workspace.windows[w].tabs[t].panes.indices {
          workspace.windows[w].tabs[t].panes[p].needs =
            numbers.chance(1, in: 10) && !before.isEmpty ? [numbers.pick(before)] : []
          before.append(all[before.count])
        }
      }
    }
  }
}

extension LayoutTree {
  /// The same shape, its leaves named 1, 2, … in their order.
  fileprivate func numbered() -> LayoutTree {
    var next = 0
    func named(_ tree: LayoutTree) -> LayoutTree {
      switch tree {
      case .pane:
        next += 1
        return .pane("\(next)")
      case .split(let axis, let children):
        return .split(axis, children.map { LayoutChild(named($0.tree), size: $0.size) })
      }
    }
    return named(self)
  }
}
