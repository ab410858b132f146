import MuntinSpec
import MuntinYAML
import Testing

@Suite struct PaneTests {
  private func panes(_ text: String) -> [PaneSpec] {
    SpecFile("name: api\n" + text).workspace?.panes.map(\.pane) ?? []
  }

  private func runs(_ lines: String...) -> PaneCommand {
    .shell(run: lines.map { SpecText($0) }, type: nil)
  }

  @Test func everyFormOfRunGivesLines() {
    let text = """
      panes:
        - vim
        - {run: [a, b]}
        - run: |
            a

            b
        - {run: 42}
        - null
        - ''
      """
    #expect(
      panes(text).map(\.command) == [
        runs("vim"), runs("a", "b"), runs("a", "", "b"), runs("42"), runs(), runs(),
      ])
  }

  @Test func execIsWordsOrText() {
    #expect(
      panes("panes: [{exec: [npm, 1, true]}, {exec: npm start}]").map(\.command) == [
        .process(.arguments(["npm", "1", "true"].map { SpecText($0) })),
        .process(.shellText(SpecText("npm start"))),
      ])
  }

  @Test func typeIsNotEntered() {
    let type = PaneCommand.shell(run: [], type: SpecText("git push"))
    #expect(panes("panes:\n  - type: |\n      git push\n").map(\.command) == [type])
  }

  @Test func innerDefaultsWinAndEnvironmentsAreMerged() {
    let text = """
      defaults: {directory: ~/a, profile: p, env: {A: 1, B: 1, C: 1, D: 1}, restart: never}
      windows:
        - defaults: {directory: b, env: {B: 2, C: 2, D: 2}}
          tabs:
            - defaults: {env: {C: 3, D: 3}, restart: always}
              panes: [{env: {D: 4}, directory: /c}, x]
      """
    let panes = panes(text)
    #expect(
      panes.map { $0.environment.map(\.value.value) } == [
        ["1", "2", "3", "4"], ["1", "2", "3", "3"],
      ])
    #expect(panes.first?.environment.map(\.name) == ["A", "B", "C", "D"])
    #expect(panes.map(\.directory?.value) == ["/c", "/srv/api/b"])
    #expect(panes.map(\.profile) == ["p", "p"])
    #expect(panes.map(\.restart) == [.always, .always])
  }

  @Test func directoriesAreAbsolute() {
    let text =
      "panes: [{directory: '~'}, {directory: ~/x/../y}, {directory: ../z}, {directory: /..//a/.}, x]"
    #expect(
      panes(text).map(\.directory?.value)
        == ["/home/ada", "/home/ada/y", "/srv/z", "/a", nil])
  }

  @Test func placesWithoutNamesAreNumbered() throws {
    let spec = SpecFile(
      "{name: api, windows: [{}, {tabs: [{}, {name: x}, {}]}, {name: n, panes: [a, {name: b}]}]}")
    let windows = try #require(spec.workspace?.windows)
    #expect(windows.map(\.name) == ["main", "2", "n"])
    #expect(windows.map(\.isNumbered) == [true, true, false])
    #expect(windows.map { $0.tabs.map(\.name) } == [["main"], ["1", "x", "3"], ["n"]])
    #expect(windows[1].tabs.map(\.isNumbered) == [true, false, true])
    #expect(windows[2].tabs[0].panes.map(\.name) == ["1", "b"])
    #expect(windows[2].tabs[0].panes.map(\.isNumbered) == [true, false])
  }

  @Test func theShorthandsTabHasTheWorkspacesName() {
    #expect(SpecFile("{name: api, panes: [vim]}").firstTab?.name == "api")
    #expect(SpecFile("{name: api}").firstTab?.name == "api")
  }

  @Test func colorsAreRead() {
    let text =
      "panes: [{color: '#123'}, {color: '#11223344'}, {color: 'rgb( 1, 2 ,255)'}, {color: orange}]"
    #expect(
      panes(text).map(\.color) == [
        Color(red: 0x11, green: 0x22, blue: 0x33),
        Color(red: 0x11, green: 0x22, blue: 0x33, alpha: 0x44),
        Color(red: 1, green: 2, blue: 255), Color(red: 255, green: 165, blue: 0),
      ])
  }

  @Test func aProfileThatIsNearlyOneOfTheFileIsAWarning() {
    let spec = SpecFile(
      "{name: a, profiles: {base: {}}, panes: [{profile: bsae}, {profile: Other}]}")
    #expect(spec.codes == ["unknown-profile"])
    #expect(spec.checked.diagnostics.first?.severity == .warning)
    #expect(spec.workspace != nil)
  }

  @Test func freeProfileKeysKeepTheirTypes() throws {
    let spec = SpecFile(
      "{name: a, vars: {n: 5}, profiles: {p: {iterm2: {A: '${n}', B: 'x${n}', C: [true]}}}}")
    let settings = try #require(spec.workspace?.profiles.first?.settings)
    #expect(settings.map(\.key) == ["A", "B", "C"])
    #expect(settings.map(\.value) == [.integer(5), .string("x5"), .array([.bool(true)])])
  }
}
