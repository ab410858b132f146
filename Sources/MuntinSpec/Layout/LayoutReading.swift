import MuntinYAML

/// Reads the forms of `layout` that name panes: trees and pictures.
extension SpecReading {
  static let deepestLayout = 24

  /// What `layout` says, before the panes are put in.
  enum LayoutForm {
    case tree(LayoutDraft)
    case grid(rows: Int, columns: Int)
    case named(LayoutName)
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

  private static func words(_ line: some StringProtocol) -> [String] {
    line.split { $0 == " " || $0 == "\t" }.map { String($0) }
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

  // MARK: Trees

  private mutating func layoutTree(_ node: Node) -> LayoutDraft? {
    guard let fields = fields(node, LayoutKey.self),
      let (key, entry) = exactlyOne(of: LayoutKey.allCases, in: fields)
    else { return nil }
    return split(key == .columns ? .columns : .rows, entry, depth: 1)
  }

  private mutating func split(_ axis: LayoutAxis, _ entry: Entry, depth: Int) -> LayoutDraft? {
    guard depth <= Self.deepestLayout else {
      report(.layoutTooDeep(at: entry.keyRange))
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
    guard let (key, entry) = exactlyOne(of: [.pane, .columns, .rows], in: fields) else { return nil }
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

  // MARK: Pictures

  private mutating func picture(_ lines: [Node], of node: Node) -> LayoutDraft? {
    guard !lines.isEmpty else {
      report(.emptyList("layout", at: node.range))
      return nil
    }
    var placed: [[(String, LayoutDraft.LeafPlace)]] = []
    for line in lines {
      guard let text = text(line, .label, expected: "a line of words") else { return nil }
      let words = Self.words(text.value).enumerated().map {
        ($0.element, LayoutDraft.LeafPlace.word($0.offset, of: line))
      }
      if !words.isEmpty { placed.append(words) }
    }
    return picture(placed, of: node)
  }

  private mutating func picture(
    _ lines: [[(String, LayoutDraft.LeafPlace)]], of node: Node
  ) -> LayoutDraft? {
    guard let first = lines.first else {
      report(.emptyText("a picture", at: node.range))
      return nil
    }
    guard lines.count <= AreaPicture.longestSide, first.count <= AreaPicture.longestSide else {
      report(.layoutTooLarge(at: node.range))
      return nil
    }
    guard arePictureLines(lines, width: first.count) else { return nil }
    let picture = AreaPicture(rows: lines.map { $0.map(\.0) })
    do {
      var places: [String: LayoutDraft.LeafPlace] = [:]
      for (name, place) in lines.joined() where places[name] == nil { places[name] = place }
      return draft(try picture.layout(), places)
    } catch {
      switch error {
      case .notRectangle(let name, let line, let column):
        report(.areaNotRectangle(name, at: range(of: lines[line][column].1)))
      case .pinwheel(let rows, let columns):
        let place = lines[rows.lowerBound][columns.lowerBound].1
        report(.areaPinwheel(picture.text(lines: rows, columns: columns), at: range(of: place)))
      }
      return nil
    }
  }

  /// Reports lines of another length than the first, and words that are no names.
  private mutating func arePictureLines(
    _ lines: [[(String, LayoutDraft.LeafPlace)]], width: Int
  ) -> Bool {
    var isWhole = true
    var known: Set<String> = []
    for line in lines {
      if line.count != width, let place = line.first?.1 {
        report(.areaUneven(found: line.count, expected: width, at: range(of: place)))
        isWhole = false
      }
      for (name, place) in line where known.insert(name).inserted {
        if name == "." {
          report(.areaHole(at: range(of: place)))
          isWhole = false
        } else if !Names.isName(name) {
          isWhole = checkedName(name, at: range(of: place)) && isWhole
        }
      }
    }
    return isWhole
  }

  private func draft(
    _ tree: LayoutTree, _ places: [String: LayoutDraft.LeafPlace]
  ) -> LayoutDraft {
    switch tree {
    case .pane(let name): .pane(name, at: places[name] ?? .range(.top))
    case .split(let axis, let children):
      .split(
        axis, children.map { LayoutDraft.Child(tree: draft($0.tree, places), size: $0.size) })
    }
  }

  mutating func range(of place: LayoutDraft.LeafPlace) -> SourceRange {
    switch place {
    case .range(let range): range
    case .word(let word, let node): self.place(ofWord: word, in: node)
    }
  }
}
