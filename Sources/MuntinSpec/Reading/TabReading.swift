import MuntinYAML

/// What of a pane can only be read once every pane is known.
struct PendingPane {
  var address: PaneAddress
  /// Places in the workspace's list of windows, the window's of tabs and the tab's of panes.
  var place: PanePlace
  var needs: Node?
  var waits: Node?
}

/// Where a pane stands in the lists of its workspace.
struct PanePlace: Hashable {
  var window: Int
  var tab: Int
  var pane: Int
}

/// What a tab's layout and panes come from: the keys of a tab, window or file.
struct TabParts {
  var layout: Node?
  var panes: Node?
  var range: SourceRange
}

/// Reads tabs: the panes, then the layout, then each into the other.
extension SpecReading {
  /// - Shape: `place` are the window's and the tab's places in their lists.
  mutating func tab(
    _ node: Node, place: (window: Int, tab: Int), windowName: String, _ outer: PaneDefaults
  ) -> TabSpec? {
    guard let fields = fields(node, TabKey.self) else { return nil }
    let number = String(place.tab + 1)
    let name = fields[.name].map { self.name($0, expected: "the name of a tab") ?? number }
    var tab = TabSpec(
      name: name ?? number, range: fields[.name]?.range ?? node.range, layout: .pane("1"),
      layoutRange: node.range)
    tab.isNumbered = name == nil
    tab.color = fields[.color].flatMap { color($0) }
    tab.was = oldNames(fields[.was])
    tab.ignore = ignored(fields[.ignore])
    tab.protect = flag(fields[.protect])
    let inner = defaults(fields[.defaults], over: outer)
    let parts = TabParts(layout: fields[.layout], panes: fields[.panes], range: node.range)
    fill(&tab, from: parts, place: place, windowName: windowName, inner)
    return tab
  }

  /// The one tab of a window or file that has a layout and panes of its own.
  mutating func onlyTab(
    named name: String, _ parts: TabParts, window: (place: Int, name: String),
    _ defaults: PaneDefaults
  ) -> TabSpec {
    var tab = TabSpec(
      name: name, range: parts.range, layout: .pane("1"), layoutRange: parts.range)
    fill(&tab, from: parts, place: (window.place, 0), windowName: window.name, defaults)
    return tab
  }

  private mutating func fill(
    _ tab: inout TabSpec, from parts: TabParts, place: (window: Int, tab: Int),
    windowName: String, _ defaults: PaneDefaults
  ) {
    let written = parts.panes.map { panes($0, defaults) }
    tab.layoutRange = parts.layout?.range ?? parts.panes?.range ?? parts.range
    let form = parts.layout.map { layoutForm($0) }
    var drafts = written ?? []
    var draft: LayoutDraft?
    switch form {
    case .some(nil): draft = nil
    case .some(.tree(let tree)?):
      draft = tree
      putPanes(into: tree, written, &drafts, parts, defaults)
    case .some(.grid(let rows, let columns)?):
      let cells = rows * columns
      if drafts.count > cells, let node = parts.panes {
        report(.tooManyPanes(drafts.count, cells: cells, at: node.range))
      } else {
        addShells(upTo: cells, &drafts, at: tab.layoutRange, defaults)
        draft = GridLayouts(names: drafts.map(\.pane.name), range: tab.layoutRange)
          .grid(columns: columns)
      }
    case .some(.named(let name)?):
      addShells(upTo: 1, &drafts, at: tab.layoutRange, defaults)
      draft = GridLayouts(names: drafts.map(\.pane.name), range: tab.layoutRange).named(name)
    case nil:
      addShells(upTo: 1, &drafts, at: tab.layoutRange, defaults)
      let grid = GridLayouts(names: drafts.map(\.pane.name), range: tab.layoutRange)
      draft = drafts.count == 2 ? grid.named(.evenColumns) : grid.tiled
    }
    checkNames(drafts)
    finish(&tab, draft, &drafts)
    let address = PaneAddress(window: windowName, tab: tab.name, pane: "")
    for (index, draft) in drafts.enumerated() {
      var own = address
      own.pane = draft.pane.name
      pending.append(
        PendingPane(
          address: own, place: PanePlace(window: place.window, tab: place.tab, pane: index),
          needs: draft.needs, waits: draft.waits))
    }
    tab.panes = drafts.map(\.pane)
  }

  /// Gives the tab its layout and brings the panes into the layout's order.
  private mutating func finish(
    _ tab: inout TabSpec, _ draft: LayoutDraft?, _ drafts: inout [PaneDraft]
  ) {
    checkOnly("focus", drafts.compactMap(\.focusRange))
    checkOnly("zoom", drafts.compactMap(\.zoomRange))
    guard let draft else { return }
    var sizes: PaneSizes = [:]
    for draft in drafts { sizes[draft.pane.name] = draft.size }
    tab.layout = finished(draft, &sizes, at: tab.layoutRange)
    for draft in drafts {
      if let range = sizes[draft.pane.name]?.range { report(.sizeWithoutMeaning(at: range)) }
    }
    var byName: [String: PaneDraft] = [:]
    for draft in drafts where byName[draft.pane.name] == nil { byName[draft.pane.name] = draft }
    let ordered = tab.layout.leaves.compactMap { byName[$0] }
    if ordered.count == drafts.count { drafts = ordered }
  }

  // MARK: Panes

  private mutating func panes(_ node: Node, _ defaults: PaneDefaults) -> [PaneDraft] {
    var drafts: [PaneDraft] = []
    switch node.content {
    case .mapping(let entries):
      for entry in entries {
        _ = checkedName(entry.key, at: entry.keyRange)
        drafts.append(
          pane(entry.value, named: entry.key, at: entry.keyRange, defaults, isListed: false))
      }
    case .sequence(let items):
      for (place, item) in items.enumerated() {
        drafts.append(
          pane(item, named: String(place + 1), at: item.range, defaults, isListed: true))
      }
    case .scalar:
      report(.wrongType(expected: "panes (a mapping by name, or a list)", found: node))
    }
    return drafts
  }

  /// The panes that a layout with names asks for: those that are written, else shells.
  private mutating func putPanes(
    into tree: LayoutDraft, _ written: [PaneDraft]?, _ drafts: inout [PaneDraft], _ parts: TabParts,
    _ defaults: PaneDefaults
  ) {
    var known = Set(drafts.map(\.pane.name))
    var seen: [String: LayoutDraft.LeafPlace] = [:]
    var meant: Set<String> = []
    for (name, place) in tree.places {
      if let first = seen[name] {
        report(.duplicatePane(name, first: range(of: first), at: range(of: place)))
        continue
      }
      seen[name] = place
      guard !known.contains(name) else { continue }
      if written != nil {
        let near = nearest(to: name, among: drafts.map(\.pane.name))
        if let near { meant.insert(near) }
        report(.unknownPane(name, nearest: near, at: range(of: place)))
      } else {
        known.insert(name)
        drafts.append(shell(named: name, at: parts.layout?.range ?? parts.range, defaults))
      }
    }
    for draft in drafts
    where seen[draft.pane.name] == nil && !meant.contains(draft.pane.name) {
      report(.paneNotPlaced(draft.pane.name, at: draft.pane.range))
    }
  }

  private func addShells(
    upTo count: Int, _ drafts: inout [PaneDraft], at range: SourceRange, _ defaults: PaneDefaults
  ) {
    while drafts.count < count {
      var draft = shell(named: String(drafts.count + 1), at: range, defaults)
      draft.pane.isNumbered = true
      drafts.append(draft)
    }
  }

  // MARK: Checks

  private mutating func checkNames(_ drafts: [PaneDraft]) {
    checkNames(drafts.map { ($0.pane.name, $0.pane.range) }, "a pane")
  }

  /// Reports names that a sibling already has.
  mutating func checkNames(_ names: [(name: String, range: SourceRange)], _ what: String) {
    var first: [String: SourceRange] = [:]
    for (name, range) in names {
      if let other = first[name] {
        report(.duplicateName(what, name, first: other, at: range))
      } else {
        first[name] = range
      }
    }
  }

  private mutating func checkOnly(_ key: String, _ ranges: [SourceRange]) {
    guard let first = ranges.first else { return }
    for range in ranges.dropFirst() { report(.secondOfTab(key, first: first, at: range)) }
  }
}

extension LayoutDraft {
  /// Every named pane with its place, in the order of the layout.
  var places: [(name: String, place: LeafPlace)] {
    var result: [(name: String, place: LeafPlace)] = []
    collect(into: &result)
    return result
  }

  private func collect(into result: inout [(name: String, place: LeafPlace)]) {
    switch self {
    case .pane(let name, let place): result.append((name, place))
    case .split(_, let children): for child in children { child.tree.collect(into: &result) }
    }
  }
}
