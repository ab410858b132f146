import MuntinSpec

/// A window that is split again and again, as tmux and iTerm2 do it: a pane gives up a part of
/// itself to a new one beside or below it.
struct SplitTree {
  private indirect enum Part {
    case pane(Int)
    case split(LayoutAxis, [(share: Double, part: Part)])
  }

  private var root: Part

  init(_ pane: Int = 0) { root = .pane(pane) }

  /// - Parameters:
  ///   - columns: the new pane comes to the right, else below.
  ///   - share: of the pane that is split, for the new one; above 0, below 1.
  mutating func split(_ pane: Int, _ axis: LayoutAxis, new: Int, share: Double = 0.5) {
    root = Self.split(root, pane, axis, new: new, share: share)
  }

  private static func split(
    _ part: Part, _ pane: Int, _ axis: LayoutAxis, new: Int, share: Double
  ) -> Part {
    switch part {
    case .pane(let number):
      guard number == pane else { return part }
      return .split(axis, [(1 - share, part), (share, .pane(new))])
    case .split(let own, let children):
      var parts: [(share: Double, part: Part)] = []
      for child in children {
        if own == axis, case .pane(pane) = child.part {
          parts.append((child.share * (1 - share), child.part))
          parts.append((child.share * share, .pane(new)))
        } else {
          parts.append((child.share, split(child.part, pane, axis, new: new, share: share)))
        }
      }
      return .split(own, parts)
    }
  }

  /// Panes by their places on screen, as tmux numbers them.
  var order: [Int] { tree.leaves.compactMap { Int($0) } }

  /// As the layout of a tab.
  var tree: LayoutTree { Self.tree(root) }

  private static func tree(_ part: Part) -> LayoutTree {
    switch part {
    case .pane(let number): .pane(String(number))
    case .split(let axis, let children):
      .split(
        axis,
        zip(children, ShareList.plain(children.map(\.share))).map {
          LayoutChild(tree($0.part), size: .share($1))
        })
    }
  }

  /// The pane at a place, each from 0 at the left and top to 1.
  func pane(atColumn column: Double, row: Double) -> Int {
    Self.pane(root, column, row)
  }

  private static func pane(_ part: Part, _ column: Double, _ row: Double) -> Int {
    switch part {
    case .pane(let number): return number
    case .split(let axis, let children):
      var start = 0.0
      let place = axis == .columns ? column : row
      for (index, child) in children.enumerated() {
        let isLast = index == children.count - 1
        if place < start + child.share || isLast {
          let inner = min(1, max(0, (place - start) / child.share))
          return axis == .columns
            ? pane(child.part, inner, row) : pane(child.part, column, inner)
        }
        start += child.share
      }
      return 0
    }
  }
}

/// Shares as a person would write them.
enum ShareList {
  /// Small whole numbers in the same proportion, where there are any.
  static func plain(_ shares: [Double]) -> [Double] {
    let total = shares.reduce(0, +)
    guard total > 0 else { return shares.map { _ in 1 } }
    for sum in shares.count...max(shares.count, 100) {
      let scaled = shares.map { $0 / total * Double(sum) }
      if scaled.allSatisfy({ abs($0 - $0.rounded()) < 1e-6 && $0 > 0.5 }) {
        return scaled.map { $0.rounded() }
      }
    }
    return shares.map { max(0.01, ($0 / total * 10_000).rounded() / 100) }
  }
}
