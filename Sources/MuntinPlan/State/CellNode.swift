package import MuntinSpec

/// Width and height in whole terminal cells.
package struct CellSize: Hashable, Sendable, CustomStringConvertible {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  package var description: String { "\(columns)x\(rows)" }

  /// Reads `200x50`; both numbers at least 1 and at most 10 000.
  package init?(text: String) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1],
      (1...10_000).contains(columns), (1...10_000).contains(rows)
    else { return nil }
    self.init(columns: columns, rows: rows)
  }

  func length(along axis: LayoutAxis) -> Int { axis == .columns ? columns : rows }
}

/// Where a pane stands in its tab, in cells from the top left corner.
package struct CellFrame: Hashable, Sendable {
  package var x: Int
  package var y: Int
  package var size: CellSize

  package init(x: Int, y: Int, size: CellSize) {
    self.x = x
    self.y = y
    self.size = size
  }

  /// The largest difference of any edge.
  package func distance(to other: CellFrame) -> Int {
    [
      x - other.x, y - other.y, x + size.columns - other.x - other.size.columns,
      y + size.rows - other.y - other.size.rows,
    ].map(abs).max() ?? 0
  }
}

/// A tab divided into panes, each part with its size in cells; between two parts is a border of
/// one cell.
package struct CellNode: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    /// A pane, by whatever name the owner of the tree uses: a key, or an id of the host.
    case pane(String)
    case split(LayoutAxis, [CellNode])
  }

  package var size: CellSize
  package var content: Content

  package init(_ content: Content, size: CellSize) {
    self.content = content
    self.size = size
  }

  package var leaves: [String] {
    switch content {
    case .pane(let name): [name]
    case .split(_, let children): children.flatMap(\.leaves)
    }
  }

  /// The place of every pane.
  package var frames: [String: CellFrame] {
    var result: [String: CellFrame] = [:]
    collect(x: 0, y: 0, into: &result)
    return result
  }

  private func collect(x: Int, y: Int, into result: inout [String: CellFrame]) {
    switch content {
    case .pane(let name): result[name] = CellFrame(x: x, y: y, size: size)
    case .split(let axis, let children):
      var offset = 0
      for child in children {
        child.collect(
          x: axis == .columns ? x + offset : x, y: axis == .rows ? y + offset : y, into: &result)
        offset += child.size.length(along: axis) + 1
      }
    }
  }

  /// The tree without some of its panes; their room goes to their neighbours. Nil if none is left.
  package func keeping(_ isKept: (String) -> Bool) -> CellNode? {
    ForeignPanes(in: self, isOwn: isKept).own
  }

  package func renamed(_ rename: (String) -> String) -> CellNode {
    switch content {
    case .pane(let name): CellNode(.pane(rename(name)), size: size)
    case .split(let axis, let children):
      CellNode(.split(axis, children.map { $0.renamed(rename) }), size: size)
    }
  }
}
