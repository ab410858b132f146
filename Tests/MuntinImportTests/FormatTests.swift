import MuntinSpec
import MuntinYAML
import Testing

@testable import MuntinImport

/// What each tool means by its keys.
@Suite struct FormatTests {
  private func imported(_ format: PeerFormat, _ text: String) throws -> Imported {
    try #require(CorpusFile(format, text: text).imported(as: format).value)
  }

  private func panes(_ format: PeerFormat, _ text: String) throws -> [PaneSpec] {
    try imported(format, text).workspace.panes.map(\.pane)
  }

  /// `run; run` or `run | type`.
  private func lines(_ pane: PaneSpec) -> String {
    switch pane.command {
    case .process(.shellText(let text)): "exec " + text.value
    case .process(.arguments(let words)): "exec " + words.map(\.value).joined(separator: " ")
    case .shell(let run, let type):
      run.map(\.value).joined(separator: "; ") + (type.map { " | " + $0.value } ?? "")
    }
  }

  private func lines(_ format: PeerFormat, _ text: String) throws -> [String] {
    try panes(format, text).map(lines)
  }

  @Test func tmuxpsLinesComeFromOutsideIn() throws {
    let found = try lines(
      .tmuxp,
      """
      session_name: x
      shell_command_before: session
      windows:
        - shell_command_before: [window, {cmd: mapped}]
          panes:
            - shell_command_before: {shell_command: inner}
              shell_command: own
            - null
            - [a, [b, [c]]]
      """)
    #expect(
      found == [
        "session; window; mapped; inner; own", "session; window; mapped",
        "session; window; mapped; a; b; c",
      ])
  }

  /// As tmuxp 1.76 types it: what is said of Enter stays in force, a blank stands before each line.
  @Test func tmuxpsEnterIsSticky() throws {
    let found = try lines(
      .tmuxp,
      """
      session_name: x
      windows:
        - panes:
            - shell_command: [a, {cmd: b, enter: no}, c, {cmd: d, enter: on}, e]
            - {shell_command: [a, b], enter: "false"}
            - {shell_command: [a, b], enter: false, suppress_history: false}
            - {shell_command: [a, b], suppress_history: true}
      """)
    #expect(found == ["a; b c d; e", " | a b", " | ab", " a;  b"])
  }

  @Test func tmuxpsFoldersAreRelativeToEachOther() throws {
    let text = """
      session_name: x
      start_directory: ./src
      windows:
        - panes: [a]
        - start_directory: api
          panes: [a, {start_directory: ./sub}, {start_directory: /abs}]
        - {start_directory: "~/x/../y", panes: [a]}
      """
    let found = try panes(.tmuxp, text).map { $0.directory?.value ?? "" }
    #expect(
      found == [
        "/work/tmuxp/src", "/work/tmuxp/src/api", "/work/tmuxp/src/api/sub", "/abs",
        "/home/me/y",
      ])
  }

  @Test func tmuxpsEnvironmentOfAPaneTakesThePlaceOfItsWindows() throws {
    let found = try panes(
      .tmuxp,
      """
      session_name: x
      environment: {S: "1", A: s}
      windows:
        - environment: {A: w, B: w}
          panes: [a, {environment: {A: p}}]
      """
    ).map { $0.environment.map { "\($0.name)=\($0.value.value)" }.joined(separator: " ") }
    #expect(found == ["A=w B=w S=1", "A=p S=1"])
  }

  @Test func tmuxpsProgramsTakeThePlaceOfShells() throws {
    let found = try lines(
      .tmuxp,
      """
      session_name: x
      windows: [{window_shell: top, panes: [pane, {shell: python3, shell_command: import os}]}]
      """)
    #expect(found == ["exec top", "python3; import os"])
  }

  @Test func tmuxinatorsLinesHaveTheirOrder() throws {
    let text = """
      name: x
      pre_window: [first, second]
      windows:
        - w: {pre: [a, b], panes: [c, [d, e], null, {title: [f]}]}
        - s: plain
        - l: [one, two]
        - none:
        - w: {pre: a}
      """
    let found = try lines(.tmuxinator, text)
    #expect(
      found
        == [
          "first; second; a && b; c", "first; second; a && b; d; e", "first; second; a && b",
          "first; second; a && b; f", "first; second; plain", "first; second; one; two",
          "first; second", "first; second",
        ])
    let names = try imported(.tmuxinator, text).workspace.windows[0].tabs.map(\.name)
    #expect(names == ["w", "s", "l", "none", "w-2"])
    #expect(try panes(.tmuxinator, text)[3].title?.value == "title")
    #expect(try panes(.tmuxinator, text)[3].name == "title")
  }

  @Test func tmuxinatorBringsAPaneToTheFront() throws {
    let text =
      "name: x\nstartup_window: b\nstartup_pane: 1\nwindows:\n"
      + "  - a: {panes: [1, 2]}\n  - b: {panes: [1, 2]}\n"
    let imported = try imported(.tmuxinator, text)
    #expect(imported.workspace.panes.map(\.pane.focus) == [false, false, false, true])
    #expect(imported.notes.first { $0.subject == "startup_window" }?.fidelity == .dropped)
    #expect(imported.notes.first { $0.subject == "startup_pane" }?.fidelity == .converted)
  }

  @Test(arguments: [
    ("synchronize: after", 1), ("synchronize: true", 1), ("synchronize: before", 1),
    ("synchronize: yes", 1), ("synchronize: false", 0), ("layout: tiled", 0),
  ])
  func synchronizedPanesAreAGroup(key: String, count: Int) throws {
    let workspace = try imported(
      .tmuxinator, "name: x\nwindows: [{w: {\(key), panes: [a, b]}}]\n"
    ).workspace
    #expect(workspace.broadcast.count == count)
    #expect(workspace.broadcast.allSatisfy { $0.members.map(\.pane) == ["1", "2"] })
  }

  @Test func teamocilsSplitsMakeATree() throws {
    let imported = try imported(
      .teamocil,
      """
      windows:
        - name: w
          splits:
            - {cmd: a}
            - {cmd: b, width: 25}
            - {cmd: c, height: 50, target: bottom-right}
            - {cmd: d, height: 20, target: 0}
      """)
    let tab = imported.workspace.windows[0].tabs[0]
    #expect(
      tab.layout
        == .split(
          .columns,
          [
            LayoutChild(
              .split(
                .rows,
                [LayoutChild(.pane("1"), size: .share(4)), LayoutChild(.pane("2"))]),
              size: .share(3)),
            LayoutChild(.split(.rows, [LayoutChild(.pane("3")), LayoutChild(.pane("4"))])),
          ]))
    #expect(tab.panes.map(lines) == ["a", "d", "b", "c"])
    #expect(imported.notes.last { $0.subject.hasSuffix("target") }?.fidelity == .approximated)
  }

  @Test func teamocilWrapsCommands() throws {
    let found = try lines(
      .teamocil,
      "windows: [{name: w, clear: yes, cmd_separator: ' && ', filters: {before: f, after: [g]},"
        + " splits: [{cmd: [a, b]}]}]")
    #expect(found == ["f && clear && a && b && g"])
    #expect(
      try lines(.teamocil, "windows: [{name: w, panes: [{commands: [a, b]}, c]}]")
        == ["a; b", "c"])
  }

  @Test func aBagOfLayoutsNeedsAName() {
    let file = CorpusFile(.teamocil, text: "a: {windows: [{name: x}]}\nb: {windows: [{name: y}]}\n")
    let read = { (layout: String?) in
      Importer(context: file.context, layout: layout).read(file.source)
    }
    #expect(read(nil).diagnostics.map(\.code) == ["several-layouts"])
    #expect(read("c").diagnostics.map(\.code) == ["no-such-layout"])
    #expect(read("b").value?.workspace.windows[0].tabs.map(\.name) == ["y"])
  }

  @Test func smugsFoldersAndFirstPane() throws {
    let found = try panes(
      .smug,
      """
      session: x
      root: ~/a
      windows:
        - {name: w, root: b, commands: [first], panes: [{root: c, commands: [second]}, {}]}
        - {name: v, root: /abs, panes: [{root: ~/d}]}
      """)
    #expect(found.map(lines) == ["first", "second", "", "", ""])
    #expect(
      found.map { $0.directory?.value } == [
        "/home/me/a/b", "/home/me/a/b/c", "/home/me/a/b", "/abs", "/home/me/d",
      ])
  }

  @Test func it2SplitsTheFirstPaneAgainAndAgain() throws {
    let tabs = try imported(
      .it2rc,
      """
      profiles:
        twice: [{split: horizontal}, {split: vertical}, {pane1: a, pane2: b}, {pane3: c}]
        grid: [{split: 2x3}, {command: x}, {pane4: y}, {pane7: none}]
      """
    ).workspace.windows[0].tabs
    #expect(tabs.map(\.name) == ["twice", "grid"])
    #expect(
      tabs[0].layout
        == .split(
          .rows,
          [
            LayoutChild(.split(.columns, ["1", "2"].map { LayoutChild(.pane($0)) })),
            LayoutChild(.pane("3")),
          ]))
    #expect(tabs[0].panes.map(lines) == ["a", "b", "c"])
    #expect(tabs[1].panes.map(lines) == ["x", "", "", "y", "", ""])
  }

  @Test func resurrectsLinesInBothForms() throws {
    let file = try #require(
      CorpusFile.all.first { $0.format == .tmuxResurrect && $0.name != "old.txt" })
    let workspace = try #require(file.imported().value).workspace
    #expect(workspace.windows.map(\.name) == ["work", "other"])
    #expect(workspace.windows[0].tabs.map(\.name) == ["edit: it", "logs"])
    let panes = workspace.panes.map(\.pane)
    #expect(
      panes.map(lines) == [
        "vim notes.md +12", "", "tail -f syslog", " | npm run dev --port=80", "",
      ])
    #expect(panes.map(\.zoom) == [false, false, false, true, false])
    #expect(panes[1].directory?.value == "/home/me/My Files")
    let old = try #require(CorpusFile(.tmuxResurrect, "old.txt")?.imported().value).workspace
    #expect(old.windows[0].tabs.map(\.name) == ["shell"])
    #expect(old.panes.map(\.pane).map(lines) == ["", "man tmux"])
  }

  /// Words of YAML 1.1, which these tools read.
  @Test(arguments: ["yes", "Yes", "on", "ON", "true", "y", "'true'"])
  func trueHasManyWords(word: String) throws {
    let found = try panes(
      .tmuxp, "session_name: x\nwindows: [{panes: [{focus: \(word)}, {focus: no}]}]\n")
    #expect(found.map(\.focus) == [true, false])
  }

  @Test(arguments: [
    ("projects/.tmuxinator.yml", "windows: [{a: b}]", "work"),
    ("blog.yml", "windows: [{a: b}]", "blog"),
    ("a b.c.yml", "windows: [{a: b}]", "a b"),
  ])
  func aFileWithoutANameGivesItsOwn(path: String, text: String, name: String) throws {
    let context = SpecContext(home: "/h", directory: "/some/work")
    let imported = Importer(context: context, format: .tmuxinator)
      .read(SourceText(name: path, text: text))
    #expect(imported.value?.workspace.name == name)
  }

  @Test(arguments: [
    (".config/tmuxp/x.yaml", PeerFormat.tmuxp, "windows: [{window_name: a}]"),
    (".itermocil/x.yml", .itermocil, "windows: [{name: a, panes: [b]}]"),
    (".teamocil/x.yml", .teamocil, "windows: [{name: a, panes: [b]}]"),
    ("x.yml", .teamocil, "windows: [{name: a, panes: [b]}]"),
    ("x.yml", .itermocil, "windows: [{name: a, layout: 3_columns, panes: [b]}]"),
    ("x.yml", .smug, "{session: a, windows: []}"), ("x.yml", .teamocil, "session: {windows: []}"),
    ("x.yml", .tmuxinator, "windows: [{a: b}, {a: {panes: [c]}}]"),
    (".it2rc.yaml", .it2rc, "profiles: {a: []}"), ("x", .tmuxp, "{\"session_name\": \"a\"}"),
  ])
  func theFormatIsGuessed(path: String, format: PeerFormat, text: String) {
    let source = SourceText(name: path, text: text)
    let root = DocumentReader().read(source).value?.root
    #expect(root.flatMap { try? FormatGuess(source).format(of: $0).get() } == format)
  }
}
