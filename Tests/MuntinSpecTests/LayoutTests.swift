import MuntinSpec
import MuntinYAML
import Testing

@Suite struct LayoutTests {
  private func layout(_ text: String, count: Int? = nil) -> LayoutTree? {
    let panes = count.map {
      "panes: [" + Array(repeating: "x", count: $0).joined(separator: ", ") + "]"
    }
    return SpecFile("name: a\nlayout: \(text)\n\(panes ?? "")\n").firstTab?.layout
  }

  /// Panes side by side or stacked, each with a share of 1.
  private func even(_ axis: LayoutAxis, _ names: String...) -> LayoutTree {
    .split(axis, names.map { LayoutChild(.pane($0)) })
  }

  private func stack(_ trees: LayoutTree...) -> LayoutTree {
    .split(.rows, trees.map { LayoutChild($0) })
  }

  @Test func aTabWithoutALayoutIsTiled() {
    func panes(_ count: Int) -> LayoutTree? {
      let list = Array(repeating: "x", count: count).joined(separator: ", ")
      return SpecFile("{name: a, panes: [\(list)]}").firstTab?.layout
    }
    #expect(panes(0) == .pane("1"))
    #expect(panes(1) == .pane("1"))
    #expect(panes(2) == even(.columns, "1", "2"))
    #expect(panes(3) == stack(even(.columns, "1", "2"), .pane("3")))
  }

  @Test func tiledFollowsTmux() {
    #expect(layout("tiled", count: 2) == even(.rows, "1", "2"))
    #expect(
      layout("tiled", count: 5)
        == stack(even(.columns, "1", "2"), even(.columns, "3", "4"), .pane("5")))
    #expect(
      layout("tiled", count: 7)
        == stack(even(.columns, "1", "2", "3"), even(.columns, "4", "5", "6"), .pane("7")))
  }

  @Test func namedLayouts() {
    #expect(layout("even-columns", count: 3) == even(.columns, "1", "2", "3"))
    #expect(layout("even-rows", count: 3) == even(.rows, "1", "2", "3"))
    let main = LayoutChild(.pane("1"), size: .percent(50))
    #expect(
      layout("main-left", count: 3) == .split(.columns, [main, LayoutChild(even(.rows, "2", "3"))]))
    #expect(
      layout("main-top", count: 2) == .split(.rows, [main, LayoutChild(.pane("2"))]))
    #expect(layout("main-top", count: 1) == .pane("1"))
  }

  @Test func gridsAreFilledRowByRow() {
    #expect(
      layout("2x3", count: 6)
        == stack(even(.columns, "1", "2", "3"), even(.columns, "4", "5", "6")))
    #expect(layout("1x2") == even(.columns, "1", "2"))
    #expect(layout("2x1") == even(.rows, "1", "2"))
    let spec = SpecFile("{name: a, layout: 2x2, panes: {x: vim}}")
    #expect(spec.firstTab?.panes.map(\.name) == ["x", "2", "3", "4"])
    #expect(spec.firstTab?.panes.map(\.isNumbered) == [false, true, true, true])
  }

  @Test func treesKeepTheirSizes() {
    let tree = layout(
      "{columns: [{pane: a, size: 60%}, {rows: [b, {pane: c, size: 10c}]}, {rows: [d]}]}")
    let right = LayoutTree.split(
      .rows, [LayoutChild(.pane("b")), LayoutChild(.pane("c"), size: .cells(10))])
    #expect(
      tree
        == .split(
          .columns,
          [
            LayoutChild(.pane("a"), size: .percent(60)), LayoutChild(right),
            LayoutChild(.pane("d")),
          ]))
  }

  @Test func picturesWeighTheirCells() {
    let tree = layout("|\n  api api worker\n  api api queue\n  shell shell shell")
    let right = even(.rows, "worker", "queue")
    let top = LayoutTree.split(
      .columns, [LayoutChild(.pane("api"), size: .share(2)), LayoutChild(right)])
    #expect(
      tree
        == .split(
          .rows, [LayoutChild(top, size: .share(2)), LayoutChild(.pane("shell"))]))
  }

  @Test func panesComeInTheOrderOfTheLayout() {
    let spec = SpecFile("{name: a, layout: {columns: [b, {rows: [c, a]}]}, panes: {a: , b: , c: }}")
    #expect(spec.firstTab?.panes.map(\.name) == ["b", "c", "a"])
    #expect(spec.firstTab?.layout.leaves == ["b", "c", "a"])
  }

  @Test func aPinwheelIsShown() {
    let spec = SpecFile("name: a\nlayout: |\n  t t t t\n  l a a b\n  l c x b\n  l c d d\n")
    #expect(spec.faults == ["area-pinwheel@4:5"])
    #expect(spec.checked.diagnostics.first?.hint == "no cut is left in: a a b / c x b / c d d")
  }

  @Test func aPaneTakesItsOwnSize() {
    let spec = SpecFile("{name: a, layout: main-left, panes: [{size: 70%}, {size: 5c}, x]}")
    let right = LayoutTree.split(
      .rows, [LayoutChild(.pane("2"), size: .cells(5)), LayoutChild(.pane("3"))])
    #expect(
      spec.firstTab?.layout
        == .split(.columns, [LayoutChild(.pane("1"), size: .percent(70)), LayoutChild(right)]))
  }
}
