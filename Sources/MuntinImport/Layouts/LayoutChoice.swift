import MuntinSpec
import MuntinYAML

/// Reads the `layout` of a tmux window.
extension ImportReading {
  /// The layout of a number of panes, with a note; nil where the text is no layout.
  mutating func layout(
    _ entry: PeerEntry, of count: Int, main: TmuxLayouts.MainPane = TmuxLayouts.MainPane()
  ) -> LayoutTree? {
    guard let text = text(entry, expected: "a layout") else { return nil }
    if let layout = TmuxLayouts(text) {
      note(.converted, entry, "layout")
      return layout.tree(of: count, main: main)
    }
    guard var drawn = TmuxLayoutText(text) else {
      note(
        .dropped, entry,
        TmuxLayoutText.isMeant(by: text)
          ? "is no layout that tmux would write" : "tmux knows no layout of this name")
      return nil
    }
    guard drawn.count >= count else {
      note(
        .approximated, entry,
        "layout has room for \(drawn.count) panes, but there are \(count): tiled instead")
      return TmuxLayouts.tiled.tree(of: count)
    }
    if drawn.count > count {
      note(
        .approximated, entry,
        "layout without the last \(drawn.count - count) of its \(drawn.count) places, as in tmux")
      drawn.keep(count)
    } else if drawn.hasRightSum {
      note(.converted, entry, "layout")
    } else {
      note(.approximated, entry, "layout, though its checksum is wrong and tmux would refuse it")
    }
    return drawn.tree
  }

  /// What tmux makes of panes that are each split off the last one, downwards.
  static func halved(_ count: Int, _ axis: LayoutAxis = .rows) -> LayoutTree {
    var tree = SplitTree()
    for pane in 1..<max(1, count) { tree.split(pane - 1, axis, new: pane) }
    return tree.tree
  }
}
