import MuntinProfiles
package import MuntinSpec

extension DesiredState {
  /// Resolves profiles, names and groups of a workspace into attributes of nodes.
  package init(_ workspace: Workspace) {
    let compiler = DesiredCompiler(workspace)
    self.init(
      workspace: workspace.name,
      windows: workspace.windows.enumerated().map { compiler.window($1, at: $0) },
      profiles: compiler.usedProfiles)
  }
}

/// Carries what all nodes of a workspace look up.
struct DesiredCompiler {
  let workspace: Workspace
  let profiles: [String: Profile]
  let groups: [PaneAddress: String]

  init(_ workspace: Workspace) {
    self.workspace = workspace
    profiles = Dictionary(workspace.profiles.map { ($0.name, $0) }) { first, _ in first }
    var groups: [PaneAddress: String] = [:]
    for group in workspace.broadcast {
      guard let first = group.members.first else { continue }
      for member in group.members { groups[member] = NodeKey(first).description }
    }
    self.groups = groups
  }

  /// Profiles of panes and their parents, in the order of the file.
  var usedProfiles: [DesiredProfile] {
    var used: Set<String> = []
    if workspace.profiles.isEmpty { return [] }
    for (_, _, pane) in workspace.panes { used.formUnion(profileChain(pane.profile).map(\.name)) }
    return workspace.profiles.filter { used.contains($0.name) }.map { profile in
      DesiredProfile(
        name: profile.name, keys: profile.settings.filter { $0.value != nil }.map(\.key),
        preset: unknownPreset(profile.colors))
    }
  }

  func window(_ spec: WindowSpec, at index: Int) -> DesiredWindow {
    let key = NodeKey([spec.name])
    let title =
      spec.title ?? Self.windowTitle(spec.name, at: index, of: workspace.name)
    var node = DesiredNode(
      key: key, isNumbered: spec.isNumbered, was: spec.was, range: spec.range,
      ignore: spec.ignore, protect: spec.protect)
    node.attributes[.title] = SpecText(title)
    switch spec.extent {
    case .frame(let x, let y, let width, let height):
      node.attributes[.frame] = SpecText(
        [x, y, width, height].map { String(Int(min(max($0, -1e6), 1e6).rounded())) }
          .joined(separator: ","))
    case .fullscreen: node.attributes[.fullscreen] = SpecText("true")
    case .cells, nil: break
    }
    node.words = MarkWords(of: node)
    node.words.place = index
    if index == 0 {
      // A mark is no place for long texts.
      node.words.about = workspace.about.flatMap { $0.utf8.count <= 2000 ? $0 : nil }
      node.words.rules = workspace.restore
    }
    return DesiredWindow(
      node: node, extent: spec.extent,
      tabs: spec.tabs.map { tab($0, in: key, protect: spec.protect) })
  }

  /// What a window is called that has no title of its own.
  static func windowTitle(_ name: String, at index: Int, of workspace: String) -> String {
    index == 0 ? workspace : workspace + "-" + name
  }

  /// - Parameter protect: what a tab or window is protected from, its panes are too.
  func tab(_ spec: TabSpec, in window: NodeKey, protect: Bool) -> DesiredTab {
    let protect = protect || spec.protect
    let key = window.child(spec.name)
    var node = DesiredNode(
      key: key, isNumbered: spec.isNumbered, was: spec.was, range: spec.range,
      ignore: spec.ignore, protect: protect)
    node.attributes[.title] = SpecText(spec.title ?? spec.name)
    node.attributes[.color] = spec.color.map { SpecText($0.hex) }
    node.attributes[.layout] = SpecText(LayoutText(spec.layout).text)
    if spec.focus { node.attributes[.front] = SpecText("true") }
    if let pane = spec.panes.first(where: \.focus) { node.attributes[.focus] = SpecText(pane.name) }
    if let pane = spec.panes.first(where: \.zoom) { node.attributes[.zoom] = SpecText(pane.name) }
    node.words = MarkWords(of: node)
    return DesiredTab(
      node: node, layout: spec.layout, layoutRange: spec.layoutRange,
      panes: spec.panes.map { pane($0, in: key, protect: protect) })
  }

  func pane(_ spec: PaneSpec, in tab: NodeKey, protect: Bool) -> DesiredPane {
    let key = tab.child(spec.name)
    var node = DesiredNode(
      key: key, isNumbered: spec.isNumbered, was: spec.was, range: spec.range,
      ignore: spec.ignore, protect: protect || spec.protect)
    (node.attributes, node.inherited) = attributes(of: spec)
    node.preset = unknownPreset(spec.colors)
    node.attributes[.broadcast] =
      groups[PaneAddress(window: tab.path[0], tab: tab.name, pane: spec.name)].map { SpecText($0) }
    var process: ProcessStart?
    var input = PaneInput()
    switch spec.command {
    case .process(let start): process = start
    case .shell(let run, let type): input = PaneInput(run: run, type: type)
    }
    var pane = DesiredPane(
      node: node,
      start: PaneStart(
        process: process, environment: spec.environment, directory: spec.directory),
      input: input, waits: spec.waits, needs: spec.needs.map { NodeKey($0) },
      restart: spec.restart)
    pane.node.words = MarkWords(of: pane)
    return pane
  }

  private func attributes(
    of spec: PaneSpec
  ) -> (attributes: [Attribute: SpecText], inherited: [Attribute: String]) {
    var result: [Attribute: SpecText] = [:]
    var inherited: [Attribute: String] = [:]
    let chain = profileChain(spec.profile)
    var own = colors(spec.colors)
    if own.background == nil { own.background = spec.color }
    for (name, color) in own.named { result[.color(name)] = SpecText(color.hex) }
    for profile in chain {
      for (name, color) in colors(profile.colors).named where result[.color(name)] == nil {
        result[.color(name)] = SpecText(color.hex)
        inherited[.color(name)] = profile.name
      }
    }
    result[.title] = spec.title
    result[.profile] = spec.profile.map { SpecText(profiles[$0]?.shownName ?? $0) }
    result[.color] = spec.color.map { SpecText($0.hex) }
    var badge = spec.badge
    for profile in chain where badge == nil {
      guard let own = profile.badge else { continue }
      badge = own
      inherited[.badge] = profile.name
      inherited[.badgeColor] = profile.name
    }
    result[.badge] = badge?.text
    var color = badge?.color
    for profile in chain where color == nil && spec.badge?.color == nil {
      guard let own = profile.badgeColor else { continue }
      color = own
      inherited[.badgeColor] = profile.name
    }
    result[.badgeColor] = color.map { SpecText($0.hex) }
    if let cursor = cursorStyle(chain) {
      result[.cursorStyle] = SpecText(cursor.style)
      inherited[.cursorStyle] = cursor.profile
    }
    if spec.hidden { result[.hidden] = SpecText("true") }
    for entry in spec.variables { result[.variable(entry.name)] = entry.value }
    return (result, inherited)
  }

  /// The cursor of the nearest profile that says what it is like.
  private func cursorStyle(_ chain: [Profile]) -> (style: String, profile: String)? {
    func nearest(_ key: String) -> (value: JSONValue, profile: String)? {
      for profile in chain {
        guard let setting = profile.settings.first(where: { $0.key == key }) else { continue }
        return setting.value.map { ($0, profile.name) }
      }
      return nil
    }
    let shape = nearest("Cursor Type")
    let blink = nearest("Blinking Cursor")
    guard let profile = shape?.profile ?? blink?.profile else { return nil }
    let name =
      switch shape?.value.integer {
      case 0: "underline"
      case 1: "bar"
      default: "block"
      }
    return ((blink?.value.bool == true ? "blinking-" : "") + name, profile)
  }

  private func unknownPreset(_ colors: ColorSet) -> String? {
    colors.preset.flatMap { ColorPresets.colorSet(of: $0, in: workspace) == nil ? $0 : nil }
  }

  /// Colours over those of their preset, as far as it is known here.
  private func colors(_ colors: ColorSet) -> ColorSet {
    guard let preset = colors.preset.flatMap({ ColorPresets.colorSet(of: $0, in: workspace) })
    else {
      return colors
    }
    return colors.over(preset)
  }

  /// The profile and its parents as far as the file knows them, nearest first.
  private func profileChain(_ name: String?) -> [Profile] {
    var chain: [Profile] = []
    var next = name
    while let name = next, let profile = profiles[name], chain.count < profiles.count {
      chain.append(profile)
      next = profile.isParentOnMachine ? nil : profile.parent
    }
    return chain
  }
}

extension NodeKey {
  package init(_ address: PaneAddress) {
    self.init([address.window, address.tab, address.pane])
  }
}

extension ColorSet {
  static let ansiNames = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  ]

  /// The colours that are stated, by the names that a spec uses.
  package var named: [(String, Color)] {
    let single: [(String, Color?)] = [
      ("foreground", foreground), ("background", background), ("cursor", cursor),
      ("cursor-text", cursorText), ("selection", selection), ("selected-text", selectedText),
      ("bold", bold), ("link", link),
    ]
    return single.compactMap { name, color in color.map { (name, $0) } }
      + ansi.sorted { $0.key < $1.key }.map { ("ansi.\($0.key)", $0.value) }
  }
}
