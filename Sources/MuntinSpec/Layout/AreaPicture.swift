import MuntinYAML

/// A layout drawn with words: every place names its pane, the places of a pane form a rectangle.
struct AreaPicture {
  /// Most lines, and most words of a line.
  static let longestSide = 200
  /// Most cuts inside of each other.
  static let deepest = 64

  /// A rectangle of places; the ends are past the last line and column.
  struct Area: Equatable {
    var name: String
    var lines: Range<Int>
    var columns: Range<Int>
  }

  enum Fault: Error, Equatable {
    case notRectangle(String, line: Int, column: Int)
    /// The lines and columns between which no straight cut is left.
    case pinwheel(lines: Range<Int>, columns: Range<Int>)
    case tooDeep
  }

  /// At least one line, all of one length, which is at least 1.
  let rows: [[String]]

  /// The layout in a nesting of straight cuts; rows are cut first.
  ///
  /// - Units: weights are places of the picture over their greatest common divisor.
  /// - Errors: the first pane that is no rectangle; else the first part that cannot be cut.
  func layout() throws(Fault) -> LayoutTree {
    try cut(areas(), lines: 0..<rows.count, columns: 0..<(rows.first?.count ?? 0), depth: 0)
  }

  /// The words of a part of the picture, in columns of one width.
  func text(lines: Range<Int>, columns: Range<Int>) -> [String] {
    let part = rows[lines].map { $0[columns] }
    let width = part.joined().map { $0.unicodeScalars.count }.max() ?? 0
    return part.map { line in
      line.map { $0 + String(repeating: " ", count: width - $0.unicodeScalars.count) }
        .joined(separator: " ")
    }
  }

  private func areas() throws(Fault) -> [Area] {
    var found: [String: Int] = [:]
    var areas: [Area] = []
    for (line, words) in rows.enumerated() {
      for (column, name) in words.enumerated() {
        if let known = found[name] {
          guard areas[known].lines.contains(line), areas[known].columns.contains(column) else {
            throw .notRectangle(name, line: line, column: column)
          }
          continue
        }
        let width = words[column...].prefix { $0 == name }.count
        let columns = column..<column + width
        let height = rows[line...].prefix { $0[columns].allSatisfy { $0 == name } }.count
        found[name] = areas.count
        areas.append(Area(name: name, lines: line..<line + height, columns: columns))
      }
    }
    return areas
  }

  private func cut(
    _ areas: [Area], lines: Range<Int>, columns: Range<Int>, depth: Int
  ) throws(Fault) -> LayoutTree {
    guard depth <= Self.deepest else { throw .tooDeep }
    if areas.count == 1, let area = areas.first { return .pane(area.name) }
    let stacked = parts(areas, lines, by: \.lines)
    if stacked.count > 1 {
      return .split(
        .rows,
        try children(stacked) { (part) throws(Fault) in
          try cut(part.areas, lines: part.range, columns: columns, depth: depth + 1)
        })
    }
    let beside = parts(areas, columns, by: \.columns)
    guard beside.count > 1 else { throw .pinwheel(lines: lines, columns: columns) }
    return .split(
      .columns,
      try children(beside) { (part) throws(Fault) in
        try cut(part.areas, lines: lines, columns: part.range, depth: depth + 1)
      })
  }

  private typealias Part = (areas: [Area], range: Range<Int>)

  private func children(
    _ parts: [Part], _ tree: (Part) throws(Fault) -> LayoutTree
  ) throws(Fault) -> [LayoutChild] {
    let divisor = parts.reduce(0) { Self.divisor($0, $1.range.count) }
    var children: [LayoutChild] = []
    for part in parts {
      let weight = part.range.count / max(divisor, 1)
      children.append(LayoutChild(try tree(part), size: .share(Double(weight))))
    }
    return children
  }

  /// The areas between the cuts that go through none of them.
  private func parts(
    _ areas: [Area], _ range: Range<Int>, by side: KeyPath<Area, Range<Int>>
  ) -> [Part] {
    let sorted = areas.sorted { $0[keyPath: side].lowerBound < $1[keyPath: side].lowerBound }
    var parts: [Part] = []
    var end = range.lowerBound
    for area in sorted {
      let own = area[keyPath: side]
      if own.lowerBound >= end || parts.isEmpty {
        parts.append(([area], own))
      } else {
        let last = parts.count - 1
        parts[last].areas.append(area)
        parts[last].range = parts[last].range.lowerBound..<max(end, own.upperBound)
      }
      end = max(end, own.upperBound)
    }
    return parts
  }

  private static func divisor(_ first: Int, _ second: Int) -> Int {
    var (big, small) = (first, second)
    while small != 0 { (big, small) = (small, big % small) }
    return big
  }
}
