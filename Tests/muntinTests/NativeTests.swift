import Testing

/// `save`, `restore` and `arrangements` with `--native`, through `muntin serve`.
@Suite struct NativeTests {
  private static let text = """
    name: w
    windows:
      - name: one
        tabs:
          - name: code
            layout: {columns: [{pane: ed, size: 60%}, {rows: [x, y]}]}
            panes:
              ed: {run: sleep 111, directory: /usr, variables: {role: editor}, badge: hello}
              x: {exec: [sleep, '222'], directory: /etc}
              y: {directory: /usr, title: yy, needs: x}
      - {name: two, tabs: [{panes: [{run: sleep 333, directory: /var}]}]}

    """

  private func serving(
    _ body: (Desk, _ run: ([String]) async throws -> Program.Ended) async throws -> Void
  ) async throws {
    try await Desk.with { desk in
      try desk.write(Self.text)
      _ = try await desk.tmux(
        "-f", "/dev/null", "new-session", "-d", "-s", "own", "-x", "90", "-y", "30", "cat")
      try await Serving.with(desk) { socket in
        try await body(desk) { words in
          try await desk.start(words + ["--host", "iterm2", "--socket", socket]).ended()
        }
      }
    }
  }

  private func panes(_ desk: Desk) async throws -> [String] {
    let list = try await desk.tmux(
      "list-panes", "-a", "-F",
      "#{session_name}/#{window_name} #{pane_current_command} #{pane_current_path} #{@role}"
    ).out
    return list.split(separator: "\n").map { String($0) }.filter { !$0.hasPrefix("own/") }.sorted()
  }

  @Test func whatITerm2DoesNotKeepIsPutBackFromOurs() async throws {
    try await serving { desk, run in
      #expect(try await run(["apply"]).status == 0)
      let before = try await panes(desk)
      let save = try await run(["save", "W", "--native", "--workspace", "w"])
      #expect(save.status == 64, "only whole windows")
      let all = try await run(["save", "All", "--native", "--no-bind"])
      #expect(all.status == 0, "\(all.both)")
      let list = try await run(["arrangements", "--native"])
      #expect(list.out.contains("All"), "\(list.both)")
      // Twice is said before, and wants a yes.
      let twice = try await run(["restore", "All", "--native"])
      #expect(twice.status == 1, "\(twice.both)")
      #expect(twice.err.contains("would be there twice"), "\(twice.err)")
      #expect(try await panes(desk) == before)

      #expect(try await run(["destroy", "--yes"]).status == 0)
      #expect(try await panes(desk) == [])
      let near = try await run(["restore", "Al", "--native"])
      #expect(near.status == 64)
      #expect(near.err.contains("did you mean \"All\"?"), "\(near.err)")
      let dry = try await run(["restore", "All", "--native", "--dry-run", "--commands", "run"])
      #expect(dry.out.contains("run sleep 111"), "\(dry.both)")
      #expect(try await panes(desk) == [])

      let restore = try await run(["restore", "All", "--native", "--commands", "run"])
      #expect(restore.status == 0, "\(restore.both)")
      let isBack = try await eventually { try await panes(desk).count >= before.count }
      #expect(isBack)
      for line in before where !line.contains("bash") {
        let isThere = try await eventually { try await panes(desk).contains(line) }
        let now = try await panes(desk)
        #expect(isThere, "\(line)\n\(now)")
      }
      let plan = try await run(["plan", "--detailed-exitcode"])
      #expect(plan.status == 0, "\(plan.both)")
    }
  }

  @Test func commandsAreOnlyTypedUnlessTheyMayRun() async throws {
    try await serving { desk, run in
      #expect(try await run(["apply"]).status == 0)
      #expect(try await run(["save", "W", "--native", "--window", "w"]).status == 0)
      #expect(try await run(["destroy", "--yes"]).status == 0)
      let restore = try await run(["restore", "W", "--native"])
      #expect(restore.status == 0, "\(restore.both)")
      let screens = try await eventually {
        let first = try await desk.tmux("capture-pane", "-p", "-t", "=w:code.0").out
        let text = try await first + desk.tmux("capture-pane", "-p", "-t", "=w:code.1").out
        return text.contains("sleep 111") && text.contains("sleep 222")
      }
      #expect(screens)
      #expect(try await panes(desk).filter { $0.contains("sleep") } == [])
    }
  }

  @Test func tabsComeIntoAWindowThatIsThere() async throws {
    try await serving { desk, run in
      #expect(try await run(["apply"]).status == 0)
      #expect(try await run(["save", "W", "--native", "--window", "w"]).status == 0)
      #expect(try await run(["destroy", "--yes"]).status == 0)
      let none = try await run(["restore", "W", "--native", "--window", "nobody"])
      #expect(none.status == 64, "\(none.both)")
      let restore = try await run(
        ["restore", "W", "--native", "--window", "own", "--commands", "run"])
      #expect(restore.status == 0, "\(restore.both)")
      let there = try await eventually {
        try await desk.tmux(
          "list-panes", "-s", "-t", "=own", "-F", "#{pane_current_command} #{@role}"
        ).out.contains("sleep editor")
      }
      #expect(there)
      #expect(try await desk.tmux("list-sessions", "-F", "#{session_name}").out == "own\n")
    }
  }

  @Test func onTmuxThatIsSaid() async throws {
    try await Desk.with { desk in
      for words in [
        ["save", "x", "--native"], ["restore", "x", "--native"], ["arrangements", "--native"],
      ] {
        let ended = try await desk.start(words).ended()
        #expect(ended.status == 64, "\(ended.both)")
        #expect(ended.err.contains("keeps no arrangements of its own"), "\(ended.err)")
      }
    }
  }
}
