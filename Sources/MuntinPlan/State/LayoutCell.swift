/// One rectangle of a tmux window's grid: a pane, or a row or stack of smaller ones.
///
/// - Units: terminal cells; `x` and `y` count from the window's upper left corner. Between
///   neighbours lies one cell of border.
package struct LayoutCell: Equatable, Sendable {
  package enum Axis: Equatable, Sendable {
    /// Side by side.
    case columns
    /// One above the other.
    case rows
  }

  package enum Content: Equatable, Sendable {
    /// The id is the number of `%3`; tmux ignores it when a layout is applied.
    case pane(id: Int?)
    case split(Axis, [LayoutCell])
  }

  package var columns: Int
  package var rows: Int
  package var x: Int
  package var y: Int
  package var content: Content

  package init(columns: Int, rows: Int, x: Int, y: Int, content: Content) {
    self.columns = columns
    self.rows = rows
    self.x = x
    self.y = y
    self.content = content
  }

  /// The panes' cells, in the order of pane indexes.
  package var panes: [LayoutCell] {
    switch content {
    case .pane: [self]
    case .split(_, let children): children.flatMap(\.panes)
    }
  }

  /// Whether tmux may be given it: every cell has a size, and children fill their parent exactly.
  /// tmux itself takes a cell of no columns, and shows a pane that cannot be.
  package var isSound: Bool {
    guard columns >= 1, rows >= 1, x >= 0, y >= 0 else { return false }
    guard case .split(let axis, let children) = content else { return true }
    guard children.count >= 2 else { return false }
    var next = axis == .columns ? x : y
    for child in children {
      guard child.isSound else { return false }
      switch axis {
      case .columns:
        guard child.rows == rows, child.y == y, child.x == next else { return false }
        next += child.columns + 1
      case .rows:
        guard child.columns == columns, child.x == x, child.y == next else { return false }
        next += child.rows + 1
      }
    }
    return next - 1 == (axis == .columns ? x + columns : y + rows)
  }

  /// Removes the ids, which tell nothing about the shape.
  package var withoutIDs: LayoutCell {
    var cell = self
    switch content {
    case .pane: cell.content = .pane(id: nil)
    case .split(let axis, let children):
      cell.content = .split(axis, children.map(\.withoutIDs))
    }
    return cell
  }
}
