import MuntinSpec

extension CellSize {
  func with(_ length: Int, _ axis: LayoutAxis) -> CellSize {
    axis == .columns
      ? CellSize(columns: length, rows: rows) : CellSize(columns: columns, rows: length)
  }
}

extension LayoutAxis {
  var other: LayoutAxis { self == .columns ? .rows : .columns }
}

extension CellNode {
  /// The least room in which every pane has one cell.
  var minimum: CellSize {
    guard case .split(let axis, let children) = content else {
      return CellSize(columns: 1, rows: 1)
    }
    let parts = children.map(\.minimum)
    let along = parts.map { $0.length(along: axis) }.reduce(parts.count - 1, +)
    let across = parts.map { $0.length(along: axis.other) }.max() ?? 1
    return CellSize(columns: across, rows: across).with(along, axis)
  }

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

  /// Scaled to another size, parts in proportion as far as each keeps its minimum.
  ///
  /// - Shape: `size` is at least `minimum` on both sides.
  func fitted(to size: CellSize) -> CellNode {
    guard size != self.size, case .split(let axis, let children) = content else {
      return CellNode(content, size: size)
    }
    var lengths = children.map { $0.minimum.length(along: axis) }
    let spare = size.length(along: axis) - lengths.reduce(children.count - 1, +)
    let weights = children.map { $0.size.length(along: axis) }
    let total = max(1, weights.reduce(0, +))
    for place in children.indices { lengths[place] += max(0, spare) * weights[place] / total }
    let rest = size.length(along: axis) - lengths.reduce(children.count - 1, +)
    if let last = lengths.indices.last { lengths[last] += rest }
    return CellNode(
      .split(axis, zip(children, lengths).map { $0.fitted(to: size.with($1, axis)) }), size: size)
  }
}
