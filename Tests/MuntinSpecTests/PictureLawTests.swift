import Testing

@testable import MuntinSpec

@Suite struct PictureLawTests {
  /// A picture made by cutting a rectangle again and again, each time straight through.
  private struct Cutter {
    var random: RandomSource
    var rows: [[String]]
    var count = 0

    mutating func cut(_ lines: Range<Int>, _ columns: Range<Int>) {
      let across = lines.count > 1
      let along = columns.count > 1
      guard across || along, Int.random(in: 0..<5, using: &random) > 0 else {
        count += 1
        for line in lines { for column in columns { rows[line][column] = "p\(count)" } }
        return
      }
      if across, !along || Bool.random(using: &random) {
        let place = Int.random(in: lines.lowerBound + 1..<lines.upperBound, using: &random)
        cut(lines.lowerBound..<place, columns)
        cut(place..<lines.upperBound, columns)
      } else {
        let place = Int.random(in: columns.lowerBound + 1..<columns.upperBound, using: &random)
        cut(lines, columns.lowerBound..<place)
        cut(lines, place..<columns.upperBound)
      }
    }
  }

  /// Draws a layout back onto places, by its weights.
  private func draw(
    _ tree: LayoutTree, _ lines: Range<Int>, _ columns: Range<Int>, on rows: inout [[String]]
  ) {
    switch tree {
    case .pane(let name):
      for line in lines { for column in columns { rows[line][column] = name } }
    case .split(let axis, let children):
      let weights = children.map { child -> Int in
        guard case .share(let share) = child.size else { return 0 }
        return Int(share)
      }
      let side = axis == .rows ? lines : columns
      let unit = side.count / max(weights.reduce(0, +), 1)
      var start = side.lowerBound
      for (child, weight) in zip(children, weights) {
        let part = start..<start + weight * unit
        draw(
          child.tree, axis == .rows ? part : lines, axis == .rows ? columns : part, on: &rows)
        start = part.upperBound
      }
    }
  }

  @Test(arguments: 0..<300)
  func aPictureOfStraightCutsBecomesTheSamePicture(_ seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let height = Int.random(in: 1...9, using: &random)
    let width = Int.random(in: 1...9, using: &random)
    let blank = Array(repeating: Array(repeating: "", count: width), count: height)
    var cutter = Cutter(random: random, rows: blank)
    cutter.cut(0..<height, 0..<width)
    let tree = try AreaPicture(rows: cutter.rows).layout()
    #expect(tree.leaves.count == cutter.count, "seed \(seed)")
    var drawn = blank
    draw(tree, 0..<height, 0..<width, on: &drawn)
    #expect(drawn == cutter.rows, "seed \(seed)")
  }

  /// Strips cut off in turn from the top and the left, as deep as may be.
  @Test func aStaircaseIsCutToItsDepth() {
    func picture(_ side: Int) -> AreaPicture {
      AreaPicture(
        rows: (0..<side).map { line in
          (0..<side).map { column in "p\(line <= column ? 2 * line : 2 * column + 1)" }
        })
    }
    #expect(throws: Never.self) { try picture(30).layout() }
    #expect(throws: AreaPicture.Fault.tooDeep) { try picture(200).layout() }
  }

  @Test func aPinwheelIsRefused() {
    let rows = ["a a b", "c x b", "c d d"].map { $0.split(separator: " ").map { String($0) } }
    #expect(throws: AreaPicture.Fault.pinwheel(lines: 0..<3, columns: 0..<3)) {
      try AreaPicture(rows: rows).layout()
    }
  }
}
