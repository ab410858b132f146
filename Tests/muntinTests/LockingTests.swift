import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct LockingTests {
  private func waiting(_ desk: Desk) throws {
    try desk.write(
      "name: a\npanes: {x: {run: 'true', wait_for: {file: \(desk.work)/go}}, y: {exec: cat}}\n")
  }

  private func isThere(_ desk: Desk) async throws -> Bool {
    try await eventually { try await desk.tmux("has-session", "-t", "=a").status == 0 }
  }

  @Test func aLockThatIsHeldNamesItsHolder() async throws {
    try await Desk.with { desk in
      try waiting(desk)
      let first = try desk.start(["apply"])
      #expect(try await isThere(desk))
      for command in [["apply"], ["destroy", "--yes"], ["destroy", "--name", "a", "--yes"]] {
        let second = try await desk.start(command).ended()
        #expect(second.status == 75)
        #expect(second.err.contains("workspace \"a\" is locked: process \(first.processID) "))
        #expect(second.err.contains(/has been at apply for \d+ s/))
        #expect(second.out.isEmpty)
      }
      // Who only looks needs no lock; another workspace has its own.
      #expect(try await desk.muntin("plan").status == 0)
      try desk.write("name: b\npanes: {x: {exec: cat}}\n", to: "b.yaml")
      #expect(try await desk.muntin("apply", "b.yaml").status == 0)
      try desk.write("", to: "go")
      #expect(try await first.ended().status == 0)
      #expect(try await desk.muntin("apply").status == 0)
    }
  }

  @Test func aLockGoesWithItsHolder() async throws {
    try await Desk.with { desk in
      try waiting(desk)
      let first = try desk.start(["apply"])
      #expect(try await isThere(desk))
      first.signal(SIGKILL)
      #expect(try await first.ended().status == 128 + SIGKILL)
      try desk.write("", to: "go")
      let second = try await desk.muntin("apply")
      #expect(second.status == 0, "\(second.both)")
      #expect(try await desk.muntin("plan", "--detailed-exitcode").status == 0)
    }
  }

  @Test func aStateFolderThatCannotBeMadeIsNamedAndNothingIsDone() async throws {
    try await Desk.with { desk in
      try waiting(desk)
      let path = try desk.write("", to: "no-folder")
      let blocked = desk.with(["XDG_STATE_HOME": path])
      let ended = try await blocked.muntin("apply")
      #expect(ended.status == 1)
      #expect(ended.err.contains("error: cannot make the folder \(path)"))
      #expect(!desk.hasServer)
      let doctor = try await blocked.muntin("doctor")
      #expect(doctor.status == 1)
      #expect(doctor.out.contains("fail  state folder"))
      #expect(try await blocked.muntin("plan").status == 0)
    }
  }

  @Test func anInterruptTellsWhatIsLeftAndTheNextApplyGoesOn() async throws {
    try await Desk.with { desk in
      try waiting(desk)
      let first = try desk.start(["apply"])
      #expect(try await isThere(desk))
      // The session is there before every change of the stage is done.
      let isWaiting = try await eventually {
        try await desk.tmux("list-panes", "-s", "-t", "=a", "-F", "#{@muntin}").out
          .contains("a/y")
      }
      #expect(isWaiting)
      first.signal(SIGINT)
      let ended = try await first.ended(within: 10_000)
      #expect(ended.status == 130)
      #expect(ended.err.contains(/\d+ changes? (was|were) made, \d+ left; the next apply goes on/))
      #expect(ended.err.contains("main/a/x"))
      try desk.write("", to: "go")
      let again = try await desk.muntin("apply")
      #expect(again.status == 0, "\(again.both)")
      #expect(!again.out.contains("+ pane"))
      #expect(try await desk.muntin("plan", "--detailed-exitcode").status == 0)
    }
  }
}
