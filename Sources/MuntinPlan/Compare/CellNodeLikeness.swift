import MuntinSpec

extension CellNode {
  /// The same places with no split inside of one along the same axis.
  package var flattened: CellNode {
    guard case .split(let axis, let children) = content else { return self }
    let parts = children.map(\.flattened).flatMap { child in
      if case .split(axis, let inner) = child.content { inner } else { [child] }
    }
    return parts.count == 1 ? parts[0] : CellNode(.split(axis, parts), size: size)
  }

  /// Divided in the same way, with no pane larger or smaller by more than some cells; both trees
  /// are flattened.
  ///
  /// Sizes are compared pane by pane, and not places: where borders are not a cell wide, places
  /// drift apart along a row of panes.
  func isLike(_ other: CellNode, within cells: Int) -> Bool {
    switch (content, other.content) {
    case (.pane(let name), .pane(let otherName)):
      name == otherName && abs(size.columns - other.size.columns) <= cells
        && abs(size.rows - other.size.rows) <= cells
    case (.split(let axis, let children), .split(let otherAxis, let others)):
      axis == otherAxis && children.count == others.count
        && zip(children, others).allSatisfy { $0.isLike($1, within: cells) }
    case (.pane, .split), (.split, .pane): false
    }
  }
}
