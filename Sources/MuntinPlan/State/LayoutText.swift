package import MuntinSpec

/// A layout on one line, to be compared and read: `columns(60% editor, rows(server, tests))`.
package struct LayoutText {
  package let text: String

  package init(_ tree: LayoutTree) { text = Self.text(tree) }

  private static func text(_ tree: LayoutTree) -> String {
    switch tree {
    case .pane(let name): name
    case .split(let axis, let children):
      axis.rawValue + "("
        + children.map { prefix($0.size) + text($0.tree) }.joined(separator: ", ") + ")"
    }
  }

  private static func prefix(_ size: LayoutSize) -> String {
    switch size {
    case .share(1): ""
    case .share(let share): number(share) + "fr "
    case .percent(let percent): number(percent) + "% "
    case .cells(let cells): "\(cells)c "
    }
  }

  private static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
