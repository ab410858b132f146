import MuntinPlan
import MuntinSpec

/// A layout as tmux writes it, `2fb3,317x85,0,0{158x85,0,0,1,158x85,159,0,2}`, for some panes.
struct TmuxLayoutText {
  private var root: LayoutCell
  /// Whether the checksum in front is right; tmux refuses it otherwise.
  let hasRightSum: Bool

  /// Whether a text is meant as such a layout, right or wrong.
  static func isMeant(by text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: ",")) && text.utf8.contains(UInt8(ascii: "x"))
  }

  /// Muntin's own layouts are no deeper.
  private static let deepest = 24

  init?(_ text: String) {
    guard let root = LayoutString.cell(text, anySum: true).map(\.joined),
      root.depth <= Self.deepest, root.hasSizes
    else { return nil }
    self.root = root
    hasRightSum = LayoutString.cell(text) != nil
  }

  var count: Int { root.panes.count }

  /// Takes cells at the bottom right out, as tmux does where a window has fewer panes.
  mutating func keep(_ count: Int) {
    while self.count > max(1, count), let rest = root.withoutLast { root = rest }
  }

  /// As the layout of a tab; panes go by their places from 0.
  var tree: LayoutTree {
    var next = 0
    return Self.tree(root, &next)
  }

  private static func tree(_ cell: LayoutCell, _ next: inout Int) -> LayoutTree {
    switch cell.content {
    case .pane:
      next += 1
      return .pane(String(next - 1))
    case .split(let axis, let cells):
      let shares = ShareList.exact(cells.map { axis == .columns ? $0.columns : $0.rows })
      return .split(
        axis == .columns ? .columns : .rows,
        zip(cells, shares).map { LayoutChild(tree($0, &next), size: .share($1)) })
    }
  }
}

extension LayoutCell {
  /// Without rows and stacks of only one.
  fileprivate var joined: LayoutCell {
    guard case .split(let axis, let children) = content else { return self }
    let parts = children.map(\.joined)
    var cell = self
    cell.content = parts.count == 1 ? parts[0].content : .split(axis, parts)
    return cell
  }

  fileprivate var depth: Int {
    guard case .split(_, let children) = content else { return 0 }
    return 1 + (children.map(\.depth).max() ?? 0)
  }

  fileprivate var hasSizes: Bool {
    guard columns > 0, rows > 0 else { return false }
    guard case .split(_, let children) = content else { return true }
    return !children.isEmpty && children.allSatisfy(\.hasSizes)
  }

  /// Without the cell at the bottom right, whose room goes to the one before it.
  fileprivate var withoutLast: LayoutCell? {
    guard case .split(let axis, var children) = content, let last = children.popLast() else {
      return nil
    }
    var cell = self
    if let rest = last.withoutLast {
      cell.content = .split(axis, children + [rest])
      return cell
    }
    guard var before = children.popLast() else { return nil }
    switch axis {
    case .columns: before.columns += last.columns + 1
    case .rows: before.rows += last.rows + 1
    }
    cell.content = children.isEmpty ? before.content : .split(axis, children + [before])
    return cell
  }
}

extension ShareList {
  /// The smallest shares that give just these cells.
  static func exact(_ lengths: [Int]) -> [Double] {
    let total = lengths.reduce(0, +)
    let size = CellSize(columns: total + lengths.count - 1, rows: 1)
    for sum in lengths.count...max(lengths.count, 24) {
      let shares = lengths.map { (Double($0 * sum) / Double(total)).rounded() }
      guard shares.reduce(0, +) == Double(sum), shares.allSatisfy({ $0 >= 1 }) else { continue }
      let tree = LayoutTree.split(
        .columns, shares.map { LayoutChild(.pane(""), size: .share($0)) })
      if case .split(_, let cells)? = (try? CellSolver.solve(tree, size: size))?.content,
        cells.map(\.size.columns) == lengths
      {
        return shares
      }
    }
    return lengths.map { Double($0) }
  }
}
