import MuntinSpec
import MuntinYAML

extension Capture {
  mutating func window(_ live: LiveWindow, _ name: Name, at place: Int) -> WindowSpec {
    let key = NodeKey([name.name])
    bind(live.id, key)
    var line = CaptureReport.Line(key)
    var window = WindowSpec(name: name.name, range: .top)
    window.isNumbered = name.isNumbered
    window.protect = own(live.mark)?.protect ?? false
    let usual = DesiredCompiler.windowTitle(name.name, at: place, of: workspace.name)
    (window.title, window.ignore) = title(
      live.attributes[.title], own(live.mark), .window, usual: usual, &line)
    window.extent = extent(live, &line)
    if let other = live.mark?.workspace, own(live.mark) == nil {
      line.approximated.append("it belongs to workspace \(other), of which a plan takes no account")
    }
    add(line)
    var names = CaptureNames()
    let known = live.tabs.enumerated().map { place, tab in
      self.known(tab.mark, .tab, at: place).flatMap { names.take($0.name) ? $0 : nil }
    }
    let front = live.tabs.firstIndex { $0.attributes[.focus] == "true" } ?? 0
    for (place, tab) in live.tabs.enumerated() {
      let name =
        known[place]
        ?? Name(name: names.free(like: tab.attributes[.title] ?? "", else: "tab"))
      var spec = self.tab(tab, name, in: key, isProtected: window.protect)
      setFocus(&spec, tab)
      window.tabs.append(spec)
    }
    settleSizes(&window, live)
    // The first tab that has a pane in focus comes to the front, unless another one says so.
    let first = window.tabs.firstIndex { $0.panes.contains(where: \.focus) } ?? 0
    if first != front { window.tabs[front].focus = true }
    return window
  }

  /// The title that a file has to state, and what a plan is to leave alone where it cannot.
  private func title(
    _ live: String?, _ mark: Mark?, _ kind: NodeKey.Kind, usual: String,
    _ line: inout CaptureReport.Line
  ) -> (title: String?, ignore: Set<IgnoredAttribute>) {
    // What the host cannot write is meant as it was asked for.
    if let asked = mark?.applied[.title], Mark.shown(asked) == asked,
      normal(.title, kind, asked) == live
    {
      return (asked == usual ? nil : asked, [])
    }
    if live == normal(.title, kind, usual) { return (nil, []) }
    guard let live, !live.isEmpty, TextRule.label.allows(live),
      live.utf8.count <= TextRule.label.longest
    else {
      line.lost.append("the title: it is empty, or holds control characters")
      return (nil, [.title])
    }
    return (live, [])
  }

  /// Where tabs have sizes of their own, a plan leaves these alone. One of them may be too large for the
  /// window: then the window is as large as all of them together.
  private func settleSizes(_ window: inout WindowSpec, _ live: LiveWindow) {
    guard case .cells(let columns, let rows) = window.extent else { return }
    var size = CellSize(columns: columns, rows: rows)
    let shown = live.tabs.filter { !$0.isLayoutHidden }.map(\.layout.size)
    if shown.allSatisfy({ $0 == size }) { return }
    if window.tabs.contains(where: { (try? CellSolver.solve($0.layout, size: size)) == nil }) {
      size = CellSize(
        columns: shown.map(\.columns).max() ?? columns, rows: shown.map(\.rows).max() ?? rows)
      window.extent = .cells(columns: size.columns, rows: size.rows)
    }
    for (place, tab) in live.tabs.enumerated() where !tab.isLayoutHidden && tab.layout.size != size
    {
      window.tabs[place].ignore.insert(.size)
    }
  }

  private func extent(
    _ live: LiveWindow, _ line: inout CaptureReport.Line
  ) -> WindowExtent? {
    if live.attributes[.fullscreen] == "true" { return .fullscreen }
    if own(live.mark)?.applied[.frame] != nil, let frame = live.attributes[.frame] {
      let numbers = frame.split(separator: ",").compactMap { Double($0) }
      if numbers.count == 4, numbers[2] > 0, numbers[3] > 0 {
        return .frame(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
      }
    }
    let shown = live.tabs.filter { !$0.isLayoutHidden }
    let front = shown.first { $0.attributes[.focus] == "true" } ?? shown.first
    guard let size = front?.layout.size else { return nil }
    let others = Set(shown.map(\.layout.size).filter { $0 != size }.map(\.description)).sorted()
    if !others.isEmpty {
      line.approximated.append(
        "tabs of it are not of its size, \(size): \(others.joined(separator: ", ")); a plan leaves "
          + "theirs alone")
    }
    guard (1...9999).contains(size.columns), (1...9999).contains(size.rows) else { return nil }
    return .cells(columns: size.columns, rows: size.rows)
  }

  private mutating func tab(
    _ live: LiveTab, _ name: Name, in window: NodeKey, isProtected: Bool
  ) -> TabSpec {
    let key = window.child(name.name)
    bind(live.id, key)
    var line = CaptureReport.Line(key)
    var tab = TabSpec(name: name.name, range: .top, layout: .pane(""), layoutRange: .top)
    tab.isNumbered = name.isNumbered
    tab.protect = !isProtected && own(live.mark)?.protect ?? false
    (tab.title, tab.ignore) = title(
      live.attributes[.title], own(live.mark), .tab, usual: name.name, &line)
    if let color = live.attributes[.color] {
      let applied = own(live.mark)?.applied[.color]
      let isApplied = applied.map { normal(.color, .tab, $0) == color } ?? false
      tab.color = CapturedLooks.color(isApplied ? applied ?? color : color)
      if tab.color == nil { line.approximated.append("its colour is \(color)") }
    }
    let names = paneNames(live)
    tab.layout = layout(live, names, &line)
    add(line)
    let isDone = isProtected || tab.protect
    let places = Dictionary(
      live.panes.map { (names[$0.id]?.name ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    for leaf in tab.layout.leaves {
      guard let pane = places[leaf], let name = names[pane.id] else { continue }
      tab.panes.append(self.pane(pane, name, in: key, isProtected: isDone))
    }
    zoom(&tab, live, names)
    if live.attributes[.zoom] != nil, own(live.mark)?.applied[.zoom] != nil,
      !tab.panes.contains(where: \.zoom)
    {
      // Another pane than the one of the workspace fills it.
      tab.ignore.insert(.zoom)
      report.note(key, approximated: "what fills it is not saved: a plan leaves that alone")
    }
    return tab
  }

  private func zoom(_ tab: inout TabSpec, _ live: LiveTab, _ names: [HostID: Name]) {
    guard let id = live.attributes[.zoom].map({ HostID($0) }), let name = names[id]?.name,
      let place = tab.panes.firstIndex(where: { $0.name == name }), !tab.panes[place].hidden
    else { return }
    tab.panes[place].zoom = true
  }

  private func paneNames(_ tab: LiveTab) -> [HostID: Name] {
    var names = CaptureNames()
    var result: [HostID: Name] = [:]
    let order = Dictionary(
      tab.layout.leaves.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let panes = tab.panes.sorted {
      order[$0.id.text, default: .max] < order[$1.id.text, default: .max]
    }
    for pane in panes {
      guard let mark = own(pane.mark), mark.key.kind == .pane, names.take(mark.key.name) else {
        continue
      }
      // In a list of panes the numbers run to its length.
      let isPlace = (1...max(1, panes.count)).contains(Int(mark.key.name) ?? 0)
      result[pane.id] = Name(name: mark.key.name, isNumbered: mark.isNumbered && isPlace)
    }
    for pane in panes where result[pane.id] == nil {
      let title = title(of: pane)
      let name =
        title ?? CapturedCommand.name(pane, request.jobs[pane.id], ownGroup: request.ownGroup)
      result[pane.id] = Name(name: names.free(like: name, else: "shell"))
    }
    return result
  }

  private func layout(
    _ live: LiveTab, _ names: [HostID: Name], _ line: inout CaptureReport.Line
  ) -> LayoutTree {
    let all = live.panes.compactMap { names[$0.id]?.name }
    let shown = live.layout.renamed { names[HostID($0)]?.name ?? $0 }
    let hidden = all.filter { !shown.leaves.contains($0) }
    let applied = own(live.mark)?.applied[.layout].flatMap {
      LayoutTextReader.read($0, panes: all)
    }
    let capture = CaptureLayout(live: shown, tolerance: request.capabilities.sizeTolerance)
    if live.isLayoutHidden {
      if let applied { return applied }
      line.approximated.append("one pane fills it, so that the sizes of the others are not known")
      return all.count == 1
        ? .pane(all[0]) : .split(.columns, all.map { LayoutChild(.pane($0)) })
    }
    if !hidden.isEmpty, let applied, let rest = applied.keeping({ !hidden.contains($0) }),
      capture.isNear(rest, within: max(1, request.capabilities.sizeTolerance))
    {
      return applied
    }
    let tree = hidden.reduce(capture.tree(applied: hidden.isEmpty ? applied : nil)) {
      $0.adding($1)
    }
    guard tree.depth > 24 else { return tree }
    line.approximated.append("it is divided more often than a file can say")
    return .split(.rows, all.map { LayoutChild(.pane($0)) })
  }

  /// Which of several panes is active.
  private mutating func setFocus(_ tab: inout TabSpec, _ live: LiveTab) {
    guard live.panes.count > 1,
      let active = live.panes.first(where: { $0.attributes[.focus] == "true" }),
      let name = keys[active.id]?.name,
      let pane = tab.panes.firstIndex(where: { $0.name == name })
    else { return }
    tab.panes[pane].focus = true
  }
}

extension LayoutTree {
  fileprivate var depth: Int {
    switch self {
    case .pane: 0
    case .split(_, let children): 1 + (children.map(\.tree.depth).max() ?? 0)
    }
  }
}
