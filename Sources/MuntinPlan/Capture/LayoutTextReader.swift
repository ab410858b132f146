import MuntinSpec

/// Reads what `LayoutText` writes, where the names of the panes are known: a name may hold anything
/// that the text is made of.
struct LayoutTextReader {
  private let names: [String]
  /// Steps that are left for trying; a text that needs more is given up.
  private var steps = 20_000

  /// Nil where the text is not that of a layout of exactly these panes.
  static func read(_ text: String, panes: [String]) -> LayoutTree? {
    var reader = LayoutTextReader(names: panes.sorted { $0.count > $1.count })
    guard let tree = reader.node(text[...], { $0.isEmpty })?.tree,
      tree.leaves.sorted() == panes.sorted(), LayoutText(tree).text == text
    else { return nil }
    return tree
  }

  private init(names: [String]) { self.names = names }

  private typealias Read<Value> = (tree: Value, rest: Substring)

  /// A pane or a split, behind which `follows` holds.
  private mutating func node(
    _ text: Substring, _ follows: (Substring) -> Bool
  ) -> Read<LayoutTree>? {
    steps -= 1
    guard steps > 0 else { return nil }
    for name in names where text.hasPrefix(name) {
      let rest = text.dropFirst(name.count)
      if follows(rest) { return (.pane(name), rest) }
    }
    for axis in [LayoutAxis.columns, .rows] where text.hasPrefix(axis.rawValue + "(") {
      let inner = text.dropFirst(axis.rawValue.count + 1)
      if let read = children(inner), follows(read.rest) {
        return (.split(axis, read.tree), read.rest)
      }
    }
    return nil
  }

  private mutating func children(_ text: Substring) -> Read<[LayoutChild]>? {
    var children: [LayoutChild] = []
    var rest = text
    while let read = child(rest) {
      children.append(read.tree)
      if read.rest.hasPrefix(")") {
        return children.count > 1 ? (children, read.rest.dropFirst()) : nil
      }
      rest = read.rest.dropFirst(2)
    }
    return nil
  }

  private mutating func child(_ text: Substring) -> Read<LayoutChild>? {
    let follows: (Substring) -> Bool = { $0.hasPrefix(", ") || $0.hasPrefix(")") }
    if let space = text.firstIndex(of: " "), let size = UnitText(String(text[..<space]))?.size,
      let read = node(text[text.index(after: space)...], follows)
    {
      return (LayoutChild(read.tree, size: size), read.rest)
    }
    return node(text, follows).map { (LayoutChild($0.tree), $0.rest) }
  }
}
