import MuntinHost
import MuntinPlan
import MuntinScreen
import MuntinTmux
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Names, values and configurations of every kind arrive as they are, and stay.
@Suite struct SurroundingsTests {
  private static let names = [
    "with space", "quo'te \"double\"", "semi;", "a;b", "#{pid}", "#(id)", "##", "%H%M", "$HOME",
    "a:b.c",
    "=x", "-leading", "--", "日本 é 👩‍👩‍👧", String(repeating: "n", count: 100), "{end}", "!", "@1", "+1",
    "~", "\\",
    "a\\b\\\\c", "##[x]#", "#[fg=red]x", "*?[a]", "%1",
  ]

  private func spec(_ name: String) -> String {
    let q = Sketch.quoted(name)
    // In titles and badges a backslash stands for itself only where there are two.
    let shown = Sketch.quoted(InterpolatedString.literal(name))
    return """
      {"name": \(q), "windows": [
        {"name": \(q), "tabs": [
          {"name": \(q), "color": "red",
           "panes": {\(Sketch.quoted(name, isKey: true)): {"title": \(shown), "badge": \(shown), "variables": {"v": \(q)}},
             "other": {}}},
          {"name": \(Sketch.quoted(name + "2")), "panes": [{}]}]},
        {"name": \(Sketch.quoted(name + "3")), "tabs": [{"name": \(q), "panes": [{"title": \(shown)}, {}]}]}]}
      """
  }

  @Test(arguments: names)
  func anyNameHolds(name: String) async throws {
    try await Workbench.run { bench in
      try bench.server.run("new-session", "-d", "-s", "theirs", "cat")
      let first = spec(name)
      try await bench.succeed(first)
      try await bench.expectNoChanges(first)
      let pane = try #require(try bench.pane("\(name)/\(name)/\(name)"))
      let format = "#{pane_title}|#{window_name}|#{@v}|#{@muntin-badge}"
      // Formats of display-message go through strftime; those of lists do not.
      let seen = try bench.lines("list-panes", "-t", pane, "-F", "#{pane_id} \(format)")
      let parts = seen.first?.split(separator: "|", omittingEmptySubsequences: false) ?? []
      #expect(
        parts.count == 4 && parts[0] == "\(pane) \(name)" && parts[2] == name
          && parts[3] == InterpolatedString.literal(name))
      // tmux writes `\$` and `\\` in names of windows.
      #expect(parts.count == 4 && parts[1].filter { $0 != "\\" } == name.filter { $0 != "\\" })
      #expect(
        try bench.lines("list-sessions", "-F", "#{session_name}")
          .contains(TmuxHost.sessionName(name)))
      let end = try await bench.destroy(name)
      #expect(end.outcome.fault == nil)
      #expect(try bench.lines("list-sessions", "-F", "#{session_name}") == ["theirs"])
    }
  }

  @Test(arguments: ["with space", "ha#sh", "#{pid}", "#[x", "quo'te\"", "semi;", "$HOME", "-x"])
  func panesStartInAnyDirectory(name: String) async throws {
    let outer = TestFile.path("dir")
    let folder = outer + "/" + name
    _ = mkdir(outer, 0o700)
    try #require(mkdir(folder, 0o700) == 0)
    defer {
      _ = rmdir(folder)
      _ = rmdir(outer)
    }
    try await Workbench.run { bench in
      let q = Sketch.quoted(folder)
      let spec = """
        {"name": "d", "panes": [{"directory": \(q)}, {"directory": \(q), "exec": ["cat", "-u"]}]}
        """
      try await bench.succeed(spec)
      try await bench.expectNoChanges(spec)
      let host = bench.host(nil)
      let live = try await host.observe(attributes: [])
      await host.close()
      let panes = live.windows.flatMap(\.tabs).flatMap(\.panes)
      #expect(panes.count == 2)
      for pane in panes {
        let isThere = try await eventually(within: 2000) {
          ProcessTable.directory(of: Int32(pane.processID)) == folder
        }
        #expect(isThere)
      }
    }
  }

  @Test func variablesReachTheirPaneAndNoOther() async throws {
    let log = TestFile.path("log")
    defer { _ = unlink(log) }
    try await Workbench.run { bench in
      let value = "a 'b' \"c\"\n#{pid} $HOME; \\ é;"
      let spec = """
        {"name": "d", "panes": {
          "one": {"env": {"SECRET": \(Sketch.quoted(value))},
            "exec": "printf '%s|' \\"$$SECRET\\" >> \(log); exec cat"},
          "two": {"exec": "printf '%s|' \\"$${SECRET-none}\\" >> \(log); exec cat", "needs": ["one"]}}}
        """
      try await bench.succeed(spec)
      _ = try await eventually { TestFile.read(log)?.hasSuffix("none|") == true }
      #expect(TestFile.read(log) == value + "|none|")
      #expect(
        !(try bench.lines("show-environment", "-t", "=d:").contains { $0.contains("SECRET") }))
      #expect(!(try bench.lines("show-environment", "-g").contains { $0.contains("SECRET") }))
      try await bench.expectNoChanges(spec)
    }
  }

  @Test(arguments: [
    [
      "printf", "[%s]", "", "a b", ";", "x;", "-n", "#{pid}", "$HOME", "'", "\"", "\\", "é", "{",
      "}", "~", "\n",
    ],
    ["printf", "[%s]", "last;"], ["printf", "[%s]", ""],
  ])
  func wordsOfACommandAreExact(words: [String]) async throws {
    let log = TestFile.path("log")
    let script = TestFile.path("log args")
    defer {
      _ = unlink(log)
      _ = unlink(script)
    }
    try TestFile.write(
      "#!/bin/sh\nprintf '[%s]' \"$@\" > \(log)\nexec cat\n", to: script, mode: 0o700)
    try await Workbench.run { bench in
      for list in [[script] + words, [script]] {
        _ = unlink(log)
        let quoted = list.map { Sketch.quoted($0) }.joined(separator: ", ")
        let spec = """
          {"name": "d", "panes": [
            {"exec": [\(quoted)], "env": {"A": "b"}}, {"exec": [\(quoted)]}]}
          """
        try await bench.succeed(spec, options: PlanOptions(restart: true))
        let wanted = list.count == 1 ? "[]" : list.dropFirst().map { "[\($0)]" }.joined()
        let isExact = try await eventually(within: 3000) { TestFile.read(log) == wanted }
        #expect(isExact, "\(TestFile.read(log) ?? "nothing")")
        try await bench.expectNoChanges(spec)
      }
    }
  }

  @Test func anySettingOfTheUserIsLeftAsItIs() async throws {
    let config = """
      set -g base-index 1
      setw -g pane-base-index 3
      set -g renumber-windows on
      set -g prefix C-a
      set -g mouse on
      set -g detach-on-destroy off
      setw -g automatic-rename on
      setw -g allow-rename on
      set -g remain-on-exit on
      set -g default-command 'exec cat'
      set -g pane-border-status bottom
      set-hook -g after-split-window 'rename-window hooked'
      set-hook -g after-new-window 'display-message -p printed ; rename-window hooked'
      set-hook -g after-new-session 'display-message -p printed'
      set-hook -g window-linked 'display-message -p linked'

      """
    try await Workbench.run(config: config) { bench in
      let before = try await settings(bench)
      var sketches = SketchNumbers(SeededNumbers())
      let seed = sketches.numbers.seed
      var sketch = Sketch(
        name: "law",
        windows: [
          .init(
            name: "w",
            tabs: [
              .init(
                name: "t", panes: [.init(name: "a", keys: ["badge": "x"]), .init(name: "b")],
                layout: sketches.layout(["a", "b"]))
            ])
        ])
      for _ in 0..<4 {
        let applied: Workbench.Applied
        do { applied = try await bench.apply(sketch.text) } catch is Workbench.BadSpec { return }
        try #require(applied.outcome.fault == nil, "seed \(seed) \(sketch.text)")
        // A hook that renames is drift that the next plan shows, and the next apply mends.
        try await bench.apply(sketch.text)
        let plan = try await bench.plan(sketch.text)
        try #require(plan.changes == [], "seed \(seed) \(sketch.text)")
        sketch = sketches.mutated(sketch)
      }
      try await bench.destroy("law")
      try bench.server.run("new-session", "-d", "-s", "base", "cat")
      #expect(try settingsNow(bench) == before)
    }
  }

  @Test func aWorkspaceOutlivesItsLastClient() async throws {
    try await Workbench.run(config: Workbench.quiet + "set -g destroy-unattached on\n") { bench in
      let spec = """
        {"name": "w", "windows": [{"name": "one", "panes": [{}, {}]}, {"name": "two", "panes": [{}]}]}
        """
      try await bench.succeed(spec)
      #expect(try bench.lines("list-sessions", "-F", "#{session_name}") == ["w", "w-two"])
      try await bench.expectNoChanges(spec)
      #expect(
        try bench.lines("show-options", "-g", "destroy-unattached").last?.hasSuffix("on") == true)
    }
  }

  /// Variables and restarts take a pane's process through `respawn-pane`, which knows of no default.
  @Test func everyShellIsTheOneOfDefaultCommand() async throws {
    try await Workbench.run(config: "set -g default-command 'exec cat -u'\n") { bench in
      for value in ["one", "two"] {
        let spec = """
          {"name": "w", "panes": {"a": {"env": {"A": "\(value)"}}, "b": {"env": {"A": "\(value)"}}}}
          """
        try await bench.succeed(spec, options: PlanOptions(restart: true))
        let commands = try bench.lines("list-panes", "-a", "-F", "#{pane_start_command}")
        #expect(commands.count == 2 && commands.allSatisfy { $0.contains("exec cat -u") })
        try await bench.expectNoChanges(spec)
      }
    }
  }

  private func settings(_ bench: Workbench) async throws -> [String] {
    try bench.server.run("new-session", "-d", "-s", "base", "cat")
    defer { _ = try? bench.server.run("kill-session", "-t", "=base") }
    return try settingsNow(bench)
  }

  private func settingsNow(_ bench: Workbench) throws -> [String] {
    try [
      ["show-options", "-g"], ["show-options", "-gw"], ["show-options", "-s"],
      ["show-hooks", "-g"],
      ["list-keys"], ["show-environment", "-g"],
    ].map { try bench.server.output($0) }
  }
}

extension ProcessTable {
  /// Where a process is, on Linux.
  fileprivate static func directory(of pid: Int32) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/\(pid)/cwd", &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
