import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct WatchTests {
  private func started(_ desk: Desk, panes: Int) async throws -> Program {
    try await desk.tmux("-f", "/dev/null", "new-session", "-d", "-s", "one", "cat")
    for _ in 1..<panes { try await more(desk) }
    let program = try desk.start(["watch", "--save", "work"])
    #expect(try await eventually { program.out.contains("#1  1 window, \(panes) pane") })
    return program
  }

  private func more(_ desk: Desk) async throws {
    try await desk.tmux("split-window", "-d", "-t", "one", "cat")
    try await desk.tmux("select-layout", "-t", "one", "tiled")
  }

  private func panes(_ desk: Desk) async throws -> Int {
    let shown = try await desk.muntin("arrangements", "show", "work", "--json")
    return shown.out.firstMatch(of: /"panes": (\d+)/).flatMap { Int($0.1) } ?? 0
  }

  @Test func aChangeIsSavedOnceItIsQuiet() async throws {
    try await Desk.with { desk in
      let program = try await started(desk, panes: 1)
      // In one go, so that a slow machine does not make two quiet times of it.
      try await desk.tmux(
        "split-window", "-d", "-t", "one", "cat", ";", "split-window", "-d", "-t", "one", "cat",
        ";",
        "select-layout", "-t", "one", "tiled")
      #expect(try await eventually { program.out.contains("#2  1 window, 3 panes") })
      // One snapshot of both, and none of the tool's own marks.
      #expect(program.out.split(separator: "\n").count == 2)
      program.signal(SIGINT)
      let ended = try await program.ended(within: 20_000)
      #expect(ended.status == 0 && ended.err.isEmpty, "\(ended.both)")
      #expect(try await panes(desk) == 3)
    }
  }

  @Test func anInterruptSavesWhatIsPending() async throws {
    try await Desk.with { desk in
      let program = try await started(desk, panes: 1)
      try await more(desk)
      program.signal(SIGTERM)
      let ended = try await program.ended(within: 20_000)
      #expect(ended.status == 0, "\(ended.both)")
      #expect(try await panes(desk) == 2)
    }
  }

  @Test func aServerThatGoesEndsItAndTheArrangementStays() async throws {
    try await Desk.with { desk in
      let program = try await started(desk, panes: 3)
      try await desk.tmux("kill-server")
      let ended = try await program.ended(within: 20_000)
      #expect(ended.status == 0, "\(ended.both)")
      #expect(
        ended.out.hasSuffix(
          "The terminal has gone; arrangement \"work\" stays as it was saved.\n"))
      #expect(try await panes(desk) == 3)
    }
  }

  @Test func aFarPoorerTerminalReplacesNothing() async throws {
    try await Desk.with { desk in
      let program = try await started(desk, panes: 5)
      try await desk.tmux("kill-pane", "-a", "-t", "one")
      #expect(try await eventually { program.err.contains("there is 1 pane now") })
      program.signal(SIGINT)
      #expect(try await program.ended(within: 20_000).status == 0)
      #expect(try await panes(desk) == 5)
    }
  }

  @Test func iTermTellsOfChangesToo() async throws {
    try await Desk.with { desk in
      try await desk.tmux("-f", "/dev/null", "new-session", "-d", "-s", "one", "cat")
      try await Serving.with(desk) { socket in
        let program = try desk.start([
          "watch", "--save", "work", "--host", "iterm2", "--socket", socket,
        ])
        #expect(try await eventually { program.out.contains("#1  1 window, 1 pane\n") })
        try await more(desk)
        #expect(try await eventually { program.out.contains("#2  1 window, 2 panes\n") })
        program.signal(SIGINT)
        let ended = try await program.ended(within: 20_000)
        #expect(ended.status == 0 && ended.err.isEmpty, "\(ended.both)")
      }
    }
  }

  @Test func withoutATerminalThereIsNothingToWatch() async throws {
    try await Desk.with { desk in
      let ended = try await desk.muntin("watch", "--save", "work")
      #expect(ended.status == 69)
      #expect(ended.err.contains("There is nothing to watch"))
      #expect(!desk.hasServer)
    }
  }
}
