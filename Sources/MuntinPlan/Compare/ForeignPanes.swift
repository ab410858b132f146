import MuntinSpec

/// Panes that others put into a tab of ours: they keep their place beside the pane that they were
/// split from, and what they took counts as that pane's when sizes are compared.
struct ForeignPanes {
  /// The tab without them: what they took is given to their neighbours. Nil where none is ours.
  let own: CellNode?
  private var grafts: [Graft] = []

  /// A part of the tab that is not ours, and the own pane that it clings to.
  private struct Graft {
    var anchor: String
    var axis: LayoutAxis
    var isBefore: Bool
    var part: CellNode
  }

  var isEmpty: Bool { grafts.isEmpty }

  init(in tab: CellNode, isOwn: (String) -> Bool) {
    var grafts: [Graft] = []
    own = Self.reduce(tab, isOwn: isOwn, grafts: &grafts)
    self.grafts = grafts
  }

  private static func reduce(
    _ node: CellNode, isOwn: (String) -> Bool, grafts: inout [Graft]
  ) -> CellNode? {
    guard case .split(let axis, let children) = node.content else {
      return node.leaves.allSatisfy(isOwn) ? node : nil
    }
    var kept: [CellNode] = []
    var waiting: [CellNode] = []
    for child in children {
      guard var part = reduce(child, isOwn: isOwn, grafts: &grafts) else {
        guard let last = kept.popLast() else {
          waiting.append(child)
          continue
        }
        grafts.append(
          Graft(anchor: last.leaves.last ?? "", axis: axis, isBefore: false, part: child))
        kept.append(last.stretched(axis, by: child.size.length(along: axis) + 1))
        continue
      }
      for foreign in waiting {
        grafts.append(
          Graft(anchor: part.leaves.first ?? "", axis: axis, isBefore: true, part: foreign))
        part = part.stretched(axis, by: foreign.size.length(along: axis) + 1)
      }
      waiting = []
      kept.append(part)
    }
    if kept.isEmpty { return nil }
    if kept.count == 1 { return kept[0] }
    return CellNode(.split(axis, kept), size: node.size)
  }

  /// The places of our panes and theirs, where ours are to be as in `wanted`.
  func added(to wanted: CellNode) -> CellNode {
    var result = wanted
    var remaining = grafts
    // What clings to a pane that left clings to the first that is there.
    let leaves = Set(wanted.leaves)
    for index in remaining.indices where !leaves.contains(remaining[index].anchor) {
      remaining[index].anchor = wanted.leaves.first ?? ""
    }
    for graft in remaining { result = Self.add(graft, to: result) }
    return result
  }

  private static func add(_ graft: Graft, to node: CellNode) -> CellNode {
    switch node.content {
    case .pane(let name):
      guard name == graft.anchor else { return node }
      let length = node.size.length(along: graft.axis)
      let theirs = min(graft.part.size.length(along: graft.axis), max(1, length - 2))
      let ours = CellNode(node.content, size: node.size.with(length - theirs - 1, graft.axis))
      let part = graft.part.fitted(to: node.size.with(theirs, graft.axis))
      return CellNode(
        .split(graft.axis, graft.isBefore ? [part, ours] : [ours, part]), size: node.size)
    case .split(let axis, let children):
      return CellNode(.split(axis, children.map { add(graft, to: $0) }), size: node.size)
    }
  }
}

extension CellSize {
  func with(_ length: Int, _ axis: LayoutAxis) -> CellSize {
    axis == .columns
      ? CellSize(columns: length, rows: rows) : CellSize(columns: columns, rows: length)
  }
}

extension CellNode {
  /// Longer along an axis; the last part takes it.
  func stretched(_ axis: LayoutAxis, by cells: Int) -> CellNode {
    let size = self.size.with(self.size.length(along: axis) + cells, axis)
    switch content {
    case .pane: return CellNode(content, size: size)
    case .split(let own, var children):
      if own == axis, let last = children.popLast() {
        children.append(last.stretched(axis, by: cells))
      } else {
        children = children.map { $0.stretched(axis, by: cells) }
      }
      return CellNode(.split(own, children), size: size)
    }
  }

  /// Scaled to another size, parts in proportion.
  func fitted(to size: CellSize) -> CellNode {
    guard size != self.size, case .split(let axis, let children) = content else {
      return CellNode(content, size: size)
    }
    let lengths = try? CellSolver.lengths(
      children.map { .share(Double($0.size.length(along: axis))) },
      of: size.length(along: axis) - children.count + 1)
    guard let lengths else { return CellNode(content, size: size) }
    return CellNode(
      .split(axis, zip(children, lengths).map { $0.fitted(to: size.with($1, axis)) }), size: size)
  }
}
