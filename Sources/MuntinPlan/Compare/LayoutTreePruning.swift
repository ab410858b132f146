import MuntinSpec

extension LayoutTree {
  /// The tree without some of its panes; nil where none is left.
  func keeping(_ isKept: (String) -> Bool) -> LayoutTree? {
    switch self {
    case .pane(let name): return isKept(name) ? self : nil
    case .split(let axis, let children):
      let kept = children.compactMap { child in
        child.tree.keeping(isKept).map { LayoutChild($0, size: child.size) }
      }
      return kept.count > 1 ? .split(axis, kept) : kept.first?.tree
    }
  }
}
