import MuntinYAML

/// Reads layouts that are trees of columns and rows, and the sizes in them.
extension SpecReading {
  mutating func layoutTree(_ node: Node) -> LayoutDraft? {
    guard let fields = fields(node, LayoutKey.self),
      let (key, entry) = exactlyOne(of: LayoutKey.allCases, in: fields)
    else { return nil }
    return split(key == .columns ? .columns : .rows, entry, depth: 1)
  }

  private mutating func split(_ axis: LayoutAxis, _ entry: Entry, depth: Int) -> LayoutDraft? {
    guard depth <= Self.deepestLayout else {
      report(.layoutTooDeep(most: Self.deepestLayout, at: entry.keyRange))
      return nil
    }
    let items = items(entry.value, expected: "a list of panes")
    if case .sequence = entry.value.content, items.isEmpty {
      report(.emptyList(entry.key, at: entry.value.range))
    }
    var children: [LayoutDraft.Child] = []
    for item in items {
      if let child = layoutItem(item, depth: depth) { children.append(child) }
    }
    guard children.count == items.count else { return nil }
    if children.count == 1, let range = children.first?.sizeRange {
      report(.sizeWithoutMeaning(at: range))
    }
    return .joined(axis, children)
  }

  private mutating func layoutItem(_ node: Node, depth: Int) -> LayoutDraft.Child? {
    guard case .mapping = node.content else {
      guard let name = name(node, expected: "a pane, columns or rows") else { return nil }
      return LayoutDraft.Child(tree: .pane(name, at: .range(node.range)), takesPaneSize: true)
    }
    guard let fields = fields(node, LayoutItemKey.self) else { return nil }
    let size = fields[.size].flatMap { self.size($0) }
    guard let (key, entry) = exactlyOne(of: [.pane, .columns, .rows], in: fields) else {
      return nil
    }
    var tree: LayoutDraft?
    switch key {
    case .columns: tree = split(.columns, entry, depth: depth + 1)
    case .rows: tree = split(.rows, entry, depth: depth + 1)
    case .pane, .size:
      let name = name(entry.value, expected: "the name of a pane")
      tree = name.map { .pane($0, at: .range(entry.value.range)) }
    }
    guard let tree else { return nil }
    return LayoutDraft.Child(
      tree: tree, size: size ?? .share(1), sizeRange: fields[.size]?.range,
      takesPaneSize: fields[.size] == nil)
  }

  /// `60%`, `80c` or `2fr`.
  mutating func size(_ node: Node) -> LayoutSize? {
    guard let text = text(node, .label, expected: "a size") else { return nil }
    let cut = UnitText(text.value)
    if let size = cut?.size { return size }
    let isBare = cut?.unit.isEmpty ?? false
    report(isBare ? .bareSize(text.shown, at: node.range) : .badSize(text.shown, at: node.range))
    return nil
  }
}
