import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Nothing ends a process that nobody allowed to end.
@Suite struct ConsentTests {
  static let both = "name: a\npanes: {x: {exec: cat}, y: {exec: [sleep, '1000']}}\n"
  static let one = "name: a\npanes: {x: {exec: cat}}\n"

  private func panes(_ desk: Desk) async throws -> Int {
    try await desk.tmux("list-panes", "-a").out.split(separator: "\n").count
  }

  private func started(_ desk: Desk) async throws {
    try desk.write(Self.both)
    let apply = try await desk.muntin("apply")
    #expect(apply.status == 0, "\(apply.both)")
    #expect(try await panes(desk) == 2)
    try desk.write(Self.one)
  }

  @Test func anApplyThatEndsNothingDoesNotAsk() async throws {
    try await Desk.with { desk in
      try desk.write(Self.both)
      let ended = try await desk.muntin("apply")
      #expect(ended.status == 0)
      #expect(ended.out.contains("Plan: 4 to create"))
      #expect(ended.out.contains("Applied: 4 created"))
      #expect(ended.err.isEmpty)
      #expect(ended.out.hasSuffix("Attach with: tmux -L \(desk.socket) attach-session -t '=a'\n"))
    }
  }

  @Test func withoutATerminalAndWithoutYesNothingIsDone() async throws {
    try await Desk.with { desk in
      try await started(desk)
      // A new pane would be harmless; not even that is made.
      try desk.write("name: a\npanes: {x: {exec: cat}, z: {exec: cat}}\n")
      let ended = try await desk.muntin("apply", input: "yes\n")
      #expect(ended.status == 1)
      #expect(ended.out.contains("1 to create"))
      #expect(ended.err.contains("this plan ends 1 process, and nobody can be asked"))
      #expect(ended.err.contains(/pane main\/a\/y: sleep 1000 \(running for \d+ s\)/))
      #expect(ended.err.contains("--yes"))
      #expect(try await panes(desk) == 2)
      #expect(try await desk.tmux("list-panes", "-a", "-F", "#{@muntin}").out.contains("a/y"))
    }
  }

  @Test func yesOnTheCommandLineIsEnough() async throws {
    try await Desk.with { desk in
      try await started(desk)
      let ended = try await desk.muntin("apply", "--yes")
      #expect(ended.status == 0, "\(ended.both)")
      #expect(try await panes(desk) == 1)
      #expect(try await desk.muntin("destroy").status == 1)
      #expect(try await panes(desk) == 1)
      #expect(try await desk.muntin("destroy", "-y").status == 0)
      let nothing = try await desk.muntin("destroy", "-y")
      #expect(nothing.status == 0)
      #expect(nothing.out == "There is nothing of workspace \"a\" on tmux.\n")
    }
  }

  @Test(arguments: ["no", "", "y", "Yes", "yes!", "YES", "yesyes"])
  func onlyTheWordYesCounts(answer: String) async throws {
    try await Desk.with { desk in
      try await started(desk)
      var pty = try Pty(desk, "apply")
      #expect(try await pty.eventuallyShows("Only the word yes lets it happen: "))
      pty.type(answer + "\n")
      #expect(try await pty.eventuallyEnds() == 1)
      #expect(pty.seen.contains("Nothing was done."))
      #expect(try await panes(desk) == 2)
    }
  }

  @Test func theWordYesLetsItHappen() async throws {
    try await Desk.with { desk in
      try await started(desk)
      var pty = try Pty(desk, "apply")
      #expect(try await pty.eventuallyShows("Only the word yes lets it happen: "))
      #expect(pty.seen.contains("pane main/a/y: sleep 1000 (running for"))
      pty.type("yes\n")
      #expect(try await pty.eventuallyEnds() == 0)
      #expect(pty.seen.contains("Applied: "))
      #expect(try await panes(desk) == 1)
    }
  }

  @Test func anInterruptAtTheQuestionDoesNothing() async throws {
    try await Desk.with { desk in
      try await started(desk)
      var pty = try Pty(desk, "apply")
      #expect(try await pty.eventuallyShows("Only the word yes lets it happen: "))
      pty.type("\u{3}")
      #expect(try await pty.eventuallyEnds() == 130)
      #expect(try await panes(desk) == 2)
      #expect(try await desk.muntin("apply", "-y").status == 0)
    }
  }

  @Test func theEndOfInputAtTheQuestionDoesNothing() async throws {
    try await Desk.with { desk in
      try await started(desk)
      var pty = try Pty(desk, "apply")
      #expect(try await pty.eventuallyShows("Only the word yes lets it happen: "))
      pty.type("\u{4}")
      #expect(try await pty.eventuallyEnds() == 1)
      #expect(try await panes(desk) == 2)
    }
  }

  @Test func whatLastsIsToldOnATerminalOnOneLine() async throws {
    try await Desk.with { desk in
      try desk.write(
        "name: a\npanes: {x: {run: 'true', wait_for: {file: \(desk.work)/go}}, y: {exec: cat}}\n")
      var pty = try Pty(desk, "apply", columns: 50)
      #expect(try await pty.eventuallyShows("commands started; waiting: x"))
      #expect(pty.seen.contains("\r\u{1B}[K"))
      try desk.write("", to: "go")
      #expect(try await pty.eventuallyEnds() == 0)
      #expect(pty.seen.contains("Applied: 4 created"))
    }
  }

  @Test func whatIsProtectedStaysEvenWithYes() async throws {
    try await Desk.with { desk in
      try desk.write("name: a\npanes: {x: {exec: cat}, y: {exec: cat, protect: true}}\n")
      #expect(try await desk.muntin("apply").status == 0)
      try desk.write(Self.one)
      _ = try await desk.muntin("apply", "--yes")
      #expect(try await panes(desk) == 2)
    }
  }
}
