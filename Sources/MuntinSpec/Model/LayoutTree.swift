/// The way in which a tab is divided into panes.
package indirect enum LayoutTree: Hashable, Sendable {
  case pane(String)
  /// At least two children.
  case split(LayoutAxis, [LayoutChild])

  /// Names of the panes, left to right, top to bottom, depth first.
  package var leaves: [String] {
    switch self {
    case .pane(let name): [name]
    case .split(_, let children): children.flatMap(\.tree.leaves)
    }
  }
}

/// `columns` stand side by side, `rows` are stacked.
package enum LayoutAxis: String, Hashable, Sendable {
  case columns, rows
}

package struct LayoutChild: Hashable, Sendable {
  package var size: LayoutSize
  package var tree: LayoutTree

  package init(_ tree: LayoutTree, size: LayoutSize = .share(1)) {
    self.tree = tree
    self.size = size
  }
}

/// How much of its parent a child of a split takes.
package enum LayoutSize: Hashable, Sendable {
  /// Above 0, at most 100; of the parent's cells without the borders.
  case percent(Double)
  /// Whole cells, at least 1.
  case cells(Int)
  /// Above 0: a share of what percents and cells leave over.
  case share(Double)
}
