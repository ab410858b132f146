package import MuntinSpec

/// The rules by which a terminal divides a tab when panes come and go, one for all hosts.
///
/// - Source: `iterm2/semantics-of-panes.md`, sections 2 to 6. Nodes below one another differ in
///   their axis, and none has a single child.
extension CellNode {
  /// A new pane beside another. Where the other's neighbours stand along the same axis it becomes
  /// one of them, as large as the other was, and all of them shrink by one factor; else the two
  /// share the other's place.
  ///
  /// - Returns: nil where there is no such pane, or a pane would be left without a cell.
  package func inserting(
    _ new: String, beside target: String, _ axis: LayoutAxis, before: Bool
  ) -> CellNode? {
    guard leaves.contains(target) else { return nil }
    let node = placing(new, beside: target, axis, before)
    return node.fits ? node : nil
  }

  private func placing(
    _ new: String, beside target: String, _ axis: LayoutAxis, _ before: Bool
  ) -> CellNode {
    switch content {
    case .pane(target):
      let pane = CellNode(.pane(new), size: size)
      return CellNode.splitting(size, axis, before ? [pane, self] : [self, pane])
    case .pane: return self
    case .split(let own, var children):
      if own == axis, let place = children.firstIndex(where: { $0.content == .pane(target) }) {
        let pane = CellNode(.pane(new), size: children[place].size)
        children.insert(pane, at: before ? place : place + 1)
        return CellNode.splitting(size, axis, children)
      }
      return CellNode(
        .split(own, children.map { $0.placing(new, beside: target, axis, before) }), size: size)
    }
  }

  /// Without a pane: its neighbours take its room, all by one factor. A part with one child left
  /// gives way to it. Nil where no pane is left.
  package func removing(_ target: String) -> CellNode? {
    switch content {
    case .pane(let name): return name == target ? nil : self
    case .split(let axis, let children):
      let rest = children.compactMap { $0.removing(target) }
      if rest.count == children.count {
        return CellNode(.split(axis, CellNode.spliced(rest, axis)), size: size)
      }
      if rest.count > 1 { return CellNode.splitting(size, axis, rest) }
      return rest.first.map { $0.scaled(to: size) }
    }
  }

  /// Children of the same axis as their parent become its own.
  private static func spliced(_ children: [CellNode], _ axis: LayoutAxis) -> [CellNode] {
    children.flatMap { child in
      if case .split(axis, let inner) = child.content { inner } else { [child] }
    }
  }

  /// Parts along an axis in a room, in proportion to the lengths that they have.
  private static func splitting(
    _ size: CellSize, _ axis: LayoutAxis, _ children: [CellNode]
  ) -> CellNode {
    CellNode(.split(axis, spliced(children, axis)), size: size).scaled(to: size)
  }

  /// In another size, every part in proportion to what it has.
  package func scaled(to size: CellSize) -> CellNode {
    guard case .split(let axis, let children) = content else {
      return CellNode(content, size: size)
    }
    let lengths = CellNode.shares(
      of: size.length(along: axis) - (children.count - 1),
      weights: children.map { $0.size.length(along: axis) },
      least: children.map { $0.minimum.length(along: axis) })
    return CellNode(
      .split(axis, zip(children, lengths).map { $0.scaled(to: size.with($1, axis)) }), size: size)
  }

  /// The same parts, all of one length in each division.
  package func evened(in size: CellSize) -> CellNode {
    guard case .split(let axis, let children) = content else {
      return CellNode(content, size: size)
    }
    let lengths = CellNode.shares(
      of: size.length(along: axis) - (children.count - 1),
      weights: children.map { _ in 1 }, least: children.map { $0.minimum.length(along: axis) })
    return CellNode(
      .split(axis, zip(children, lengths).map { $0.evened(in: size.with($1, axis)) }), size: size)
  }

  /// With other sizes of panes: along an axis they add up, across it the largest counts.
  package func withPanes(_ sizes: [String: CellSize]) -> CellNode {
    switch content {
    case .pane(let name): return CellNode(content, size: sizes[name] ?? size)
    case .split(let axis, let old):
      let children = old.map { $0.withPanes(sizes) }
      let along = children.map { $0.size.length(along: axis) }.reduce(children.count - 1, +)
      let across = children.map { $0.size.length(along: axis.other) }.max() ?? 1
      let whole = CellSize(columns: across, rows: across).with(along, axis)
      let fitted = children.map { $0.scaled(to: $0.size.with(across, axis.other)) }
      return CellNode(.split(axis, fitted), size: whole)
    }
  }

  /// One pane in another size; its neighbours keep theirs, and the whole grows or shrinks with it.
  package func resizing(_ target: String, to wanted: CellSize) -> CellNode {
    guard leaves.contains(target) else { return self }
    switch content {
    case .pane: return CellNode(content, size: wanted)
    case .split(let axis, let old):
      let changed = old.map { $0.resizing(target, to: wanted) }
      let place = old.firstIndex { $0.leaves.contains(target) } ?? 0
      let across = changed[place].size.length(along: axis.other)
      let children = changed.map { $0.scaled(to: $0.size.with(across, axis.other)) }
      let along = children.map { $0.size.length(along: axis) }.reduce(children.count - 1, +)
      return CellNode(
        .split(axis, children), size: CellSize(columns: across, rows: across).with(along, axis))
    }
  }

  /// Whether every pane has a cell.
  package var fits: Bool {
    switch content {
    case .pane: size.columns > 0 && size.rows > 0
    case .split(_, let children): children.allSatisfy(\.fits)
    }
  }

  /// Divides a length in proportion to weights by the largest remainder, then gives each part its
  /// least at the cost of the longest.
  private static func shares(of length: Int, weights: [Int], least: [Int]) -> [Int] {
    let total = max(1, weights.reduce(0, +))
    let length = max(0, length)
    var lengths = weights.map { length * max(0, $0) / total }
    let order = weights.indices.sorted { left, right in
      (length * weights[right] % total, left) < (length * weights[left] % total, right)
    }
    for place in order.prefix(max(0, length - lengths.reduce(0, +))) { lengths[place] += 1 }
    for place in lengths.indices {
      while lengths[place] < least[place],
        let giver = lengths.indices.filter({ lengths[$0] > least[$0] })
          .max(by: { lengths[$0] < lengths[$1] })
      {
        lengths[giver] -= 1
        lengths[place] += 1
      }
    }
    return lengths
  }
}
