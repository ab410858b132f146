import MuntinSpec

/// How a tab is divided, without sizes; obeys iTerm2's rules of splitting and closing.
///
/// No split has a child of its own axis, and every split has two children or more.
///
/// - Source: semantics-of-panes.md, sections 1 to 3.
indirect enum SplitTree: Hashable, Sendable {
  case pane(String)
  case split(LayoutAxis, [SplitTree])

  /// Children of the same axis are spliced in, and a split of one child is that child. Nil for none.
  static func joined(_ axis: LayoutAxis, _ children: [SplitTree]) -> SplitTree? {
    let flat = children.flatMap { child in
      if case .split(axis, let inner) = child { inner } else { [child] }
    }
    return flat.count > 1 ? .split(axis, flat) : flat.first
  }

  var leaves: [String] {
    switch self {
    case .pane(let name): [name]
    case .split(_, let children): children.flatMap(\.leaves)
    }
  }

  /// The tree after all other panes are closed.
  func keeping(_ isKept: (String) -> Bool) -> SplitTree? {
    switch self {
    case .pane(let name): isKept(name) ? self : nil
    case .split(let axis, let children):
      Self.joined(axis, children.compactMap { $0.keeping(isKept) })
    }
  }

  /// The tree after a pane is split.
  func inserting(
    _ new: String, beside pane: String, _ axis: LayoutAxis, before isBefore: Bool
  ) -> SplitTree {
    switch self {
    case .pane(pane):
      return .split(axis, isBefore ? [.pane(new), self] : [self, .pane(new)])
    case .pane: return self
    case .split(let own, let children):
      let changed = children.map {
        $0.inserting(new, beside: pane, axis, before: isBefore)
      }
      return Self.joined(own, changed) ?? self
    }
  }

  /// The tree after one of its panes, or one of another tab, is moved beside a pane.
  func moving(_ move: TreeMove) -> SplitTree {
    let rest = keeping { $0 != move.pane } ?? self
    return rest.inserting(move.pane, beside: move.beside, move.axis, before: move.isBefore)
  }

  func renamed(_ rename: (String) -> String) -> SplitTree {
    switch self {
    case .pane(let name): .pane(rename(name))
    case .split(let axis, let children): .split(axis, children.map { $0.renamed(rename) })
    }
  }
}
