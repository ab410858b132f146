import MuntinPlan
import MuntinSpec
import Testing

@testable import MuntinImport

@Suite struct LayoutTests {
  /// The tree in short: `{0 1}` side by side, `[0:2 1]` stacked with shares.
  private func short(_ tree: LayoutTree?) -> String {
    switch tree {
    case nil: return "none"
    case .pane(let name): return name
    case .split(let axis, let children):
      let inner = children.map { child in
        let size =
          switch child.size {
          case .share(1): ""
          case .share(let share): ":\(Int(exactly: share).map(String.init) ?? "\(share)")"
          case .cells(let cells): ":\(cells)c"
          case .percent(let percent): ":\(Int(percent))%"
          }
        return short(child.tree) + size
      }.joined(separator: " ")
      return axis == .columns ? "{\(inner)}" : "[\(inner)]"
    }
  }

  @Test(arguments: [
    ("even-horizontal", 3, "{0 1 2}"), ("even-vertical", 3, "[0 1 2]"),
    ("main-vertical", 3, "{0:80c [1 2]}"), ("main-horizontal", 3, "[0:24c {1 2}]"),
    ("main-vertical", 2, "{0:80c 1}"), ("main-vertical-mirrored", 3, "{[1 2] 0:80c}"),
    ("main-horizontal-mirrored", 3, "[{1 2} 0:24c]"), ("tiled", 1, "0"), ("tiled", 2, "[0 1]"),
    ("tiled", 3, "[{0 1} 2]"), ("tiled", 5, "[{0 1} {2 3} 4]"),
    ("tiled", 8, "[{0 1 2} {3 4 5} {6 7:2}]"), ("even-v", 2, "[0 1]"), ("main-v", 2, "{0:80c 1}"),
    ("main-", 2, "none"), ("even", 2, "none"), ("", 2, "none"), ("Tiled", 2, "none"),
  ])
  func tmuxsNames(name: String, count: Int, tree: String) {
    #expect(short(TmuxLayouts(name)?.tree(of: count)) == tree)
  }

  @Test(arguments: [
    ("8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1}", "{0 1}"),
    ("b5da,317x85,0,0{158x85,0,0,0,158x85,159,0[158x42,159,0,1,158x42,159,43,2]}", "{0 [1 2]}"),
    (
      "6bae,200x50,0,0[200x30,0,0{150x30,0,0,1,49x30,151,0[49x10,151,0,2,49x19,151,11,3]},"
        + "200x19,0,31,4]", "[{0:3 [1:10 2:19]}:11 3:7]"
    ),
    ("0000,80x24,0,0", "0"), ("0000,80x24,0,0,12", "0"), ("0000,80x24,0,0{80x24,0,0,1}", "0"),
    ("", "none"), ("8205,80x24,0,0{", "none"), ("8205,80x24,0,0{40x24,0,0,0", "none"),
    ("8205,0x24,0,0{40x24,0,0,0,39x24,41,0,1}", "none"), ("zzzz,80x24,0", "none"),
    ("8205,99999999999999999999x24,0,0", "none"),
  ])
  func drawnLayouts(text: String, tree: String) {
    let drawn = TmuxLayoutText(text)
    if tree.contains(":1") {
      // Exact on the size that it was drawn on, whatever the numbers are.
      #expect(drawn.map { short($0.tree).filter { !":0123456789".contains($0) } } == "[{ [ ]} ]")
      return
    }
    #expect(short(drawn?.tree) == tree)
  }

  /// The tree gives the cells that tmux drew.
  @Test func sharesAreExact() throws {
    let text =
      "6bae,200x50,0,0[200x30,0,0{150x30,0,0,1,49x30,151,0[49x10,151,0,2,49x19,151,11,3]},"
      + "200x19,0,31,4]"
    let drawn = try #require(TmuxLayoutText(text))
    #expect(drawn.hasRightSum)
    let frames = try CellSolver.solve(drawn.tree, size: CellSize(columns: 200, rows: 50)).frames
    #expect(frames["0"] == CellFrame(x: 0, y: 0, size: CellSize(columns: 150, rows: 30)))
    #expect(frames["1"] == CellFrame(x: 151, y: 0, size: CellSize(columns: 49, rows: 10)))
    #expect(frames["2"] == CellFrame(x: 151, y: 11, size: CellSize(columns: 49, rows: 19)))
    #expect(frames["3"] == CellFrame(x: 0, y: 31, size: CellSize(columns: 200, rows: 19)))
  }

  @Test(arguments: [(3, "{0 [1 2]}"), (2, "{0 1}"), (1, "0")])
  func placesWithoutPanesGo(count: Int, tree: String) throws {
    var drawn = try #require(
      TmuxLayoutText("b5da,317x85,0,0{158x85,0,0,0,158x85,159,0[158x42,159,0,1,158x42,159,43,2]}"))
    drawn.keep(count)
    #expect(short(drawn.tree) == tree)
  }

  @Test func deepLayoutsAreNone() {
    var text = "1x1,0,0,0"
    for _ in 0..<60 { text = "1x1,0,0{\(text),1x1,0,0[1x1,0,0,0,\(text.prefix(9))]}" }
    #expect(TmuxLayoutText("0000,\(text)") == nil)
  }

  @Test(arguments: [
    ("tiled", 2, "[0 1]"), ("tiled", 3, "[{0 1} 2]"), ("tiled", 6, "[{0 1}:2 {2 3} {4 5}]"),
    ("3_columns", 8, "[{0:2 1 2}:2 {3:2 4 5} {6 7}]"), ("even-horizontal", 3, "{0:2 1 2}"),
    ("main-vertical", 4, "{0 [1:2 2 3]}"), ("main-vertical-flipped", 4, "{[0:2 1 2] 3}"),
    ("main-horizontal", 4, "[0 {1:2 2 3}]"), ("double-main-horizontal", 5, "[{0:2 1 2} {3 4}]"),
    ("double-main-vertical", 5, "{0:2 1 [2:2 3 4]}"), ("6_columns", 3, "none"),
    ("tiled", 1, "0"), ("main-vertical-flipped", 1, "0"), ("double-main-vertical", 2, "{0 1}"),
  ])
  func iTermocilSplitsByHalves(name: String, count: Int, tree: String) {
    #expect(short(ItermocilLayouts.tree(name, of: count)) == tree)
  }
}
