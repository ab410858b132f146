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
    (window.title, window.ignore) = title(live.attributes[.title], .window, usual: usual, &line)
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
      setFocus(&spec, tab, place: place, front: front)
      if place < front, tab.panes.count > 1 {
        report.note(
          key.child(name.name),
          approximated: "which pane is active: a file says so only from the tab in front on")
      }
      window.tabs.append(spec)
    }
    return window
  }

  /// The title that a file has to state, and what a plan is to leave alone where it cannot.
  private func title(
    _ live: String?, _ kind: NodeKey.Kind, usual: String, _ line: inout CaptureReport.Line
  ) -> (title: String?, ignore: Set<IgnoredAttribute>) {
    if live == normal(.title, kind, usual) { return (nil, []) }
    guard let live, !live.isEmpty, TextRule.label.allows(live),
      live.utf8.count <= TextRule.label.longest
    else {
      line.lost.append("the title: it is empty, or holds control characters")
      return (nil, [.title])
    }
    return (live, [])
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
    let sizes = live.tabs.filter { !$0.isLayoutHidden }.map(\.layout.size)
    guard let size = sizes.first else { return nil }
    guard sizes.allSatisfy({ $0 == size }) else {
      line.approximated.append(
        "its tabs have sizes of their own: \(Set(sizes.map(\.description)).sorted().joined(separator: ", "))"
      )
      return nil
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
    (tab.title, tab.ignore) = title(live.attributes[.title], .tab, usual: name.name, &line)
    if let color = live.attributes[.color] {
      let applied = own(live.mark)?.applied[.color]
      let isApplied = applied.map { normal(.color, .tab, $0) == color } ?? false
      tab.color = ColorText(isApplied ? applied ?? color : color).color
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

  /// Which pane is active. The first tab of a window that says so comes to its front, so that the
  /// tabs before the one in front say nothing.
  private mutating func setFocus(_ tab: inout TabSpec, _ live: LiveTab, place: Int, front: Int) {
    guard place >= front, live.panes.count > 1 || (place == front && front > 0),
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
