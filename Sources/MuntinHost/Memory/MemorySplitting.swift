import MuntinPlan
import MuntinSpec

extension CellNode {
  /// A pane of at least three cells along the axis gives half of its room to a new one.
  func splitting(_ pane: String, _ axis: LayoutAxis, adding new: String) -> CellNode {
    switch content {
    case .pane(pane):
      let length = axis == .columns ? size.columns : size.rows
      let first = (length - 1) / 2
      let parts = [(pane, first), (new, length - 1 - first)].map { name, length in
        CellNode(
          .pane(name),
          size: axis == .columns
            ? CellSize(columns: length, rows: size.rows)
            : CellSize(columns: size.columns, rows: length))
      }
      return CellNode(.split(axis, parts), size: size)
    case .pane: return self
    case .split(let own, let children):
      return CellNode(
        .split(own, children.map { $0.splitting(pane, axis, adding: new) }), size: size)
    }
  }

  /// A new pane takes half of the largest one; where none can be divided, the tab grows.
  func adding(_ new: String) -> CellNode {
    let largest = frames.max { left, right in
      (left.value.size.columns * left.value.size.rows, right.key)
        < (right.value.size.columns * right.value.size.rows, left.key)
    }
    if let (name, frame) = largest {
      if frame.size.columns >= 3 { return splitting(name, .columns, adding: new) }
      if frame.size.rows >= 3 { return splitting(name, .rows, adding: new) }
    }
    let part = CellNode(.pane(new), size: CellSize(columns: 1, rows: size.rows))
    return CellNode(
      .split(.columns, [self, part]),
      size: CellSize(columns: size.columns + 2, rows: size.rows))
  }
}
