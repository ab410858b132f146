import MuntinSpec
import Testing

@testable import MuntinPlan

struct SolverTests {
  static let extremes: [LayoutSize] = [
    .percent(0.0001), .percent(100), .percent(1e308), .percent(-1), .percent(.nan),
    .percent(.infinity), .share(1e308), .share(1e-308), .share(.nan), .share(0), .share(1),
    .cells(1), .cells(5), .cells(0), .cells(-3), .cells(.max), .cells(.min), .percent(50),
  ]

  @Test func lengthsSumExactlyAndEachHasACell() throws {
    for first in Self.extremes {
      for second in Self.extremes {
        for third in Self.extremes {
          for length in [-1, 0, 1, 3, 4, 80, 10_000] {
            let sizes = [first, second, third]
            guard let lengths = try? CellSolver.lengths(sizes, of: length) else { continue }
            #expect(lengths.reduce(0, +) == length, "\(sizes) of \(length)")
            #expect(lengths.allSatisfy { $0 >= 1 }, "\(sizes) of \(length): \(lengths)")
          }
        }
      }
    }
  }

  @Test func whatFitsByOneCellEachIsNotRefused() throws {
    for flexible in [LayoutSize.share(1), .share(1e308), .percent(0.0001), .percent(100)] {
      #expect(try CellSolver.lengths([flexible, flexible, .cells(2)], of: 4) == [1, 1, 2])
    }
  }

  @Test func fixedCellsArePreciseAndSharesTakeTheRest() throws {
    let sizes: [LayoutSize] = [.cells(20), .percent(25), .share(1), .share(2)]
    #expect(try CellSolver.lengths(sizes, of: 100) == [20, 25, 18, 37])
  }

  @Test func aShortageNamesTheAxisWithItsBorders() {
    let tree = LayoutTree.split(
      .columns, [LayoutChild(.pane("a"), size: .cells(60)), LayoutChild(.pane("b"))])
    let size = CellSize(columns: 60, rows: 5)
    #expect(throws: CellSolver.Shortage(axis: .columns, needed: 62, available: 60)) {
      try CellSolver.solve(tree, size: size)
    }
  }
}
