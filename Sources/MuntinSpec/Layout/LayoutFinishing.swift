import MuntinYAML

/// Puts the panes' own sizes into a layout and checks what the sizes sum up to.
extension SpecReading {
  /// The `size` of a pane, with its place.
  typealias PaneSizes = [String: (size: LayoutSize, range: SourceRange)]

  /// The layout; sizes that are put in are taken out of `sizes`.
  mutating func finished(
    _ draft: LayoutDraft, _ sizes: inout PaneSizes, at range: SourceRange
  ) -> LayoutTree {
    switch draft {
    case .pane(let name, _):
      return .pane(name)
    case .split(let axis, let drafts):
      var children: [LayoutChild] = []
      var ranges: [SourceRange] = []
      for draft in drafts {
        var size = draft.size
        var place = draft.sizeRange ?? range
        if case .pane(let name, _) = draft.tree, let own = sizes[name] {
          if draft.takesPaneSize {
            size = own.size
            place = own.range
            sizes[name] = nil
          } else if let first = draft.sizeRange {
            report(.twoSizes(first: first, at: own.range))
            sizes[name] = nil
          }
        }
        children.append(LayoutChild(finished(draft.tree, &sizes, at: range), size: size))
        ranges.append(place)
      }
      checkSum(of: children, ranges)
      return .split(axis, children)
    }
  }

  /// Reports percentages that sum up to more than a whole, or leave nothing for the others.
  private mutating func checkSum(of children: [LayoutChild], _ ranges: [SourceRange]) {
    /// Takes up what adding of fractions loses.
    let slack = 0.000_001
    var sum = 0.0
    var last: SourceRange?
    var others = 0
    for (child, range) in zip(children, ranges) {
      guard case .percent(let percent) = child.size else {
        others += 1
        continue
      }
      sum += percent
      last = range
      if sum > 100 + slack {
        report(.sizesOver100(at: range))
        return
      }
    }
    if others > 0, sum > 100 - slack, let last { report(.nothingLeft(at: last)) }
  }
}
