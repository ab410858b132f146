import MuntinSpec

/// Turns the cells of a tab into the layout that a person would have written, and that gives the
/// same cells again in a tab of the same size.
struct CaptureLayout {
  /// Leaves are names of panes.
  let live: CellNode
  /// Cells by which the host rounds.
  let tolerance: Int

  /// - Parameter applied: the layout that the tab's mark remembers; taken where the tab still has it.
  func tree(applied: LayoutTree?) -> LayoutTree {
    if let applied, isNear(applied, within: max(1, tolerance)) { return applied }
    return Self.tree(live.flattened, tolerance)
  }

  /// Whether the cells are those of the layout.
  func isNear(_ tree: LayoutTree, within cells: Int) -> Bool {
    guard let solved = try? CellSolver.solve(tree, size: live.size) else { return false }
    if tolerance > 0 { return live.flattened.isLike(solved.flattened, within: cells) }
    let frames = live.frames
    return solved.frames.allSatisfy { name, frame in
      frames[name].map { $0.distance(to: frame) <= cells } ?? false
    }
  }

  private static func tree(_ node: CellNode, _ tolerance: Int) -> LayoutTree {
    switch node.content {
    case .pane(let name): return .pane(name)
    case .split(let axis, let children):
      let lengths = children.map { $0.size.length(along: axis) }
      let sizes = sizes(
        lengths, of: node.size.length(along: axis) - (children.count - 1), tolerance)
      return .split(axis, zip(children, sizes).map { LayoutChild(tree($0, tolerance), size: $1) })
    }
  }

  /// The plainest sizes that give the lengths: all alike, whole percents with the rest for the
  /// largest, else cells with the rest for the largest.
  static func sizes(_ lengths: [Int], of total: Int, _ tolerance: Int) -> [LayoutSize] {
    let equal = [LayoutSize](repeating: .share(1), count: lengths.count)
    if gives(equal, lengths, of: total, tolerance) { return equal }
    let largest = lengths.indices.max { (lengths[$0], $1) < (lengths[$1], $0) } ?? 0
    for step in [10, 5, 1] {
      let percents = lengths.indices.map { place -> LayoutSize in
        let exact = Double(lengths[place]) * 100 / Double(max(total, 1))
        let percent = (exact / Double(step)).rounded() * Double(step)
        return place == largest ? .share(1) : .percent(min(max(percent, 1), 99))
      }
      let sum = percents.reduce(0.0) { sum, size in
        if case .percent(let percent) = size { sum + percent } else { sum }
      }
      if sum < 100, gives(percents, lengths, of: total, tolerance) { return percents }
    }
    return lengths.indices.map { $0 == largest ? .share(1) : .cells(max(1, lengths[$0])) }
  }

  private static func gives(
    _ sizes: [LayoutSize], _ lengths: [Int], of total: Int, _ tolerance: Int
  ) -> Bool {
    guard let solved = try? CellSolver.lengths(sizes, of: total) else { return false }
    return zip(solved, lengths).allSatisfy { abs($0 - $1) <= tolerance / 2 }
  }
}

extension LayoutTree {
  /// The layout with one more pane, which takes no room of its own while it is hidden.
  func adding(_ pane: String) -> LayoutTree {
    if case .split(let axis, let children) = self {
      return .split(axis, children + [LayoutChild(.pane(pane))])
    }
    return .split(.columns, [LayoutChild(self), LayoutChild(.pane(pane))])
  }
}
