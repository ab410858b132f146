import MuntinSpec

/// The layouts that tmux knows by name. In its words, "horizontal" is side by side for `even`, and
/// a main pane on top for `main`.
enum TmuxLayouts: String, CaseIterable {
  case evenHorizontal = "even-horizontal"
  case evenVertical = "even-vertical"
  case mainHorizontal = "main-horizontal"
  case mainHorizontalMirrored = "main-horizontal-mirrored"
  case mainVertical = "main-vertical"
  case mainVerticalMirrored = "main-vertical-mirrored"
  case tiled

  /// The sizes of a main pane; without them tmux takes 80 columns or 24 rows.
  struct MainPane {
    var width: LayoutSize?
    var height: LayoutSize?
  }

  /// A whole name, or the start of only one, as tmux takes it.
  init?(_ text: String) {
    if let layout = Self(rawValue: text) {
      self = layout
      return
    }
    let fitting = Self.allCases.filter { !text.isEmpty && $0.rawValue.hasPrefix(text) }
    // The mirrored ones came later; what was unique before them still means the plain ones.
    guard let first = fitting.first,
      fitting.allSatisfy({ $0.rawValue.hasPrefix(first.rawValue) })
    else { return nil }
    self = first
  }

  /// The layout of some panes, which go by their places from 0; at least one.
  func tree(of count: Int, main: MainPane = MainPane()) -> LayoutTree {
    let panes = (0..<max(1, count)).map { LayoutTree.pane(String($0)) }
    guard panes.count > 1 else { return panes[0] }
    switch self {
    case .evenHorizontal: return Self.line(.columns, panes)
    case .evenVertical: return Self.line(.rows, panes)
    case .mainHorizontal, .mainHorizontalMirrored:
      return Self.main(.rows, panes, main.height ?? .cells(24), self == .mainHorizontalMirrored)
    case .mainVertical, .mainVerticalMirrored:
      return Self.main(.columns, panes, main.width ?? .cells(80), self == .mainVerticalMirrored)
    case .tiled: return Self.tiled(panes)
    }
  }

  private static func line(_ axis: LayoutAxis, _ panes: [LayoutTree]) -> LayoutTree {
    panes.count == 1 ? panes[0] : .split(axis, panes.map { LayoutChild($0) })
  }

  private static func main(
    _ axis: LayoutAxis, _ panes: [LayoutTree], _ size: LayoutSize, _ isMirrored: Bool
  ) -> LayoutTree {
    let main = LayoutChild(panes[0], size: size)
    let others = LayoutChild(
      line(axis == .rows ? .columns : .rows, Array(panes.dropFirst())))
    return .split(axis, isMirrored ? [others, main] : [main, others])
  }

  /// Rows as long as each other; of a shorter last row, the last pane takes what is left over.
  private static func tiled(_ panes: [LayoutTree]) -> LayoutTree {
    let columns = GridLayouts.tiledColumns(of: panes.count)
    let rows = stride(from: 0, to: panes.count, by: columns).map { start in
      Array(panes[start..<min(start + columns, panes.count)])
    }
    return line(
      .rows,
      rows.map { row in
        guard row.count > 1, row.count < columns, let last = row.last else {
          return line(.columns, row)
        }
        let rest = Double(columns - row.count + 1)
        return .split(
          .columns,
          row.dropLast().map { LayoutChild($0) } + [LayoutChild(last, size: .share(rest))])
      })
  }
}
