import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// How many points things take, along one axis.
///
/// Sizes are asked for in cells, but iTerm2 settles them in points: every pane has margins besides
/// its cells, and dividers are a point wide. A server over tmux has dividers of a cell, and no
/// margins.
struct AxisMetrics: Equatable, Sendable {
  var cell = 1
  /// What a pane takes besides its cells.
  var margin = 0
  var divider = 1

  func points(_ cells: Int) -> Int { cells * cell + margin }

  /// The cells of a pane that takes so many points.
  func cells(_ points: Int) -> Int { max(1, (points - margin) / cell) }

  /// Cells for parts that together take the place of one pane: those of `lengths`, more or less
  /// evenly as many as there are.
  func parts(of whole: Int, like lengths: [Int]) -> [Int] {
    let count = lengths.count
    // A thin divider is not counted when the sizes of panes are added up (PTYTab.m), and every pane
    // then loses a part of a cell to it: so what is left over is asked for as well.
    let dividers = divider >= cell ? (count - 1) * divider : 0
    let points = whole * cell + margin - count * margin - dividers
    let rest = (points + cell - 1) / cell - lengths.reduce(0, +)
    let (each, more) = (rest / count, rest % count)
    return lengths.enumerated().map { place, length in
      max(1, length + each + (place < abs(more) ? more.signum() : 0))
    }
  }
}

/// The sizes of things in points, as far as they show in a list of sessions.
struct ITermMetrics: Equatable, Sendable {
  var columns = AxisMetrics()
  var rows = AxisMetrics()

  subscript(axis: LayoutAxis) -> AxisMetrics { axis == .columns ? columns : rows }

  init() {}

  /// Nil where no session shows a size in points.
  init?(_ list: ITermListSessionsResponse) {
    let roots = list.windows.flatMap(\.tabs).map(\.root)
    let sessions = roots.flatMap(\.sessions)
    let known = sessions.filter { session in
      session.frame.size.width >= session.gridSize.width && session.gridSize.width > 1
        && session.frame.size.height >= session.gridSize.height && session.gridSize.height > 1
    }
    guard
      let widest = known.max(by: { $0.gridSize.width < $1.gridSize.width }),
      let highest = known.max(by: { $0.gridSize.height < $1.gridSize.height })
    else { return nil }
    columns.cell = Int(widest.frame.size.width / widest.gridSize.width)
    rows.cell = Int(highest.frame.size.height / highest.gridSize.height)
    columns.margin =
      known.map { Int($0.frame.size.width) - Int($0.gridSize.width) * columns.cell }
      .filter { $0 >= 0 }.min() ?? 0
    rows.margin =
      known.map { Int($0.frame.size.height) - Int($0.gridSize.height) * rows.cell }
      .filter { $0 >= 0 }.min() ?? 0
    columns.divider = Self.divider(roots, vertical: true, columns)
    rows.divider = Self.divider(roots, vertical: false, rows)
  }

  private static func divider(
    _ roots: [ITermSplitTreeNode], vertical: Bool, _ metrics: AxisMetrics
  ) -> Int {
    let gaps = roots.flatMap(\.nodes).filter { $0.vertical == vertical }.flatMap(\.gaps)
    // Where nothing is divided: whoever has no margins has borders of a cell.
    return gaps.filter { $0 >= 0 && $0 <= metrics.cell }.min()
      ?? (metrics.margin == 0 ? metrics.cell : 1)
  }
}

extension ITermSplitTreeNode {
  fileprivate var sessions: [ITermSessionSummary] {
    links.flatMap { link in
      switch link.child {
      case .session(let session): [session]
      case .node(let node): node.sessions
      case nil: [ITermSessionSummary]()
      }
    }
  }

  fileprivate var nodes: [ITermSplitTreeNode] {
    [self]
      + links.flatMap { link in
        if case .node(let node) = link.child { node.nodes } else { [ITermSplitTreeNode]() }
      }
  }

  /// Points between neighbouring sessions.
  fileprivate var gaps: [Int] {
    zip(links, links.dropFirst()).compactMap { one, other in
      guard case .session(let first) = one.child, case .session(let second) = other.child else {
        return nil
      }
      let (from, to) = (first.frame, second.frame)
      return vertical
        ? Int(to.origin.x) - Int(from.origin.x) - Int(from.size.width)
        : Int(to.origin.y) - Int(from.origin.y) - Int(from.size.height)
    }
  }
}
