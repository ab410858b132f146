import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is wrong with the terminal is said in a sentence, with a status of its own.
@Suite struct HostFaultTests {
  static let file = "name: a\npanes: {x: {exec: cat}, y: {exec: cat}}\n"

  @Test(arguments: ["plan", "apply", "status", "ls", "destroy", "doctor"])
  func withoutTmuxItEndsWith69(command: String) async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      let ended = try await desk.with(["PATH": "/nowhere"]).muntin(command)
      #expect(ended.status == 69)
      #expect(ended.both.contains("tmux was not found in PATH"))
      #expect(ended.both.contains("apt install tmux"))
    }
  }

  @Test(arguments: ["plan", "apply", "doctor"])
  func aTmuxThatIsTooOldIsToldSo(command: String) async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      let old = try desk.withProgram(
        "tmux", "test \"$1\" = -V && echo tmux 2.9a && exit\necho no such thing >&2\nexit 1\n")
      let ended = try await old.muntin(command)
      #expect(ended.status == 69 || command == "plan")
      // Without a server a plan has no need of tmux.
      if command != "plan" {
        #expect(ended.both.contains("2.9a"))
        #expect(ended.both.contains("3.2"))
      }
      #expect(!desk.hasServer)
    }
  }

  @Test func aTmuxThatIsTooOldForARunningServerIsToldSo() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      _ = try await desk.tmux("-f", "/dev/null", "new-session", "-d", "cat")
      let old = try desk.withProgram(
        "tmux", "test \"$1\" = -V && echo tmux 2.9a && exit\necho no such thing >&2\nexit 1\n")
      let ended = try await old.muntin("plan")
      #expect(ended.status == 69)
      #expect(ended.err.contains("2.9a"))
    }
  }

  @Test(arguments: ["plan", "ls", "doctor", "apply"])
  func aServerThatIsStoppedIsGivenUp(command: String) async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      _ = try await desk.tmux("-f", "/dev/null", "new-session", "-d", "cat")
      let server = try await desk.tmux("display-message", "-p", "#{pid}")
      let number = try #require(pid_t(server.out.dropLast()))
      kill(number, SIGSTOP)
      defer { kill(number, SIGCONT) }
      let ended = try await desk.with(["MUNTIN_DEADLINE": "300"]).muntin(command)
      #expect(ended.status == 69)
      #expect(ended.both.contains("did not answer within 300 ms"))
    }
  }

  @Test func aSocketThatIsNoneIsNamed() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      let path = try desk.write("", to: "socket")
      let ended = try await desk.muntin("plan", "--socket", path)
      #expect(ended.status == 1)
      #expect(ended.err.contains("\(path) is not a socket"))
      let long = "/tmp/" + String(repeating: "x", count: 200)
      #expect(try await desk.muntin("plan", "--socket", long).status == 69)
    }
  }

  @Test func aServerThatDiesHalfWayIsToldAndTheNextApplyGoesOn() async throws {
    try await Desk.with { desk in
      try desk.write(
        "name: a\npanes: {x: {run: 'true', wait_for: {file: \(desk.work)/go}}, y: a}\n"
      )
      let apply = try desk.start(["apply"])
      let isThere = try await eventually {
        try await desk.tmux("has-session", "-t", "=a").status == 0
      }
      #expect(isThere)
      _ = try await desk.tmux("kill-server")
      let ended = try await apply.ended(within: 20_000)
      #expect([1, 69].contains(ended.status), "\(ended.both)")
      #expect(ended.err.contains("the next apply goes on"), "\(ended.both)")
      try desk.write("", to: "go")
      let again = try await desk.muntin("apply")
      #expect(again.status == 0, "\(again.both)")
      #expect(try await desk.muntin("plan", "--detailed-exitcode").status == 0)
    }
  }

  @Test func aSessionOfTheSameNameThatIsNotOursIsLeftAlone() async throws {
    try await Desk.with { desk in
      try desk.write(Self.file)
      _ = try await desk.tmux("-f", "/dev/null", "new-session", "-d", "-s", "a", "cat")
      let ended = try await desk.muntin("apply")
      #expect(ended.status == 1)
      #expect(ended.err.contains("not of this workspace"))
      #expect(try await desk.tmux("list-sessions", "-F", "#{session_name}").out == "a\n")
      #expect(try await desk.tmux("list-panes", "-a", "-F", "x").out == "x\n")
    }
  }

  /// tmux takes neither `.` nor `:` in the name of a session.
  @Test func aSessionOfAnotherWorkspaceIsNamedAndNothingIsDone() async throws {
    try await Desk.with { desk in
      try desk.write("name: 'a:b'\npanes: {x: {exec: cat}}\n", to: "one.yaml")
      #expect(try await desk.muntin("apply", "./one.yaml").status == 0)
      try desk.write(
        "name: a.b\nwindows: [{panes: [{exec: cat}]}, {panes: [{exec: cat}]}]\n", to: "two.yaml")
      let before = try await desk.tmux("list-panes", "-a").out
      let ended = try await desk.muntin("apply", "./two.yaml")
      #expect(ended.status == 1)
      #expect(ended.err.contains("a session called \"a_b\": that of the workspace \"a:b\""))
      #expect(ended.err.contains("0 changes were made"))
      #expect(try await desk.tmux("list-panes", "-a").out == before)
    }
  }

  @Test func whatCouldNotBeConfirmedIsSaidOnStandardError() async throws {
    try await Desk.with { desk in
      try desk.write(
        "name: a\npanes: {x: {exec: cat, wait_for: {file: /nowhere, timeout: 100ms}}}\n")
      let ended = try await desk.muntin("apply")
      #expect(ended.status == 1)
      #expect(ended.err.contains("pane main/a/x: waited 100 ms for the file /nowhere\n"))
      #expect(ended.err.contains("1 command could not be confirmed"))
    }
  }
}
