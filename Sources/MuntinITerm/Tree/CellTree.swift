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

  /// The tree with sizes. Panes keep their own; what is divided counts the cells that one pane would
  /// have in its place, so that all tabs of a window are of one size.
  ///
  /// - Parameter points: what panes take with their margins, where it is known.
  func cells(
    _ sizes: [String: CellSize], points: [String: CellSize], _ metrics: ITermMetrics
  ) -> CellNode {
    measured(sizes, points, metrics).node
  }

  private func measured(
    _ sizes: [String: CellSize], _ points: [String: CellSize], _ metrics: ITermMetrics
  ) -> (node: CellNode, points: CellSize) {
    switch self {
    case .pane(let name):
      let size = sizes[name] ?? CellSize(columns: 80, rows: 24)
      let own =
        points[name]
        ?? CellSize(
          columns: metrics.columns.points(size.columns), rows: metrics.rows.points(size.rows))
      return (CellNode(.pane(name), size: size), own)
    case .split(let axis, let children):
      let parts = children.map { $0.measured(sizes, points, metrics) }
      let dividers = (parts.count - 1) * metrics[axis].divider
      let along = parts.map { $0.points.length(axis) }.reduce(dividers, +)
      let across = parts.map { $0.points.length(axis.across) }.max() ?? 1
      let whole = CellSize(along, across, axis)
      let size = CellSize(
        columns: metrics.columns.cells(whole.columns), rows: metrics.rows.cells(whole.rows))
      return (CellNode(.split(axis, parts.map(\.node)), size: size), whole)
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
  /// The sizes of panes to ask for, so that together they fill the tab.
  func sizes(_ metrics: ITermMetrics) -> [String: CellSize] {
    flattened.sizes(filling: size, metrics)
  }

  private func sizes(filling size: CellSize, _ metrics: ITermMetrics) -> [String: CellSize] {
    switch content {
    case .pane(let name): return [name: size]
    case .split(let axis, let children):
      let lengths = metrics[axis].parts(
        of: size.length(axis), like: children.map { $0.size.length(axis) })
      var result: [String: CellSize] = [:]
      for (child, length) in zip(children, lengths) {
        let part = CellSize(length, size.length(axis.across), axis)
        result.merge(child.sizes(filling: part, metrics)) { first, _ in first }
      }
      return result
    }
  }
}

extension CellSize {
  fileprivate init(_ along: Int, _ across: Int, _ axis: LayoutAxis) {
    self.init(
      columns: axis == .columns ? along : across, rows: axis == .columns ? across : along)
  }

  fileprivate func length(_ axis: LayoutAxis) -> Int { axis == .columns ? columns : rows }
}

extension LayoutAxis {
  fileprivate var across: LayoutAxis { self == .columns ? .rows : .columns }
}
