import MuntinYAML

/// Writes how a tab is divided: in the shortest form that is read as the same tree.
extension SpecWriting {
  /// The `layout` and `panes` of a tab; nil for what needs not be said.
  func parts(of tab: TabSpec, _ place: WrittenPlace) -> (layout: Node?, panes: Node?) {
    let listed = listed(tab.panes)
    let names = (listed ?? tab.panes).map(\.name)
    let isShells = tab.panes.allSatisfy { isShell($0, place) }
    guard let form = shortForm(of: tab.layout, names) else {
      let needsPanes = listed != nil || !isShells
      return (
        item(LayoutChild(tab.layout)), needsPanes ? panes(tab.panes, listed: listed, place) : nil
      )
    }
    var written = listed
    // What a grid has no pane for is a shell; so is the only pane of a tab.
    if form.fills, let panes = listed {
      let shells = panes.reversed().prefix { $0.isNumbered && isShell($0, place) }
      written = panes.dropLast(shells.count)
    }
    return (
      form.layout,
      written?.isEmpty ?? false ? nil : panes(tab.panes, listed: written, place)
    )
  }

  /// The panes in the order of their list; nil where all have names, and so a map.
  private func listed(_ panes: [PaneSpec]) -> [PaneSpec]? {
    guard panes.contains(where: \.isNumbered) else { return nil }
    var places = [PaneSpec?](repeating: nil, count: panes.count)
    for pane in panes where pane.isNumbered {
      if let number = Int(pane.name), places.indices.contains(number - 1) {
        places[number - 1] = pane
      }
    }
    var named = panes.filter { !$0.isNumbered }[...]
    return places.compactMap { $0 ?? named.popFirst() }
  }

  /// What `layout` says, nil for nothing, and whether shells are put where panes are missing.
  private struct ShortForm {
    var layout: Node?
    var fills = false
  }

  private func shortForm(of tree: LayoutTree, _ names: [String]) -> ShortForm? {
    let grids = GridLayouts(names: names, range: .top)
    let usual = names.count == 2 ? grids.named(.evenColumns) : grids.tiled
    if usual?.tree == tree { return ShortForm(fills: names.count == 1) }
    for name in [LayoutName.evenColumns, .evenRows] where grids.named(name)?.tree == tree {
      return ShortForm(layout: .text(name.rawValue))
    }
    if case .split(.rows, let rows) = tree {
      let columns = rows.first?.tree.leaves.count ?? 1
      if columns > 1, rows.count <= 100, columns <= 100, grids.grid(columns: columns)?.tree == tree
      {
        let fills = rows.count * columns == names.count
        // Fewer panes than places would be filled up with shells.
        if fills { return ShortForm(layout: .text("\(rows.count)x\(columns)"), fills: true) }
        if grids.tiled?.tree == tree { return ShortForm(layout: .text("tiled")) }
      }
    }
    for name in [LayoutName.mainLeft, .mainTop] where grids.named(name)?.tree == tree {
      return ShortForm(layout: .text(name.rawValue))
    }
    return nil
  }

  private func item(_ child: LayoutChild) -> Node {
    var fields = WrittenFields<LayoutItemKey>()
    let size: Node? = child.size == .share(1) ? nil : .text(child.size.text)
    switch child.tree {
    case .pane(let name):
      guard size != nil else { return .word(name) }
      fields.add(.pane, .word(name))
    case .split(let axis, let children):
      fields.add(axis == .columns ? .columns : .rows, .list(children.map { item($0) }))
    }
    fields.add(.size, size)
    return fields.node
  }
}

extension LayoutDraft {
  /// The layout that it is where no pane has a size of its own.
  fileprivate var tree: LayoutTree {
    switch self {
    case .pane(let name, _): .pane(name)
    case .split(let axis, let children):
      .split(axis, children.map { LayoutChild($0.tree.tree, size: $0.size) })
    }
  }
}

extension LayoutSize {
  /// As a file has it: `60%`, `80c`, `2fr`.
  var text: String {
    switch self {
    case .percent(let percent): UnitText.digits(percent) + "%"
    case .cells(let cells): "\(cells)c"
    case .share(let share): UnitText.digits(share) + "fr"
    }
  }
}

extension UnitText {
  /// A number above 0 with at most six digits behind the point, and no exponent.
  static func digits(_ number: Double) -> String {
    let millionths = Int((min(max(number, 0.000_001), 999_999) * 1e6).rounded())
    let (whole, part) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
    guard part > 0 else { return String(whole) }
    var digits = String(part + 1_000_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)"
  }
}
