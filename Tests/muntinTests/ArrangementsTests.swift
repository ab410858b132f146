import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Arrangements by the tool, of a real tmux.
@Suite struct ArrangementsTests {
  private func started(_ desk: Desk, panes: Int = 2) async throws {
    try await desk.tmux("-f", "/dev/null", "new-session", "-d", "-s", "one", "cat")
    for _ in 1..<panes { try await more(desk) }
  }

  private func more(_ desk: Desk) async throws {
    try await desk.tmux("split-window", "-d", "-t", "one", "cat")
    try await desk.tmux("select-layout", "-t", "one", "tiled")
  }

  private func newest(_ desk: Desk) async throws -> String {
    let shown = try await desk.muntin("arrangements", "show", "work")
    #expect(shown.status == 0, "\(shown.both)")
    return shown.out
  }

  private func place(_ desk: Desk) -> String { desk.root + "/state/muntin/arrangements/work" }

  @Test func theyAreListedShownComparedRenamedAndDeleted() async throws {
    try await Desk.with { desk in
      let none = try await desk.muntin("arrangements")
      #expect(none.out == "There are no arrangements. `muntin save NAME` makes one.\n")
      try await started(desk)
      #expect(try await desk.muntin("save", "work").status == 0)
      try await more(desk)
      #expect(try await desk.muntin("save", "work").status == 0)
      let list = try await desk.muntin("arrangements")
      #expect(list.out.contains(/work +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +1 +3 +tmux +2\n/))
      let one = try await desk.muntin("arrangements", "work")
      #expect(one.out.contains(/#2 .* 1 +3 +tmux +save .*\n *#1 .* 1 +2 +tmux +save/))
      let json = try await desk.muntin("arrangements", "--json")
      #expect(json.out.contains("\"format\": \"muntin-arrangements\""))

      // What is shown is a whole workspace file.
      try desk.write(try await newest(desk), to: "shown.yaml")
      #expect(try await desk.muntin("validate", "shown.yaml").out.contains("3 panes"))
      #expect(try await desk.muntin("plan", "shown.yaml", "--detailed-exitcode").status == 0)

      let diff = try await desk.muntin("arrangements", "diff", "work", "--detailed-exitcode")
      #expect(diff.status == 2)
      #expect(diff.out.contains("--- work #1") && diff.out.contains("+++ work #2"))
      #expect(diff.out.contains("\n+ ") && !diff.out.contains("\u{1B}"))
      let same = try await desk.muntin(
        "arrangements", "diff", "work#2", "work@1s", "--detailed-exitcode")
      #expect(same.out == "work #2 and work #2 are the same.\n" || same.status == 2)

      #expect(try await desk.muntin("arrangements", "rename", "work", "a/../b").status == 0)
      #expect(try await desk.muntin("arrangements", "show", "a/../b", "--at", "1").status == 0)
      let unknown = try await desk.muntin("arrangements", "show", "work")
      #expect(unknown.status == 64)
      #expect(unknown.err.contains("there is no arrangement \"work\""))
      let last = try await desk.muntin("arrangements", "delete", "a/../b", "--at", "#2")
      #expect(last.out == "Deleted 1 snapshot of arrangement \"a/../b\".\n")
      #expect(try await desk.muntin("arrangements", "delete", "a/../b", "--at", "1").status == 1)
      #expect(try await desk.muntin("arrangements", "delete", "a/../b").status == 0)
      #expect(try await desk.muntin("arrangements").out == none.out)
      #expect(TestFile.names(desk.root + "/state/muntin/arrangements").isEmpty)
    }
  }

  @Test(arguments: ["", "a\u{1B}b", String(repeating: "x", count: 300)])
  func aNameThatCannotBeIsRefused(name: String) async throws {
    try await Desk.with { desk in
      for words in [["arrangements", "show", name], ["save", name], ["watch", "--save", name]] {
        let ended = try await desk.start(words).ended(within: 20_000)
        #expect(ended.status == 64, "\(words): \(ended.both)")
        #expect(ended.err.hasPrefix("error: ") && !ended.err.contains("\u{1B}"))
      }
      #expect(!TestFile.exists(desk.root + "/state/muntin/arrangements"))
    }
  }

  @Test func coloursAreForTerminals() async throws {
    try await Desk.with { desk in
      try await started(desk)
      try await desk.muntin("save", "work")
      try await more(desk)
      try await desk.muntin("save", "work")
      var pty = try Pty(desk, "arrangements", "diff", "work")
      #expect(try await pty.eventuallyEnds() == 0)
      #expect(pty.seen.contains("\u{1B}[32m+ "))
    }
  }

  @Test func aDamagedSnapshotIsSetAsideWithAMessage() async throws {
    try await Desk.with { desk in
      try await started(desk)
      try await desk.muntin("save", "work")
      let good = try await newest(desk)
      try await more(desk)
      try await desk.muntin("save", "work")
      let path = place(desk) + "/2.snapshot"
      var bytes = try #require(TestFile.bytes(path))
      bytes[bytes.count - 10] ^= 1
      try TestFile.write(bytes, to: path)
      let shown = try await desk.muntin("arrangements", "show", "work")
      #expect(shown.status == 0)
      #expect(shown.out == good)
      #expect(shown.err.hasPrefix("warning: snapshot #2 is damaged and lies at "))
      #expect(shown.err.hasSuffix("2.damaged; #1 is used\n"))
      #expect(TestFile.exists(place(desk) + "/2.damaged"))
      #expect(try await desk.muntin("arrangements", "show", "work").err.isEmpty)
    }
  }

  /// A write of more than so many blocks of 512 bytes into a file fails in its middle.
  @Test(arguments: [0, 1, 2, 3])
  func aSaveThatIsCutLeavesTheLastOneWhole(blocks: Int) async throws {
    try await Desk.with { desk in
      try await started(desk, panes: 12)
      #expect(try await desk.muntin("save", "work").status == 0)
      #expect(TestFile.bytes(place(desk) + "/1.snapshot")?.count ?? 0 > 4 * 512)
      let good = try await newest(desk)
      try await more(desk)
      let tool = try #require(Desk.tool)
      let cut = try Program(
        ["/bin/sh", "-c", "ulimit -f \(blocks); exec \"$@\"", "sh", tool, "save", "work"],
        environment: desk.environment, folder: desk.work, scratch: desk.root + "/scratch")
      #expect(try await cut.ended().status == 1)
      #expect(TestFile.names(place(desk)) == ["1.snapshot"])
      #expect(try await newest(desk) == good)
      #expect(try await desk.muntin("save", "work").status == 0)
    }
  }

  @Test func aSaveThatIsKilledLeavesTheLastOneWhole() async throws {
    try await Desk.with { desk in
      try await started(desk, panes: 3)
      #expect(try await desk.muntin("save", "work").status == 0)
      let good = try await newest(desk)
      // Much text, so that it takes a while to be written.
      let script = "i=0; while [ $i -lt 3000 ]; do printf '%0500d\\n' $i; i=$((i+1)); done; cat"
      try await desk.tmux("set-option", "-g", "history-limit", "10000")
      try await desk.tmux("split-window", "-d", "-t", "one", "sh", "-c", script)
      for _ in 0..<5 {
        let program = try desk.start(["save", "work", "--scrollback"])
        _ = try await eventually(within: 3000) {
          TestFile.names(place(desk)).contains { $0.contains(".snapshot.") }
        }
        program.signal(SIGKILL)
        let ended = try await program.ended()
        // It may have been quicker than we were.
        if ended.status == 0 || TestFile.names(place(desk)).contains("2.snapshot") { break }
        #expect(try await newest(desk) == good)
      }
      #expect(try await desk.muntin("save", "work", "--scrollback").status == 0)
      #expect(TestFile.names(place(desk)).allSatisfy { $0.hasSuffix(".snapshot") })
      #expect(try await newest(desk) != good)
    }
  }

  @Test func manyAtOnceAreKeptOneAfterTheOther() async throws {
    try await Desk.with { desk in
      try await started(desk, panes: 1)
      for name in ["two", "three", "four"] {
        try await desk.tmux("new-session", "-d", "-s", name, "cat")
      }
      let programs = try ["one", "two", "three", "four"].map { name in
        try desk.start(["save", "work", "--window", name, "--no-bind"])
      }
      for program in programs {
        let ended = try await program.ended()
        #expect(ended.status == 0, "\(ended.both)")
      }
      for number in 1...4 {
        let shown = try await desk.muntin("arrangements", "show", "work", "--at", "\(number)")
        #expect(shown.status == 0 && shown.err.isEmpty)
      }
    }
  }

  @Test func aFarPoorerOneIsRefusedWithoutForce() async throws {
    try await Desk.with { desk in
      try await started(desk, panes: 5)
      try await desk.muntin("save", "work")
      try await desk.tmux("kill-pane", "-a", "-t", "one")
      let refused = try await desk.muntin("save", "work")
      #expect(refused.status == 1)
      #expect(refused.err.contains(/there is 1 pane now, and #1 from .* has 5/))
      #expect(refused.err.contains("--force"))
      #expect(try await desk.muntin("save", "work", "--force").status == 0)
    }
  }

  @Test func olderOnesGoAsTheEnvironmentSays() async throws {
    try await Desk.with { desk in
      try await started(desk)
      let few = desk.with(["MUNTIN_KEEP": "2"])
      for _ in 1...4 {
        try await few.muntin("save", "work")
        try await more(desk)
      }
      #expect(TestFile.names(place(desk)) == ["3.snapshot", "4.snapshot"])
      let wrong = try await desk.with(["MUNTIN_KEEP": "many"]).muntin("arrangements")
      #expect(wrong.status == 64)
      #expect(wrong.err.contains("MUNTIN_KEEP is \"many\""))
    }
  }
}
