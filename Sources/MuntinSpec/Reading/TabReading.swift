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
    tab.title = fields[.title].flatMap { label($0, expected: "the title of a tab") }
    tab.color = fields[.color].flatMap { color($0) }
    tab.was = oldNames(fields[.was])
    tab.ignore = ignored(fields[.ignore])
    tab.protect = flag(fields[.protect])
    tab.focus = flag(fields[.focus])
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
    var drafts = written ?? []
    let form = parts.layout.map { layoutForm($0) } ?? .usual
    let draft = form.flatMap {
      layout($0, of: parts, hasPanes: written != nil, &drafts, at: tab.layoutRange, defaults)
    }
    checkNames(drafts.map { ($0.pane.name, $0.pane.range) }, "a pane")
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

  /// The layout with its panes; shells are put in where the file names no pane.
  private mutating func layout(
    _ form: LayoutForm, of parts: TabParts, hasPanes: Bool, _ drafts: inout [PaneDraft],
    at range: SourceRange, _ defaults: PaneDefaults
  ) -> LayoutDraft? {
    switch form {
    case .tree(let tree):
      putPanes(into: tree, hasPanes: hasPanes, &drafts, at: range, defaults)
      return tree
    case .grid(let rows, let columns):
      if drafts.count > rows * columns {
        report(
          .tooManyPanes(drafts.count, cells: rows * columns, at: parts.panes?.range ?? range))
        return nil
      }
      addShells(upTo: rows * columns, &drafts, at: range, defaults)
      return GridLayouts(names: drafts.map(\.pane.name), range: range).grid(columns: columns)
    case .named(let name):
      addShells(upTo: 1, &drafts, at: range, defaults)
      return GridLayouts(names: drafts.map(\.pane.name), range: range).named(name)
    case .usual:
      addShells(upTo: 1, &drafts, at: range, defaults)
      let grid = GridLayouts(names: drafts.map(\.pane.name), range: range)
      return drafts.count == 2 ? grid.named(.evenColumns) : grid.tiled
    }
  }

  /// Gives the tab its layout and brings the panes into the layout's order.
  private mutating func finish(
    _ tab: inout TabSpec, _ draft: LayoutDraft?, _ drafts: inout [PaneDraft]
  ) {
    checkOnly("focus", drafts.compactMap(\.focusRange))
    checkOnly("zoom", drafts.compactMap(\.zoomRange))
    guard let draft else { return }
    var sizes: PaneSizes = [:]
    for draft in drafts {
      if let size = draft.size { sizes[draft.pane.name] = size }
    }
    tab.layout = finished(draft, &sizes, at: tab.layoutRange)
    for size in sizes.values { report(.sizeWithoutMeaning(at: size.range)) }
    let leaves = draft.places.map(\.name)
    guard leaves != drafts.map(\.pane.name) else { return }
    var places: [String: Int] = [:]
    for (place, draft) in drafts.enumerated() { places[draft.pane.name] = place }
    let ordered = leaves.compactMap { places[$0] }
    if ordered.count == drafts.count { drafts = ordered.map { drafts[$0] } }
  }

  /// Reports names that a sibling already has.
  mutating func checkNames(_ names: [(name: String, range: SourceRange)], _ what: String) {
    guard names.count > 1 else { return }
    var first: [String: SourceRange] = [:]
    first.reserveCapacity(names.count)
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
