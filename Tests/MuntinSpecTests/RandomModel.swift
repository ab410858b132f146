import MuntinSpec
import MuntinYAML

/// Workspaces of every kind that a file can describe.
struct RandomModel {
  var random: RandomSource

  private static let names = [
    "editor", "a b", "日本", "12", "007", "true", "null", "- x", "#1", "a: b", "${x}", "$$", "~", "*",
    "'q'", "e\u{301}", "code", "{", "<<", "x,y",
  ]
  private static let texts = [
    "vim", "npm start", "8080", "true", "", "null", "a: b #c", "$HOME/x", "${HOME}", "$$", "$$${a}",
    "it's \"q\"", "日本", "- a", "[x]", " space ", "!tag", "a\\b", "%", "60%", "1e3", "0x1F", "~/x",
    "x: {y: [z, 1]}, w",
  ]
  private static let folders = [
    "/", "/home/ada", "/home/ada/src/api", "/home/ada/src/api/web", "/home/ada/src/lib", "/srv/api",
    "/srv/api/~x", "/var/log/$$/${a}", "/home/adam/x", "/srv/api/sub/one", "/tmp/a b/c/d",
  ]

  init(seed: UInt64) { random = RandomSource(seed: seed) }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
  mutating func chance(_ times: Int, in all: Int) -> Bool { below(all) < times }
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  mutating func workspace() -> Workspace {
    var workspace = Workspace(name: pick(Self.names))
    if chance(1, in: 3) { workspace.about = pick(["One line.", "Two\nlines."]) }
    for name in ["base", "child", "x: y"].prefix(below(4)) {
      workspace.profiles.append(profile(name))
    }
    let count = pick([1, 1, 1, 2, 3])
    let names = Self.names.shuffled(using: &random)
    for place in 0..<count {
      workspace.windows.append(window(names[place], place: place, of: workspace.name))
    }
    link(&workspace)
    if chance(1, in: 4) { workspace.restore = RestoreRules(run: ["vim", "npm *"], skip: ["${x}"]) }
    return workspace
  }

  mutating func window(_ name: String, place: Int, of workspace: String) -> WindowSpec {
    var window = WindowSpec(name: name, range: .top)
    if chance(1, in: 2) {
      window.isNumbered = true
      window.name = place == 0 ? "main" : "\(place + 1)"
    }
    window.extent = pick([
      nil, nil, .cells(columns: 1 + below(9999), rows: 50), .fullscreen,
      .frame(x: -3.5, y: 0, width: 800, height: 0.25),
    ])
    if chance(1, in: 6) { window.title = pick(["a/b", "12", "${x}"]) }
    if chance(1, in: 6) { window.was = ["old", "12"] }
    if chance(1, in: 6) { window.ignore = [.order, .title] }
    window.protect = chance(1, in: 8)
    let names = Self.names.shuffled(using: &random)
    for place in 0..<pick([1, 1, 2, 3]) {
      let usual = pick([workspace, window.name])
      let name = place == 0 && Int(usual) == nil && chance(1, in: 2) ? usual : names[place]
      guard !window.tabs.contains(where: { $0.name == name }) else { continue }
      window.tabs.append(tab(name, place: window.tabs.count))
    }
    return window
  }

  mutating func tab(_ name: String, place: Int) -> TabSpec {
    var tab = TabSpec(name: name, range: .top, layout: .pane("1"), layoutRange: .top)
    if chance(1, in: 4) {
      tab.isNumbered = true
      tab.name = "\(place + 1)"
    }
    if chance(1, in: 3) { tab.color = color() }
    if chance(1, in: 6) { tab.title = pick(["a/b", "12", "${x}"]) }
    if chance(1, in: 8) { tab.was = ["old"] }
    if chance(1, in: 8) { tab.ignore = [.size] }
    tab.protect = chance(1, in: 10)
    let count = pick([1, 2, 3, 4, 6, 9])
    let isPlain = chance(1, in: 4)
    var names = Self.names.filter { $0 != "12" }.shuffled(using: &random)
    let isListed = chance(1, in: 2)
    for place in 0..<count {
      let isNumbered = isListed && !chance(1, in: 4)
      var pane = PaneSpec(
        name: isNumbered ? "\(place + 1)" : names.removeLast(), range: .top)
      pane.isNumbered = isNumbered
      if !isPlain { fill(&pane) }
      tab.panes.append(pane)
    }
    if chance(1, in: 3) { tab.panes[below(count)].focus = true }
    if chance(1, in: 5) {
      let place = below(count)
      tab.panes[place].zoom = !tab.panes[place].hidden
    }
    divide(&tab)
    return tab
  }

  /// A layout that has a name, a grid, or any tree; the panes come into its order.
  private mutating func divide(_ tab: inout TabSpec) {
    let names = tab.panes.map(\.name)
    let children = names.map { LayoutChild(.pane($0)) }
    let first = LayoutChild(.pane(names[0]), size: .percent(50))
    if names.count == 1 {
      tab.layout = .pane(names[0])
    } else if chance(1, in: 2) {
      tab.layout = .split(pick([.columns, .rows]), children)
      if chance(1, in: 3), names.count > 2 {
        let rest = LayoutChild(.split(.rows, Array(children.dropFirst())))
        tab.layout = .split(.columns, [first, rest])
      } else if chance(1, in: 2), names.count > 2 {
        let rows = stride(from: 0, to: names.count, by: 2).map { start in
          let row = Array(children[start..<min(start + 2, names.count)])
          return row.count == 1 ? row[0] : LayoutChild(.split(.columns, row))
        }
        tab.layout = .split(.rows, rows)
      }
    } else {
      tab.layout = tree(names.shuffled(using: &random)[...])
    }
    let places = Dictionary(uniqueKeysWithValues: tab.layout.leaves.enumerated().map { ($1, $0) })
    tab.panes.sort { places[$0.name, default: 0] < places[$1.name, default: 0] }
  }

  private mutating func tree(_ names: ArraySlice<String>) -> LayoutTree {
    guard names.count > 1 else { return .pane(names.first ?? "1") }
    var rest = names
    var children: [LayoutChild] = []
    while !rest.isEmpty {
      let part = rest.prefix(1 + below(children.isEmpty ? rest.count - 1 : rest.count))
      rest = rest.dropFirst(part.count)
      let size: LayoutSize = pick([
        .share(1), .share(1), .share(2), .share(0.000_001), .share(999_999), .cells(1 + below(90)),
        .percent(5), .percent(3.333_333), .percent(0.5),
      ])
      children.append(LayoutChild(tree(part), size: size))
    }
    return .split(pick([.columns, .rows]), children)
  }

  private mutating func fill(_ pane: inout PaneSpec) {
    pane.command = command()
    if chance(2, in: 3) { pane.directory = SpecText(pick(Self.folders)) }
    let environment = ["HOME", "PORT", "_x"].filter { _ in chance(1, in: 3) }
    pane.environment = environment.map { EnvironmentEntry($0, pick([text(), SpecText("8080")])) }
    if chance(1, in: 2) { pane.profile = pick(["base", "child", "Other ${x}"]) }
    if chance(1, in: 4) { pane.title = text() }
    if chance(1, in: 4) { pane.badge = Badge(text: text(), color: pick([nil, color()])) }
    if chance(1, in: 4) { pane.color = color() }
    if chance(1, in: 4) { pane.colors = colors() }
    if chance(1, in: 4) { pane.variables = ["a.b-c", "v"].map { EnvironmentEntry($0, text()) } }
    pane.hidden = chance(1, in: 8)
    pane.protect = chance(1, in: 8)
    if chance(1, in: 6) {
      pane.ignore = Set(IgnoredAttribute.allCases.shuffled(using: &random).prefix(3))
    }
    if chance(1, in: 8) { pane.was = ["old", "older"] }
    pane.restart = pick([.ifExited, .ifExited, .never, .always])
    if chance(1, in: 5) {
      pane.waits = [
        WaitCondition(.port(1 + below(65_535), host: pick(["127.0.0.1", "db"])), timeout: 1500),
        WaitCondition(
          .file(SpecText(pick(Self.folders))), timeout: pick([60_000, 120_000, 7_200_000])),
      ]
    }
  }

  private mutating func command() -> PaneCommand {
    let lines = [text(), text(), text()].filter { !$0.value.isEmpty }
    switch below(6) {
    case 0: return .shell(run: [], type: nil)
    case 1: return .shell(run: Array(lines.prefix(1)), type: chance(1, in: 3) ? text() : nil)
    case 2: return .shell(run: lines, type: nil)
    case 3: return .shell(run: ["a", "", "  b", "\tc"].map { SpecText($0) }, type: nil)
    case 4: return .process(.arguments([SpecText("top"), text(), SpecText("a\nb\u{1B}")]))
    default: return .process(.shellText(SpecText("make && top")))
    }
  }

  private mutating func text() -> SpecText { SpecText(pick(Self.texts)) }

  private mutating func color() -> Color {
    let parts = (0..<3).map { _ in UInt8(pick([0, 17, 128, 255])) }
    return Color(
      red: parts[0], green: parts[1], blue: parts[2], alpha: UInt8(pick([255, 255, 128])))
  }

  private mutating func colors() -> ColorSet {
    var colors = ColorSet()
    colors.preset = pick([nil, "Solarized Dark", "${x}"])
    colors.foreground = color()
    colors.cursorText = pick([nil, color()])
    for index in 0..<below(17) { colors.ansi[index] = color() }
    return colors
  }

  private mutating func profile(_ name: String) -> Profile {
    var profile = Profile(name: name, range: .top)
    if name == "child" { profile.parent = "base" }
    if chance(1, in: 2) { profile.colors = colors() }
    if chance(1, in: 2) { profile.badge = Badge(text: text()) }
    if chance(1, in: 2) {
      profile.font = Font(family: "Menlo-Regular", size: pick([nil, 13, 12.5]))
    }
    var keys: [(String, JSONValue?)] = []
    let colors = profile.colors
    if let color = colors.foreground { keys.append(("Foreground Color", color.json)) }
    if let color = colors.cursorText { keys.append(("Cursor Text Color", color.json)) }
    keys += colors.ansi.map { ("Ansi \($0.key) Color", $0.value.json) }
    if let badge = profile.badge { keys.append(("Badge Text", .string(badge.text.value))) }
    if let font = profile.font { keys.append(("Normal Font", .string(font.profileText))) }
    if chance(1, in: 2) {
      keys += [
        ("Unlimited Scrollback", true), ("Map: a", ["k": "${x}"]), ("Tab Color", color().json),
        ("Use Tab Color", pick([true, false])), ("Blend", nil),
        ("Link Color (Dark)", color().json), ("Log Directory", "${x}"),
        ("Triggers", [["action": "X", "regex": "x$", "parameter": "${x}"]]),
      ]
    }
    profile.settings = keys.map { ProfileSetting($0.0, $0.1, at: .top) }
    return profile
  }

  /// Needs that point backwards, and groups in which no pane is twice.
  private mutating func link(_ workspace: inout Workspace) {
    let all = workspace.panes.map {
      PaneAddress(window: $0.window.name, tab: $0.tab.name, pane: $0.pane.name)
    }
    var before = 0
    for w in workspace.windows.indices {
      for t in workspace.windows[w].tabs.indices {
        for p in workspace.windows[w].tabs[t].panes.indices {
          if before > 0, chance(1, in: 6) {
            workspace.windows[w].tabs[t].panes[p].needs = [all[below(before)]]
            let event = WaitCondition.Event.output(SpecText("ready"), of: all[below(before)])
            workspace.windows[w].tabs[t].panes[p].waits.append(WaitCondition(event))
            workspace.windows[w].tabs[t].panes[p].waits.append(
              WaitCondition(.exit(of: all[below(before)]), timeout: 90_000))
          }
          before += 1
        }
      }
    }
    guard all.count > 3, chance(1, in: 2) else { return }
    let tab = workspace.panes.filter {
      $0.tab.name == all[0].tab && $0.window.name == all[0].window
    }
    let count = max(tab.count, 2)
    workspace.broadcast = [BroadcastGroup(members: Array(all.prefix(count)), range: .top)]
    let rest = all.dropFirst(count).shuffled(using: &random)
    if rest.count > 1 {
      workspace.broadcast.append(BroadcastGroup(members: Array(rest.prefix(3)), range: .top))
    }
  }
}
