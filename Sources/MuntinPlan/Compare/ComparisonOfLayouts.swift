import MuntinSpec
import MuntinYAML

extension Comparison {
  /// The arrangement of a tab, where it has to change; gives back the size that the mark is to
  /// remember.
  mutating func arrange(
    _ tab: DesiredTab, in window: DesiredWindow, _ live: LiveIndex.Tab?
  ) -> String? {
    let key = tab.node.key
    let size = size(of: tab, in: window, live)
    guard let layout = visibleLayout(of: tab) else { return live?.mark.applied[.cells] }
    let wanted: CellNode
    do {
      wanted = try CellSolver.solve(layout, size: size)
        .renamed { key.child($0).description }
    } catch {
      diagnostics.append(PlanDiagnostics.tooSmall(tab, size, error))
      return nil
    }
    guard let live else {
      shape.append(.arrange(key, from: nil, to: wanted))
      return size.description
    }
    let old = live.mark.applied[.cells]
    let here = Set(live.live.panes.map(\.id))
    let keys = Dictionary(
      tab.panes.compactMap { pane in
        matching.panes[pane.node.key].map { ($0.text, pane.node.key.description) }
      }, uniquingKeysWith: { first, _ in first })
    var goes: Set<HostID> = []
    for id in here where closed.contains(id) || leaves(id, live.live.id) { goes.insert(id) }
    let foreign = ForeignPanes(in: live.live.layout) { id in
      keys[id] != nil || goes.contains(HostID(id))
    }
    let comes = tab.panes.contains { pane in
      matching.panes[pane.node.key].map { !here.contains($0) } ?? true
    }
    guard let all = foreign.added(to: wanted, name: { keys[$0] ?? $0 }) else {
      if comes { diagnostics.append(PlanDiagnostics.crowded(tab, size)) }
      return old
    }
    let now = foreign.own?.renamed { keys[$0] ?? name(ofPane: $0) }
    let isSizeIgnored =
      tab.node.ignore.contains(.size) || tab.panes.contains { $0.node.ignore.contains(.size) }
    if comes || !goes.isEmpty {
      if isSizeIgnored, live.mark.applied[.layout] != nil {
        // Else an apply that is cut before the arrangement would look like a person's own sizes.
        var mark = keyChanges.mark(of: live.live.id) ?? live.mark
        mark.applied[.layout] = nil
        early.append(.record(key, mark))
      }
      let change = Change.arrange(key, from: now, to: all.renamed(name(ofPane:)))
      if goes.contains(where: closed.contains) {
        settle.append(change)
      } else {
        shape.append(change)
      }
      return size.description
    }
    guard let now, !targeting.isPassive(key) else { return old }
    // The places of a list may have changed hands.
    let isSameSpec =
      live.mark.applied[.layout] == tab.node.attributes[.layout].map(Mark.form)
      && tab.panes.allSatisfy { pane in
        let old = matching.panes[pane.node.key].flatMap { index.panes[$0]?.mark.key }
        return old?.name == pane.node.key.name
      }
    let isSameSize = old == size.description
    if live.live.isLayoutHidden {
      // What cannot be seen is taken to be as it was left.
      if isSameSpec && Set(now.leaves) == Set(wanted.leaves) { return old }
      shape.append(.arrange(key, from: nil, to: all.renamed(name(ofPane:))))
      return size.description
    }
    // A terminal that was resized and came back may be off by a cell for each level; a size that
    // the spec gives is exact.
    let exact = !isSameSpec || live.live.layout.size != size ? 0 : isSameSize ? 1 : 3
    // What others put beside our panes adds its borders to them.
    let rounding = capabilities.sizeTolerance * (foreign.isEmpty ? 1 : 3)
    let tolerance = max(exact, rounding)
    let isNear =
      isNear(now, wanted, within: tolerance)
      || (!foreign.isEmpty && isNearWithoutEdges(tab, live.live.layout, keys, within: tolerance))
    if isNear {
      let isExact = exact == 0 && (rounding == 0 || !isSameSpec || !isSameSize)
      return isExact ? size.description : old
    }
    if isSameSpec {
      if isSizeIgnored { return old }
      // Where the whole tab has another size, it was a person's screen that moved the borders.
      if live.live.layout.size.description == old {
        plan.drift.append(
          Plan.Drift(
            key: key, attribute: .size, applied: CellText(wanted).text, live: CellText(now).text))
      }
    }
    shape.append(.arrange(key, from: now, to: all.renamed(name(ofPane:))))
    return size.description
  }

  /// The key of a live pane where it has one: what leaves, or stays by protection, has it too.
  private func name(ofPane leaf: String) -> String {
    keyChanges.keys[HostID(leaf)]?.description ?? leaf
  }

  private func size(
    of tab: DesiredTab, in window: DesiredWindow, _ live: LiveIndex.Tab?
  ) -> CellSize {
    let liveWindow = matching.windows[window.node.key].flatMap { index.windows[$0]?.live }
    if let cells = window.cells, liveWindow?.isAttached != true { return cells }
    let shown =
      live?.live.isLayoutHidden == true
      ? live?.mark.applied[.cells].flatMap { CellSize(text: $0) } : live?.live.layout.size
    return shown ?? liveWindow?.tabs.first { !$0.isLayoutHidden }?.layout.size ?? window.cells
      ?? capabilities.defaultCells
  }

  /// The pane is one of the plan's, and belongs in another tab.
  func leaves(_ pane: HostID, _ tab: HostID) -> Bool {
    guard let key = ownKeys[pane] else { return false }
    return matching.tabs[key.tab] != tab
  }

  /// The layout without panes that take no room; nil where none is left.
  private func visibleLayout(of tab: DesiredTab) -> LayoutTree? {
    guard capabilities.hiddenLeavesLayout else { return tab.layout }
    let hidden = tab.panes.filter { $0.node.attributes[.hidden] != nil }.map(\.node.key.name)
    return hidden.isEmpty ? tab.layout : tab.layout.keeping { !hidden.contains($0) }
  }

  private func isNear(_ now: CellNode, _ wanted: CellNode, within tolerance: Int) -> Bool {
    if now == wanted { return true }
    if capabilities.sizeTolerance > 0 {
      return now.flattened.isLike(wanted.flattened, within: tolerance)
    }
    let frames = now.frames
    return wanted.frames.allSatisfy { name, frame in
      frames[name].map { $0.distance(to: frame) <= tolerance } ?? false
    }
  }

  /// The same where others have put panes along a whole edge of the tab: what is ours keeps its
  /// proportions in the room that is left.
  private func isNearWithoutEdges(
    _ tab: DesiredTab, _ live: CellNode, _ keys: [String: String], within tolerance: Int
  ) -> Bool {
    guard case .split(let axis, let children) = live.content else { return false }
    func isOurs(_ node: CellNode) -> Bool { node.leaves.contains { keys[$0] != nil } }
    guard let first = children.firstIndex(where: isOurs),
      let last = children.lastIndex(where: isOurs)
    else { return false }
    let ours = Array(children[first...last])
    let length = ours.map { $0.size.length(along: axis) }.reduce(ours.count - 1, +)
    let size = live.size.with(length, axis)
    let region = ours.count == 1 ? ours[0] : CellNode(.split(axis, ours), size: size)
    guard let layout = visibleLayout(of: tab),
      let wanted = try? CellSolver.solve(layout, size: size)
    else { return false }
    let names = wanted.renamed { tab.node.key.child($0).description }
    return isNear(region.renamed { keys[$0] ?? $0 }, names, within: max(1, tolerance))
  }
}

/// Wording of what can only be told once the terminal's size is known.
enum PlanDiagnostics {
  static func crowded(_ tab: DesiredTab, _ size: CellSize) -> Diagnostic {
    Diagnostic(
      code: "too-small",
      "tab \"\(tab.node.key.name)\" has no room left for the panes that others put into it "
        + "(the window is \(size))",
      at: tab.layoutRange, hint: "close some of those, or give the window a larger `size`")
  }

  static func tooSmall(
    _ tab: DesiredTab, _ size: CellSize, _ shortage: CellSolver.Shortage
  ) -> Diagnostic {
    let side = shortage.axis == .columns ? "columns" : "rows"
    return Diagnostic(
      code: "too-small",
      "tab \"\(tab.node.key.name)\" needs at least \(shortage.needed) \(side) in a part that has "
        + "\(shortage.available) (the window is \(size))",
      at: tab.layoutRange,
      hint: "give the window a larger `size`, or the tab fewer panes")
  }
}
