import MuntinSpec
import MuntinYAML
import Testing

@Suite struct ReferenceTests {
  private func address(_ text: String) -> PaneAddress {
    let parts = text.split(separator: "/").map { String($0) }
    return PaneAddress(window: parts[0], tab: parts[1], pane: parts[2])
  }

  @Test func aNameMeansTheOwnTabFirst() {
    let spec = SpecFile(
      """
      name: a
      tabs:
        - {name: one, panes: {x: vim, y: {needs: [x, two/x, z, main/two/z]}}}
        - {name: two, panes: {x: vim, z: vim}}
      """)
    let needs = spec.workspace?.panes.first { $0.pane.name == "y" }?.pane.needs
    #expect(
      needs == ["main/one/x", "main/two/x", "main/two/z", "main/two/z"].map { address($0) })
  }

  @Test func waitsAreRead() {
    let spec = SpecFile(
      """
      name: a
      panes:
        x: vim
        y:
          wait_for:
            - {port: 80}
            - {port: 81, host: db, timeout: 1.5s}
            - {file: ./f, timeout: 2m}
            - {output: ready, pane: x, timeout: 500ms}
            - {exit: x, timeout: 1h}
      """)
    let x = address("main/a/x")
    #expect(
      spec.workspace?.panes.last?.pane.waits == [
        WaitCondition(.port(80, host: "127.0.0.1")),
        WaitCondition(.port(81, host: "db"), timeout: 1500),
        WaitCondition(.file(SpecText("/srv/api/f")), timeout: 120_000),
        WaitCondition(.output(SpecText("ready"), of: x), timeout: 500),
        WaitCondition(.exit(of: x), timeout: 3_600_000),
      ])
  }

  @Test func aRingIsNamed() {
    let spec = SpecFile(
      "{name: a, panes: {x: {needs: y}, y: {needs: z}, z: {wait_for: {exit: x}}}}")
    #expect(
      spec.checked.diagnostics.map(\.message) == [
        "these panes wait for each other: main/a/x -> main/a/y -> main/a/z -> main/a/x"
      ])
  }

  @Test func aDiamondIsNoRing() {
    let spec = SpecFile(
      "{name: a, panes: {d: {needs: [b, c]}, b: {needs: a}, c: {needs: a}, a: vim}}")
    #expect(spec.codes == [])
  }

  @Test func groupsTakePanesAndTabs() {
    let spec = SpecFile(
      """
      name: a
      tabs:
        - {name: one, panes: [p, q]}
        - {name: two, panes: {x: vim, y: vim, z: vim}}
        - {name: x, panes: {k: vim, l: vim}}
      broadcast:
        - one
        - [y, two/x, two/*]
        - [x/*]
      """)
    #expect(
      spec.workspace?.broadcast.map { $0.members.map { $0.tab + "/" + $0.pane } } == [
        ["one/1", "one/2"], ["two/y", "two/x", "two/z"], ["x/k", "x/l"],
      ])
  }

  @Test func anAmbiguousNameListsWhatItCanBe() {
    let spec = SpecFile(
      "{name: a, tabs: [{name: t, panes: {x: }}, {name: u, panes: {x: }}], broadcast: [[x, t/x]]}")
    #expect(spec.codes == ["ambiguous-pane"])
    #expect(spec.checked.diagnostics.first?.hint == "write one of \"main/t/x\", \"main/u/x\"")
  }
}
