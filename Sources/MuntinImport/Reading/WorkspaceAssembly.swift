import MuntinSpec
import MuntinYAML

/// Makes a workspace of what was read: names that can be names, panes in the order of their layout.
extension ImportReading {
  mutating func workspace(_ sessions: [SessionDraft], named name: String?, at range: SourceRange)
    -> Workspace?
  {
    guard sessions.contains(where: { !$0.tabs.isEmpty }) else {
      faults.append(.nothingToImport(format))
      return nil
    }
    var workspace = Workspace(name: self.name(name, at: range, else: fallbackName))
    var names = NameList()
    for session in sessions where !session.tabs.isEmpty {
      let isFirst = workspace.windows.isEmpty
      var window = WindowSpec(name: "main", range: session.range)
      window.isNumbered = isFirst && sessions.count == 1
      if !window.isNumbered {
        let wanted: String = self.name(
          session.name, at: session.range, else: "\(workspace.windows.count + 1)")
        window.name = unique(wanted, among: &names, at: session.range)
      }
      add(session.tabs, to: &window, of: &workspace)
      workspace.windows.append(window)
    }
    return workspace
  }

  private mutating func add(
    _ drafts: [TabDraft], to window: inout WindowSpec, of workspace: inout Workspace
  ) {
    var names = NameList(taken: Set(drafts.indices.map { String($0 + 1) }))
    for (place, draft) in drafts.enumerated() {
      let number = String(place + 1)
      let wanted: String =
        draft.name.map { self.name($0, at: draft.range, else: number) } ?? number
      let name = wanted == number ? number : unique(wanted, among: &names, at: draft.range)
      var tab = TabSpec(
        name: name, range: draft.range, layout: .pane("1"), layoutRange: draft.range)
      tab.isNumbered = wanted == number
      fill(&tab, from: draft)
      if draft.isSynchronized, tab.panes.count > 1 {
        workspace.broadcast.append(
          BroadcastGroup(
            members: tab.panes.map {
              PaneAddress(window: window.name, tab: tab.name, pane: $0.name)
            }, range: draft.range))
      }
      window.tabs.append(tab)
    }
  }

  /// The panes of a tab, in the order in which they stand on screen.
  private mutating func fill(_ tab: inout TabSpec, from draft: TabDraft) {
    var layout = draft.layout
    if layout.depth > LayoutTree.deepest {
      layout = TmuxLayouts.tiled.tree(of: draft.panes.count)
      note(
        .approximated, "layout of \(tab.name)", at: draft.range,
        "tiled, since it is deeper than \(LayoutTree.deepest) levels")
    }
    let order = layout.leaves.compactMap { Int($0) }
    var names = NameList(taken: Set(order.indices.map { String($0 + 1) }))
    var written: [String: String] = [:]
    var hasFocus = false
    for (place, number) in order.enumerated() where draft.panes.indices.contains(number) {
      let own = draft.panes[number]
      var pane = PaneSpec(name: String(place + 1), range: own.range)
      pane.isNumbered = true
      if let wanted = own.name, isName(wanted), names.take(wanted) {
        pane.name = wanted
        pane.isNumbered = false
      }
      pane.command = own.command
      pane.title = own.title.flatMap { label($0) }.map { SpecText($0) }
      pane.directory = own.directory.map { SpecText($0) }
      pane.environment = own.environment.map { EnvironmentEntry($0.key, SpecText($0.value)) }
        .sorted { $0.name < $1.name }
      pane.focus = own.focus && !hasFocus
      hasFocus = hasFocus || own.focus
      pane.zoom = own.zoom
      written[String(number)] = pane.name
      tab.panes.append(pane)
    }
    tab.layout = layout.renamed { written[$0] ?? $0 }
  }
}

/// Names of siblings, each of which is there only once.
struct NameList {
  private var taken: Set<String>
  /// The number that was given last, by name.
  private var numbers: [String: Int] = [:]

  init(taken: Set<String> = []) { self.taken = taken }

  func has(_ name: String) -> Bool { taken.contains(name) }

  /// False where the name is taken already.
  mutating func take(_ name: String) -> Bool { taken.insert(name).inserted }

  /// The name, with a number behind it where it is taken.
  mutating func free(_ name: String) -> String {
    var number = numbers[name] ?? 1
    var candidate = number == 1 ? name : name + "-\(number)"
    while !take(candidate) {
      number += 1
      candidate = name + "-\(number)"
    }
    numbers[name] = number
    return candidate
  }
}

extension LayoutTree {
  /// How many rows and columns stand in each other, at most, in a file.
  static let deepest = 24

  var depth: Int {
    guard case .split(_, let children) = self else { return 0 }
    return 1 + (children.map(\.tree.depth).max() ?? 0)
  }

  func renamed(_ rename: (String) -> String) -> LayoutTree {
    switch self {
    case .pane(let name): .pane(rename(name))
    case .split(let axis, let children):
      .split(axis, children.map { LayoutChild($0.tree.renamed(rename), size: $0.size) })
    }
  }
}
