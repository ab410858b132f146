import MuntinSpec
import MuntinYAML

extension Comparison {
  /// The arrangement of a tab, where it has to change; gives back the size that it rests on.
  mutating func arrange(
    _ tab: DesiredTab, in window: DesiredWindow, _ live: LiveIndex.Tab?
  ) -> CellSize? {
    let key = tab.node.key
    let size = size(of: tab, in: window, live)
    let wanted: CellNode
    do {
      wanted = try CellSolver.solve(tab.layout, size: size)
        .renamed { key.child($0).description }
    } catch {
      diagnostics.append(PlanDiagnostics.tooSmall(tab, size, error))
      return nil
    }
    guard let live else {
      shape.append(.arrange(key, from: nil, to: wanted))
      return size
    }
    let here = Set(live.live.panes.map(\.id))
    let keys = Dictionary(
      tab.panes.compactMap { pane in
        matching.panes[pane.node.key].map { ($0.text, pane.node.key.description) }
      }, uniquingKeysWith: { first, _ in first })
    let goes = here.filter { closed.contains($0) || leaves($0, live.live.id) }
    let foreign = ForeignPanes(in: live.live.layout) { id in
      keys[id] != nil || goes.contains(HostID(id))
    }
    let comes = tab.panes.contains { pane in
      matching.panes[pane.node.key].map { !here.contains($0) } ?? true
    }
    let now = foreign.own?.renamed { keys[$0] ?? $0 }
    let change = Change.arrange(key, from: now, to: foreign.added(to: wanted))
    if comes || !goes.isEmpty {
      if goes.contains(where: closed.contains) { settle.append(change) } else {
        shape.append(change)
      }
      return size
    }
    guard let now else { return size }
    let isSameSpec =
      live.mark.applied[.layout] == tab.node.attributes[.layout].map(Mark.form)
    let isSameSize = live.mark.applied[.cells] == size.description
    // A terminal that was resized and came back may be off by a cell for each level.
    let tolerance = !isSameSpec ? 0 : isSameSize ? 1 : 3
    if isNear(now, wanted, within: tolerance) { return size }
    if !foreign.isEmpty, isNearWithoutEdges(tab, live.live.layout, keys, within: tolerance) {
      return size
    }
    if isSameSpec {
      if tab.node.ignore.contains(.size) || tab.panes.contains(where: { $0.node.ignore.contains(.size) })
      {
        return size
      }
      plan.drift.append(
        Plan.Drift(
          key: key, attribute: .size, applied: CellText(wanted).text, live: CellText(now).text))
    }
    shape.append(change)
    return size
  }

  private func size(
    of tab: DesiredTab, in window: DesiredWindow, _ live: LiveIndex.Tab?
  ) -> CellSize {
    let liveWindow = matching.windows[window.node.key].flatMap { index.windows[$0]?.live }
    if let cells = window.cells, liveWindow?.isAttached != true { return cells }
    return live?.live.layout.size ?? liveWindow?.tabs.first?.layout.size ?? window.cells
      ?? capabilities.defaultCells
  }

  /// The pane is one of the plan's, and belongs in another tab.
  func leaves(_ pane: HostID, _ tab: HostID) -> Bool {
    guard let key = ownKeys[pane] else { return false }
    return matching.tabs[key.tab] != tab
  }

  private func isNear(_ now: CellNode, _ wanted: CellNode, within tolerance: Int) -> Bool {
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
    guard let wanted = try? CellSolver.solve(tab.layout, size: size) else { return false }
    let names = wanted.renamed { tab.node.key.child($0).description }
    return isNear(region.renamed { keys[$0] ?? $0 }, names, within: max(1, tolerance))
  }
}

/// Wording of what can only be told once the terminal's size is known.
enum PlanDiagnostics {
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
