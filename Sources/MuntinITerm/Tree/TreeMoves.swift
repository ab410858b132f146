import MuntinSpec

/// One pane goes, or is made, beside another one.
struct TreeMove: Hashable, Sendable {
  var pane: String
  var beside: String
  var axis: LayoutAxis
  /// Left of it or above it.
  var isBefore: Bool
}

/// The moves that make one division of a tab into another, each of which splits a pane.
///
/// Panes of the wanted tree that are not in the present one come from elsewhere, or are made; what
/// is only in the present one may stand anywhere: taken away, it leaves the wanted tree.
struct TreeMoves {
  private(set) var moves: [TreeMove] = []
  /// Panes that stand where they are to, as far as the others that do so are concerned.
  private var placed: Set<String> = []

  /// - Shape: the trees have a pane in common; else nothing can be moved beside anything.
  init(from now: SplitTree, to wanted: SplitTree) {
    let here = Set(now.leaves)
    for pane in wanted.leaves where here.contains(pane) {
      let kept = placed.union([pane])
      if now.keeping(kept.contains) == wanted.keeping(kept.contains) { placed = kept }
    }
    guard !placed.isEmpty else { return }
    var level = [wanted]
    while !level.isEmpty {
      for node in level { fill(node) }
      level = level.flatMap(\.children)
    }
  }

  /// Gives every child of a split one pane at least, beside those that have one already.
  private mutating func fill(_ node: SplitTree) {
    guard case .split(let axis, let children) = node else { return }
    let full = children.indices.filter { place in
      children[place].leaves.contains(where: placed.contains)
    }
    guard let first = full.first else { return }
    // Those before the first in their order, each before it.
    for place in children.indices.prefix(first) {
      insert(children[place], beside: children[first], axis, before: true)
    }
    // The others last first, each behind the nearest before it: so that one burst can hold all.
    for place in children.indices.reversed() where place > first && !full.contains(place) {
      let nearest = full.last { $0 < place } ?? first
      insert(children[place], beside: children[nearest], axis, before: false)
    }
  }

  /// Only a single pane can be split, so all but one of the neighbour step aside; their turn comes
  /// later.
  private mutating func insert(
    _ child: SplitTree, beside neighbour: SplitTree, _ axis: LayoutAxis, before isBefore: Bool
  ) {
    let there = neighbour.leaves.filter(placed.contains)
    guard let anchor = there.first, let pane = child.leaves.first else { return }
    placed.subtract(there.dropFirst())
    moves.append(TreeMove(pane: pane, beside: anchor, axis: axis, isBefore: isBefore))
    placed.insert(pane)
  }
}

extension SplitTree {
  fileprivate var children: [SplitTree] {
    if case .split(_, let children) = self { children } else { [] }
  }
}
