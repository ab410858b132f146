import MuntinYAML

/// A layout as it was written: with places for faults, before the panes' own sizes are known.
indirect enum LayoutDraft {
  case pane(String, at: LeafPlace)
  /// At least two children.
  case split(LayoutAxis, [Child])

  struct Child {
    var tree: LayoutDraft
    var size = LayoutSize.share(1)
    /// Where the size was written; nil when it is the layout's own.
    var sizeRange: SourceRange?
    /// Whether the `size` of a pane may stand in place of this one.
    var takesPaneSize = false
  }

  /// Where a pane is named.
  enum LeafPlace {
    case range(SourceRange)
    /// The word with this number of a picture.
    case word(Int, of: Node)
  }

  /// A split, or the only child without one.
  static func joined(_ axis: LayoutAxis, _ children: [Child]) -> LayoutDraft? {
    guard let first = children.first else { return nil }
    return children.count == 1 ? first.tree : .split(axis, children)
  }
}

extension LayoutDraft {
  /// Every named pane with its place, in the order of the layout.
  var places: [(name: String, place: LeafPlace)] {
    var result: [(name: String, place: LeafPlace)] = []
    collect(into: &result)
    return result
  }

  private func collect(into result: inout [(name: String, place: LeafPlace)]) {
    switch self {
    case .pane(let name, let place): result.append((name, place))
    case .split(_, let children): for child in children { child.tree.collect(into: &result) }
    }
  }
}
