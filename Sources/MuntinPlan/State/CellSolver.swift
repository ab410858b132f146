package import MuntinSpec

/// Turns a layout of percents, cells and shares into whole cells.
package enum CellSolver {
  /// Too little room: which axis, how many cells it needs and how many there are.
  package struct Shortage: Error, Equatable, Sendable {
    package var axis: LayoutAxis
    package var needed: Int
    package var available: Int
  }

  /// - Units: whole cells; one cell of border between two children.
  /// - Errors: `Shortage` where a pane would have less than one cell, or fixed sizes do not fit.
  package static func solve(
    _ tree: LayoutTree, size: CellSize
  ) throws(Shortage) -> CellNode {
    switch tree {
    case .pane(let name): return CellNode(.pane(name), size: size)
    case .split(let axis, let children):
      let borders = children.count - 1
      let length = size.length(along: axis)
      let lengths: [Int]
      do {
        lengths = try Self.lengths(children.map(\.size), of: length - borders)
      } catch {
        throw Shortage(axis: axis, needed: error.needed + borders, available: length)
      }
      var nodes: [CellNode] = []
      for (child, length) in zip(children, lengths) {
        let part =
          axis == .columns
          ? CellSize(columns: length, rows: size.rows)
          : CellSize(columns: size.columns, rows: length)
        nodes.append(try solve(child.tree, size: part))
      }
      return CellNode(.split(axis, nodes), size: size)
    }
  }

  struct TooShort: Error { var needed: Int }

  /// Divides `length` cells: fixed cells first, percents of the whole, shares of what is left.
  ///
  /// - Shape: one entry per size; the result has as many, each at least 1, and sums to `length`.
  /// - Errors: `TooShort` where that cannot be.
  static func lengths(_ sizes: [LayoutSize], of length: Int) throws(TooShort) -> [Int] {
    var fixed = 0
    var flexible = 0
    for size in sizes {
      if case .cells(let cells) = size { fixed += bounded(cells) } else { flexible += 1 }
    }
    guard fixed + flexible <= length else { throw TooShort(needed: fixed + flexible) }
    let percents = sizes.map { size in
      if case .percent(let percent) = size { bounded(percent, 100) } else { 0.0 }
    }
    let shares = sizes.map { size in
      if case .share(let share) = size { bounded(share, 1e6) } else { 0.0 }
    }
    let hasShares = shares.contains { $0 > 0 }
    var exact = percents.map { $0 / 100 * Double(length) }
    if hasShares {
      // What percents may take leaves one cell for every share.
      let room = Double(length - fixed - shares.count { $0 > 0 })
      let taken = exact.reduce(0, +)
      if taken > room { exact = exact.map { $0 * room / taken } }
      let left = Double(length - fixed) - exact.reduce(0, +)
      let total = shares.reduce(0, +)
      for index in sizes.indices where shares[index] > 0 {
        exact[index] = left * shares[index] / total
      }
    } else if percents.contains(where: { $0 > 0 }) {
      let total = exact.reduce(0, +)
      exact = exact.map { $0 * Double(length - fixed) / total }
    }
    var result = rounded(exact, to: flexible == 0 ? 0 : length - fixed, where: sizes)
    for (index, size) in sizes.enumerated() {
      if case .cells(let cells) = size { result[index] = bounded(cells) }
    }
    if flexible == 0, let last = result.indices.last { result[last] += length - fixed }
    return result
  }

  private static func bounded(_ cells: Int) -> Int { min(max(cells, 1), 1_000_000) }

  private static func bounded(_ value: Double, _ most: Double) -> Double {
    value.isNaN ? 0.000_1 : min(max(value, 0.000_1), most)
  }

  /// Largest remainder, with at least one cell for each flexible entry.
  private static func rounded(
    _ exact: [Double], to total: Int, where sizes: [LayoutSize]
  ) -> [Int] {
    let isFlexible = sizes.map { size in
      if case .cells = size { false } else { true }
    }
    var result = exact.indices.map { isFlexible[$0] ? max(1, Int(exact[$0])) : 0 }
    var missing = total - result.reduce(0, +)
    let order = exact.indices.filter { isFlexible[$0] }
      .sorted { (exact[$0] - Double(result[$0]), $1) > (exact[$1] - Double(result[$1]), $0) }
    var turn = 0
    while missing > 0, !order.isEmpty {
      result[order[turn % order.count]] += 1
      missing -= 1
      turn += 1
    }
    // Cells given to entries that had less than one are taken from the widest.
    while missing < 0,
      let widest = result.indices.filter({ isFlexible[$0] })
        .max(by: { result[$0] < result[$1] }), result[widest] > 1
    {
      result[widest] -= 1
      missing += 1
    }
    return result
  }
}
