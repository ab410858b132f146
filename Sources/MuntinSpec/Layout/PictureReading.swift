import MuntinYAML

/// Reads layouts that are pictures.
extension SpecReading {
  static func words(_ line: some StringProtocol) -> [String] {
    line.split { $0 == " " || $0 == "\t" }.map { String($0) }
  }

  mutating func picture(_ lines: [Node], of node: Node) -> LayoutDraft? {
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

  mutating func picture(
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
      case .tooDeep:
        report(.layoutTooDeep(most: AreaPicture.deepest, at: node.range))
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
