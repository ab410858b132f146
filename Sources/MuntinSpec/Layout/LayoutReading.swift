import MuntinYAML

/// Tells the forms of `layout` apart.
extension SpecReading {
  static let deepestLayout = 24

  /// What `layout` says, before the panes are put in.
  enum LayoutForm {
    case tree(LayoutDraft)
    case grid(rows: Int, columns: Int)
    case named(LayoutName)
    /// No `layout`: two panes stand side by side, others are tiled.
    case usual
  }

  mutating func layoutForm(_ node: Node) -> LayoutForm? {
    switch node.content {
    case .mapping:
      return layoutTree(node).map { .tree($0) }
    case .sequence(let lines):
      return picture(lines, of: node).map { .tree($0) }
    case .scalar:
      guard let text = text(node, .typed, expected: "a layout") else { return nil }
      let lines = text.value.split(separator: "\n").map(Self.words).filter { !$0.isEmpty }
      if lines.count == 1, let line = lines.first, line.count == 1, let word = line.first {
        return layout(named: word, shown: text.shown, at: node.range)
      }
      var count = 0
      let placed = lines.map { line in
        line.map { word in
          defer { count += 1 }
          return (word, LayoutDraft.LeafPlace.word(count, of: node))
        }
      }
      return picture(placed, of: node).map { .tree($0) }
    }
  }

  private mutating func layout(
    named word: String, shown: String, at range: SourceRange
  ) -> LayoutForm? {
    if let name = LayoutName(rawValue: word) { return .named(name) }
    let sides = word.split(separator: "x", omittingEmptySubsequences: false)
    if sides.count == 2, let rows = Self.side(sides[0]), let columns = Self.side(sides[1]) {
      return .grid(rows: rows, columns: columns)
    }
    let near = nearest(to: word, among: LayoutName.allCases.map(\.rawValue))
    report(.unknownLayout(shown, nearest: near, at: range))
    return nil
  }

  private static func side(_ text: Substring) -> Int? {
    guard text.first != "0", text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(text), (1...100).contains(number)
    else { return nil }
    return number
  }
}
