import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct SavedPlanTests {
  static let file = "name: a\npanes: {x: {exec: cat}, y: {exec: cat}}\n"

  @Test func aSavedPlanIsAppliedAsItIs() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      let plan = try await desk.muntin("plan", "--out", "the.plan")
      #expect(plan.status == 0)
      #expect(plan.err.contains("muntin apply the.plan"))
      #expect(TestFile.mode(desk.work + "/the.plan") == 0o600)
      #expect(TestFile.names(desk.work) == ["muntin.yaml", "the.plan"])
      // The file may change, and even go: the plan has what it needs.
      unlink(desk.work + "/muntin.yaml")
      // Nor does it depend on the terminal that applies it.
      var pty = try Pty(desk, "apply", "the.plan", columns: 61, rows: 22)
      #expect(try await pty.eventuallyEnds() == 0, "\(pty.seen)")
      try desk.write(Self.file)
      #expect(try await desk.muntin("plan", "--detailed-exitcode").status == 0)
    }
  }

  @Test func aStalePlanSaysWhatMoved() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      #expect(try await desk.muntin("apply").status == 0)
      try desk.write("name: a\npanes: {x: {exec: cat, title: new}, y: {exec: cat}}\n")
      #expect(try await desk.muntin("plan", "--out", "p").status == 0)
      _ = try await desk.tmux("kill-pane", "-t", "=a:.1")
      let ended = try await desk.muntin("apply", "p")
      #expect(ended.status == 1)
      #expect(ended.err.contains("the saved plan is stale"))
      #expect(ended.err.contains("pane main/a/y is gone\n"), "\(ended.err)")
      #expect(ended.err.contains("muntin plan --out"))
      #expect(
        try await desk.tmux("list-panes", "-a", "-F", "#{pane_title}").out.contains("new") == false)
    }
  }

  @Test func aPlanThatWasAppliedIsStale() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      #expect(try await desk.muntin("plan", "--out", "p").status == 0)
      #expect(try await desk.muntin("apply", "p").status == 0)
      let again = try await desk.muntin("apply", "p")
      #expect(again.status == 1)
      #expect(again.err.contains("  window main is new\n"), "\(again.err)")
    }
  }

  @Test func aPlanForSomethingElseIsRefused() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      try desk.write("name: other\npanes: [x]\n", to: "other.yaml")
      #expect(try await desk.muntin("plan", "--out", "p").status == 0)
      let workspace = try await desk.muntin("apply", "other.yaml", "--plan", "p")
      #expect(workspace.status == 1)
      #expect(workspace.err.contains("is for workspace \"a\", not for \"other\""))
      let server = try await desk.with(["MUNTIN_SOCKET": "another"]).muntin("apply", "p")
      #expect(server.status == 1)
      #expect(server.err.contains("the saved plan is for tmux at \(desk.socketPath), not for"))
      #expect(!desk.hasServer)
      let options = try await desk.muntin("apply", "p", "--target", "main")
      #expect(options.status == 64)
      let right = try await desk.muntin("apply", "muntin.yaml", "--plan", "p")
      #expect(right.status == 0, "\(right.both)")
    }
  }

  @Test func aDamagedPlanIsRefused() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      #expect(try await desk.muntin("plan", "--out", "p").status == 0)
      let bytes = try #require(TestFile.bytes(desk.work + "/p"))
      for count in [100, bytes.count / 2, bytes.count - 3] {
        try TestFile.write(Array(bytes.prefix(count)), to: desk.work + "/p")
        let ended = try await desk.muntin("apply", "p")
        #expect(ended.status == 1)
        #expect(ended.err.contains("\"p\" is a damaged plan file"))
      }
      #expect(!desk.hasServer)
    }
  }

  @Test func whatPlanPrintsAsJSONCannotBeApplied() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      let json = try await desk.muntin("plan", "--json")
      try desk.write(json.out, to: "plan.json")
      let ended = try await desk.muntin("apply", "plan.json")
      #expect(ended.status == 1)
      #expect(ended.err.contains("is what `plan --json` prints, which cannot be applied"))
    }
  }

  @Test func anOldPlanStaysWhereTheNewOneCannotBeWritten() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      try desk.makeFolder("folder")
      let folder = try await desk.muntin("plan", "--out", "folder")
      #expect(folder.status == 1)
      #expect(folder.err.contains("it is a folder"))
      let none = try await desk.muntin("plan", "--out", "nowhere/p")
      #expect(none.status == 1)
      #expect(none.err.contains("cannot write"))
      #if os(Linux)
        // A device stays a device.
        let full = try await desk.muntin("plan", "--out", "/dev/full")
        #expect(full.status == 1)
        #expect(full.err.contains("No space left on device"))
        #expect(!TestFile.names("/dev").contains { $0.hasPrefix("full.") })
      #endif
      let null = try await desk.muntin("plan", "--out", "/dev/null")
      #expect(null.status == 0)
      var status = stat()
      #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
      // A file that may not grow ends the write half-way.
      try desk.write("old", to: "p")
      let limited = try await Program(
        [
          "/bin/bash", "-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" plan --out p", Desk.tool ?? "",
        ],
        environment: desk.environment, folder: desk.work, scratch: desk.root + "/scratch"
      ).ended()
      #expect(limited.status == 1, "\(limited.both)")
      #expect(limited.err.contains("cannot write"))
      #expect(TestFile.text(desk.work + "/p") == "old")
      #expect(TestFile.names(desk.work) == ["folder", "muntin.yaml", "p"])
    }
  }
}
