import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct UndoTests {
  static let one = "name: a\npanes: {x: {exec: cat}}\n"
  static let two = "name: a\npanes: {x: {exec: cat}, y: {exec: [sleep, '1000']}}\n"

  private func apply(_ desk: Desk, _ text: String) async throws {
    try desk.write(text)
    let ended = try await desk.muntin("apply", "--yes")
    #expect(ended.status == 0, "\(ended.both)")
  }

  /// The keys of the panes, and their processes.
  private func panes(_ desk: Desk) async throws -> [String: String] {
    let list = try await desk.tmux("list-panes", "-a", "-F", "#{pane_pid} #{@muntin}").out
    var panes: [String: String] = [:]
    for line in list.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      let key = words.last?.firstMatch(of: /"key":"([^"]*)"/)?.1 ?? "none"
      panes[String(key)] = String(words[0])
    }
    return panes
  }

  @Test func anUndoGoesBackAndAnotherOneUndoesIt() async throws {
    try await Desk.with { desk in
      try await apply(desk, Self.one)
      let before = try await panes(desk)
      try await apply(desk, Self.two)
      let after = try await panes(desk)
      // As with an apply, no process ends without consent.
      let refused = try await desk.muntin("undo")
      #expect(refused.status == 1)
      #expect(refused.err.contains(/pane main\/a\/y: sleep 1000 \(running for/))
      #expect(try await panes(desk) == after)
      let undo = try await desk.muntin("undo", "--yes")
      #expect(undo.status == 0, "\(undo.both)")
      #expect(undo.out.contains("Back to the state before #2, which was apply at "))
      #expect(undo.out.contains("- pane y"))
      #expect(try await panes(desk) == before)
      let again = try await desk.muntin("undo", "--yes")
      #expect(again.status == 0, "\(again.both)")
      #expect(again.out.contains("Cannot come back, and is only started anew"))
      #expect(again.out.contains("  pane main/a/y: sleep 1000\n"))
      let back = try await panes(desk)
      #expect(Set(back.keys) == Set(after.keys))
      #expect(back["main/a/x"] == before["main/a/x"])
      #expect(try await desk.muntin("plan", "--detailed-exitcode").status == 0)
    }
  }

  @Test func whatWasRenamedIsRenamedBack() async throws {
    try await Desk.with { desk in
      let old = "name: a\ntabs: [{name: t, panes: {x: }}, {name: l, panes: [{exec: cat}, {}]}]\n"
      try await apply(desk, old)
      let before = try await panes(desk)
      try await apply(
        desk,
        "name: a\ntabs: [{name: t, panes: {n: {was: x}}}, {name: m, was: l, panes: [{exec: cat}, {}]}]\n"
      )
      #expect(try await panes(desk) != before)
      let undo = try await desk.muntin("undo")
      #expect(undo.status == 0, "\(undo.both)")
      #expect(!undo.out.contains("Cannot come back"))
      #expect(try await panes(desk) == before)
    }
  }

  @Test func whatWasDestroyedComesBackByItsNameAlone() async throws {
    try await Desk.with { desk in
      try await apply(
        desk,
        """
        name: a
        tabs:
          - name: code
            color: orange
            layout: {columns: [{pane: e, size: 60%}, {rows: [s, t]}]}
            panes:
              e: {exec: cat, focus: true, title: Editor}
              s: {exec: [sleep, '1000'], env: {PORT: '8080'}}
              t: {directory: /tmp, variables: {role: tests}}
          - {name: logs, layout: 1x2, panes: [{exec: cat}, {exec: cat}]}

        """)
      let shown = try await desk.tmux("list-windows", "-a", "-F", "#{window_layout}").out
      #expect(try await desk.muntin("destroy", "--yes").status == 0)
      unlink(desk.work + "/muntin.yaml")
      let undo = try await desk.muntin("undo", "--workspace", "a")
      #expect(undo.status == 0, "\(undo.both)")
      #expect(undo.out.contains("  pane main/code/s: sleep 1000\n"))
      let now = try await desk.tmux("list-windows", "-a", "-F", "#{window_layout}").out
      #expect(sizes(now) == sizes(shown))
    }
  }

  /// Layouts without the numbers of panes and the checksum.
  private func sizes(_ layouts: String) -> String {
    layouts.replacing(/(?m)^[0-9a-f]{4},/, with: "").replacing(/,\d+(?=[,\]}\n])/, with: "")
  }

  @Test func theFirstApplyIsUndoneToNothing() async throws {
    try await Desk.with { desk in
      try await desk.tmux("-f", "/dev/null", "new-session", "-d", "-s", "mine", "cat")
      try await apply(desk, Self.two)
      let undo = try await desk.muntin("undo", "--yes")
      #expect(undo.status == 0, "\(undo.both)")
      #expect(try await panes(desk).keys.sorted() == ["none"])
      #expect(try await desk.muntin("undo", "--yes").status == 0)
      #expect(try await panes(desk).count == 3)
    }
  }

  @Test func theLogTellsWhatWasDone() async throws {
    try await Desk.with { desk in
      #expect(try await desk.muntin("log").out == "Nothing has been applied yet.\n")
      let early = try await desk.muntin("undo", "--workspace", "a")
      #expect(early.status == 1)
      #expect(early.err.contains("nothing was done to workspace \"a\" on tmux yet"))
      try await apply(desk, Self.one)
      // Nothing to do is nothing to be written down.
      try await apply(desk, Self.one)
      try await apply(desk, Self.two)
      #expect(try await desk.muntin("undo", "--at", "2", "--yes").status == 0)
      #expect(try await desk.muntin("destroy", "--yes").status == 0)
      let log = try await desk.muntin("log")
      let lines = log.out.split(separator: "\n").dropFirst()
      let words = ["#4  destroy", "#3  undo", "#2  apply", "#1  apply"]
      #expect(lines.count == 4, "\(log.out)")
      for (line, word) in zip(lines, words) { #expect(line.contains(word)) }
      #expect(lines.last?.contains(/\ba +#1 +apply +tmux +3 created$/) == true, "\(log.out)")
      let json = try await desk.muntin("log", "--json", "--limit", "1")
      #expect(json.out.contains("\"format\": \"muntin-log\""))
      #expect(json.out.contains("\"result\": \"done\""))
      #expect(json.out.contains("\"number\": 4") && !json.out.contains("\"number\": 3"))
      #expect(try await desk.muntin("log", "--workspace", "b").out.hasPrefix("Nothing"))
      let none = try await desk.muntin("undo", "--at", "9")
      #expect(none.status == 64)
    }
  }

  @Test func anApplyThatIsKilledCanBeUndone() async throws {
    try await Desk.with { desk in
      try await apply(desk, Self.one)
      let before = try await panes(desk)
      try desk.write(
        "name: a\npanes: {x: {exec: cat}, w: {run: 'true', wait_for: {file: \(desk.work)/go}}}\n")
      let program = try desk.start(["apply"])
      #expect(try await eventually { try await panes(desk).count == 2 })
      program.signal(SIGKILL)
      #expect(try await program.ended().status == 128 + SIGKILL)
      #expect(try await desk.muntin("log").out.contains("never ended; wanted: "))
      #expect(try await desk.muntin("undo", "--yes").status == 0)
      #expect(try await panes(desk) == before)
    }
  }

  @Test func aDiskThatTakesNoMoreStopsNoApply() async throws {
    try await Desk.with { desk in
      mkdir(desk.root + "/state/muntin", 0o700)
      try desk.write("", to: desk.root + "/state/muntin/history")
      try desk.write(Self.one)
      let ended = try await desk.muntin("apply")
      #expect(ended.status == 0)
      #expect(ended.err.hasPrefix("warning: the state before could not be kept"))
      #expect(try await panes(desk).count == 1)
    }
  }

  @Test func anAdoptAndAReleaseAreTakenBackAsMarksAlone() async throws {
    try await Desk.with { desk in
      try desk.write(Self.one)
      _ = try await desk.tmux(
        "-f", "/dev/null", "new-session", "-d", "-x", "200", "-y", "50", "-s", "a", "cat")
      let process = try await desk.tmux("list-panes", "-a", "-F", "#{pane_pid}").out
      #expect(try await desk.muntin("adopt").status == 0)
      #expect(try await panes(desk).keys.sorted() == ["main/a/x"])
      let undo = try await desk.muntin("undo", "--name", "a")
      #expect(undo.status == 0, "\(undo.both)")
      #expect(undo.out.contains("which was adopt at "), "\(undo.out)")
      #expect(try await panes(desk).keys.sorted() == ["none"])
      // And forth again.
      #expect(try await desk.muntin("undo", "--name", "a").status == 0)
      #expect(try await panes(desk).keys.sorted() == ["main/a/x"])
      #expect(try await desk.muntin("release").status == 0)
      #expect(try await panes(desk).keys.sorted() == ["none"])
      let back = try await desk.muntin("undo")
      #expect(back.status == 0, "\(back.both)")
      #expect(try await panes(desk).keys.sorted() == ["main/a/x"])
      let log = try await desk.muntin("log", "--name", "a").out
      for word in ["adopt", "undo", "release"] { #expect(log.contains(word), "\(log)") }
      #expect(log.contains("1 adopted") || log.contains("3 adopted"), "\(log)")
      #expect(try await desk.tmux("list-panes", "-a", "-F", "#{pane_pid}").out == process)
      // What is gone cannot be given back, and that is said.
      #expect(try await desk.muntin("release").status == 0)
      _ = try await desk.tmux("new-session", "-d", "-s", "other", "cat")
      _ = try await desk.tmux("kill-session", "-t", "=a")
      let late = try await desk.muntin("undo")
      #expect(late.status == 0, "\(late.both)")
      #expect(late.err.contains("not there any more"), "\(late.both)")
    }
  }
}
