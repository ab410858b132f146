import MuntinITermWire
import MuntinPlan
import MuntinSpec

extension SplitTree {
  init(_ node: CellNode) {
    switch node.content {
    case .pane(let name): self = .pane(name)
    case .split(let axis, let children):
      let parts = children.map { SplitTree($0) }
      self = Self.joined(axis, parts) ?? .split(axis, parts)
    }
  }

  /// The tree with sizes. A border counts a cell, as on every host, though iTerm2's is a point
  /// wide; panes keep their own sizes, which therefore need not add up.
  func cells(_ sizes: [String: CellSize]) -> CellNode {
    switch self {
    case .pane(let name):
      return CellNode(.pane(name), size: sizes[name] ?? CellSize(columns: 80, rows: 24))
    case .split(let axis, let children):
      let parts = children.map { $0.cells(sizes) }
      let columns = parts.map(\.size.columns)
      let rows = parts.map(\.size.rows)
      // Whatever has the fewest borders comes nearest to the truth.
      let size =
        axis == .columns
        ? CellSize(columns: columns.reduce(parts.count - 1, +), rows: rows.min() ?? 1)
        : CellSize(columns: columns.min() ?? 1, rows: rows.reduce(parts.count - 1, +))
      return CellNode(.split(axis, parts), size: size)
    }
  }

  /// What SetTabLayout takes: the shape of the tab, and the sizes of its panes.
  func layout(_ sizes: [String: CellSize]) -> ITermSplitTreeNode {
    var node = ITermSplitTreeNode()
    switch self {
    case .pane: node.links = [link(sizes)]
    case .split(let axis, let children):
      node.vertical = axis == .columns
      node.links = children.map { $0.link(sizes) }
    }
    return node
  }

  private func link(_ sizes: [String: CellSize]) -> ITermSplitTreeNode.SplitTreeLink {
    var link = ITermSplitTreeNode.SplitTreeLink()
    switch self {
    case .pane(let name):
      link.session.uniqueIdentifier = name
      if let size = sizes[name] {
        link.session.gridSize.width = Int32(clamping: size.columns)
        link.session.gridSize.height = Int32(clamping: size.rows)
      }
    case .split: link.node = layout(sizes)
    }
    return link
  }

  /// What `apply_layout` takes.
  var json: JSONValue {
    switch self {
    case .pane(let name): .object([("session_id", .string(name))])
    case .split(let axis, let children):
      .object([
        ("vertical", .bool(axis == .columns)), ("children", .array(children.map(\.json))),
      ])
    }
  }
}

extension CellNode {
  /// The size of every pane.
  var sizes: [String: CellSize] {
    switch content {
    case .pane(let name): [name: size]
    case .split(_, let children):
      children.reduce(into: [:]) { sizes, child in
        sizes.merge(child.sizes) { first, _ in first }
      }
    }
  }
}
