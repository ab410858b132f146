package import MuntinPlan
import MuntinSpec

/// A tab drawn with box characters: each pane a box with some lines of text.
package struct GridPicture: Sendable {
  /// What stands in a pane's box, most telling first; each line with the colour of its text.
  package struct Label: Sendable {
    package var lines: [String]
    /// `#rrggbb`; nil for the terminal's own.
    package var background: String?

    package init(lines: [String], background: String? = nil) {
      self.lines = lines
      self.background = background
    }
  }

  package let text: String

  /// - Parameters:
  ///   - node: the tab in cells; leaves are the keys of `labels`.
  ///   - width: columns that the picture may take.
  package init(_ node: CellNode, _ labels: [String: Label], width: Int, color: Bool = false) {
    let canvas = GridCanvas(node, width: width)
    var grid = canvas.drawn()
    for (name, box) in canvas.boxes {
      guard let label = labels[name] else { continue }
      let room = max(0, box.size.columns - 2)
      for (row, line) in label.lines.prefix(max(0, box.size.rows)).enumerated() {
        grid.write(Shown.cut(Shown.escaped(line), to: room), x: box.x + 1, y: box.y + row)
      }
      if color, let background = label.background { grid.paint(box, background) }
    }
    text = grid.text
  }
}

/// Places boxes for panes on a canvas of characters, in the proportions of the tab.
private struct GridCanvas {
  let columns: Int
  let rows: Int
  private(set) var boxes: [String: CellFrame] = [:]

  init(_ node: CellNode, width: Int) {
    let needed = Self.needed(node)
    columns = max(needed.columns, min(width - 2, node.size.columns, 96))
    // Cells are about twice as high as wide; a picture need not be as high as the screen.
    rows = max(needed.rows, min(max(3, node.size.rows / 3), 18))
    place(node, x: 1, y: 1, CellSize(columns: columns, rows: rows))
  }

  /// Room for one line of a few letters in each pane.
  private static func needed(_ node: CellNode) -> CellSize {
    switch node.content {
    case .pane: return CellSize(columns: 8, rows: 2)
    case .split(let axis, let children):
      let parts = children.map(needed)
      let wide = parts.map(\.columns)
      let high = parts.map(\.rows)
      return axis == .columns
        ? CellSize(columns: wide.reduce(parts.count - 1, +), rows: high.max() ?? 1)
        : CellSize(columns: wide.max() ?? 1, rows: high.reduce(parts.count - 1, +))
    }
  }

  private mutating func place(_ node: CellNode, x: Int, y: Int, _ size: CellSize) {
    switch node.content {
    case .pane(let name): boxes[name] = CellFrame(x: x, y: y, size: size)
    case .split(let axis, let children):
      let total = (axis == .columns ? size.columns : size.rows) - (children.count - 1)
      let least = children.map { child in
        axis == .columns ? Self.needed(child).columns : Self.needed(child).rows
      }
      let wanted = children.map { axis == .columns ? $0.size.columns : $0.size.rows }
      let parts = Self.shares(of: total, wanted, least)
      var offset = 0
      for (child, part) in zip(children, parts) {
        place(
          child, x: axis == .columns ? x + offset : x, y: axis == .rows ? y + offset : y,
          axis == .columns
            ? CellSize(columns: part, rows: size.rows)
            : CellSize(columns: size.columns, rows: part))
        offset += part + 1
      }
    }
  }

  /// In proportion to what is wanted, but never less than what is needed.
  private static func shares(of total: Int, _ wanted: [Int], _ least: [Int]) -> [Int] {
    let spare = max(0, total - least.reduce(0, +))
    let sum = max(1, wanted.reduce(0, +))
    let ideal = wanted.map { total * $0 / sum }
    let missing = zip(ideal, least).map { max(0, $0 - $1) }
    let all = max(1, missing.reduce(0, +))
    var result = zip(least, missing).map { $0 + spare * $1 / all }
    if let last = result.indices.last { result[last] += total - result.reduce(0, +) }
    return result
  }

  func drawn() -> CharacterGrid {
    var grid = CharacterGrid(columns: columns + 2, rows: rows + 2)
    for box in boxes.values { grid.frame(box) }
    return grid
  }
}
