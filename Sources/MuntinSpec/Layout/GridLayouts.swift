import MuntinYAML

/// Layouts that need only the panes in their order.
package struct GridLayouts {
  /// At least one.
  let names: [String]
  let range: SourceRange

  /// Rows of `columns` panes each; the last row may have fewer, which share its width.
  func grid(columns: Int) -> LayoutDraft? {
    let rows = stride(from: 0, to: names.count, by: columns).map { start in
      line(.columns, names[start..<min(start + columns, names.count)], takesSize: false)
    }
    return .joined(.rows, rows.compactMap { $0 }.map { LayoutDraft.Child(tree: $0) })
  }

  var tiled: LayoutDraft? { grid(columns: Self.tiledColumns(of: names.count)) }

  /// As many columns as tmux would take: rows grow first.
  package static func tiledColumns(of count: Int) -> Int {
    var (rows, columns) = (1, 1)
    while rows * columns < count {
      rows += 1
      if rows * columns < count { columns += 1 }
    }
    return columns
  }

  func named(_ name: LayoutName) -> LayoutDraft? {
    switch name {
    case .tiled: tiled
    case .evenColumns: line(.columns, names[...], takesSize: true)
    case .evenRows: line(.rows, names[...], takesSize: true)
    case .mainLeft: main(.columns, rest: .rows)
    case .mainTop: main(.rows, rest: .columns)
    }
  }

  private func line(
    _ axis: LayoutAxis, _ names: ArraySlice<String>, takesSize: Bool
  ) -> LayoutDraft? {
    .joined(
      axis,
      names.map {
        LayoutDraft.Child(tree: .pane($0, at: .range(range)), takesPaneSize: takesSize)
      })
  }

  /// The first pane takes half, the others share the rest.
  private func main(_ axis: LayoutAxis, rest: LayoutAxis) -> LayoutDraft? {
    guard let first = names.first else { return nil }
    let main = LayoutDraft.Child(
      tree: .pane(first, at: .range(range)), size: .percent(50), takesPaneSize: true)
    guard let others = line(rest, names.dropFirst(), takesSize: true) else { return main.tree }
    return .split(axis, [main, LayoutDraft.Child(tree: others, takesPaneSize: names.count == 2)])
  }
}
