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
    if own == nil { grafts = [Graft(anchor: "", axis: .columns, isBefore: false, part: tab)] }
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
      // Grafts are put back last first, so that the outermost comes first.
      for foreign in waiting.reversed() {
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

  /// The places of our panes and theirs, where ours are to be as in `wanted`; nil where there is no
  /// room for all.
  ///
  /// - Parameter name: what a pane of ours is called in `wanted`.
  func added(to wanted: CellNode, name: (String) -> String) -> CellNode? {
    var result = wanted
    for var graft in grafts.reversed() {
      graft.anchor = name(graft.anchor)
      guard let next = Self.add(graft, to: result, among: Set(wanted.leaves)) else { return nil }
      result = next
    }
    return result
  }

  /// Beside its anchor; where that has left or is too small, beside the largest pane.
  private static func add(_ graft: Graft, to tree: CellNode, among own: Set<String>) -> CellNode? {
    let frames = tree.frames.filter { own.contains($0.key) }
    func area(_ name: String) -> Int {
      frames[name].map { $0.size.columns * $0.size.rows } ?? 0
    }
    let others = frames.keys.sorted { (area($0), $1) > (area($1), $0) }
    for name in [graft.anchor] + others {
      guard let size = frames[name]?.size else { continue }
      for axis in [graft.axis, graft.axis.other] {
        let least = graft.part.minimum
        guard size.length(along: axis) >= least.length(along: axis) + 2,
          size.length(along: axis.other) >= least.length(along: axis.other)
        else { continue }
        var graft = graft
        graft.anchor = name
        graft.axis = axis
        return add(graft, to: tree)
      }
    }
    return nil
  }

  private static func add(_ graft: Graft, to node: CellNode) -> CellNode {
    switch node.content {
    case .pane(graft.anchor):
      let length = node.size.length(along: graft.axis)
      let theirs = min(graft.part.size.length(along: graft.axis), length - 2)
      let least = graft.part.minimum.length(along: graft.axis)
      let part = graft.part.fitted(to: node.size.with(max(theirs, least), graft.axis))
      let rest = length - 1 - max(theirs, least)
      let ours = CellNode(node.content, size: node.size.with(rest, graft.axis))
      return CellNode(
        .split(graft.axis, graft.isBefore ? [part, ours] : [ours, part]), size: node.size)
    case .pane: return node
    case .split(let axis, let children):
      return CellNode(.split(axis, children.map { add(graft, to: $0) }), size: node.size)
    }
  }
}
