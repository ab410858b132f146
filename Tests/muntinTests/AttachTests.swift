import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct AttachTests {
  private func clients(_ desk: Desk, _ session: String) async throws -> Bool {
    try await eventually {
      try await desk.tmux("list-clients", "-F", "#{client_session}").out == session + "\n"
    }
  }

  @Test func attachGoesOnAsTmux() async throws {
    try await Desk.with { desk in
      try desk.write("name: a b\npanes: {x: {exec: cat}}\n")
      var pty = try Pty(desk, "apply", "--attach")
      let isThere = try await clients(desk, "a b")
      pty.take()
      #expect(isThere, "\(pty.seen)")
      _ = try await desk.tmux("detach-client", "-s", "=a b")
      #expect(try await pty.eventuallyEnds() == 0)
      #expect(pty.seen.contains("[detached"))
    }
  }

  @Test func attachNeedsATerminalAndSaysSoBeforeAnythingIsDone() async throws {
    try await Desk.with { desk in
      try desk.write("name: a\npanes: {x: {exec: cat}}\n")
      let ended = try await desk.muntin("apply", "--attach")
      #expect(ended.status == 64)
      #expect(ended.err.contains("--attach needs a terminal"))
      #expect(!desk.hasServer)
    }
  }

  @Test func insideTmuxItSwitchesTheClient() async throws {
    try await Desk.with { desk in
      try desk.write("name: a\npanes: {x: {exec: cat}}\n")
      try desk.write("name: outer\npanes: {shell: {}}\n", to: "outer.yaml")
      var pty = try Pty(desk, "apply", "--attach", "outer.yaml")
      #expect(try await clients(desk, "outer"))
      pty.take()
      let tool = try #require(Desk.tool)
      _ = try await desk.tmux(
        "send-keys", "-t", "=outer:", "MUNTIN_SOCKET= \(tool) apply --attach", "Enter")
      let isThere = try await clients(desk, "a")
      #expect(isThere)
      pty.take()
      _ = try await desk.tmux("detach-client", "-s", "=a")
      #expect(try await pty.eventuallyEnds() == 0)
    }
  }

  @Test func theWayToAttachFitsWhereOneIs() async throws {
    try await Desk.with { desk in
      try desk.write("name: it's\npanes: {x: {exec: cat}}\n")
      let outside = try await desk.muntin("apply")
      #expect(outside.out.contains("Attach with: tmux -L \(desk.socket) attach-session -t '=it"))
      let inside = try await desk.with(["TMUX": desk.socketPath + ",1,0"]).muntin("apply")
      #expect(inside.out.contains("Attach with: tmux -L \(desk.socket) switch-client -t "))
      let byItself =
        try await desk
        .with(["TMUX": desk.socketPath + ",1,0", "MUNTIN_SOCKET": nil]).muntin("apply")
      #expect(byItself.out.contains("Attach with: tmux switch-client -t "))
      let elsewhere = try await desk.with(["TMUX": "/tmp/other,1,0"]).muntin("apply")
      #expect(elsewhere.out.contains("Attach with: TMUX= tmux -L \(desk.socket) attach-session"))
      let path = try await desk.muntin("apply", "--socket", desk.socketPath)
      #expect(path.out.contains("Attach with: tmux -S \(desk.socketPath) attach-session"))
      // The words are good for a shell.
      let words = try #require(
        outside.out.firstMatch(of: /Attach with: tmux (.*)attach-session -t (.*)\n/))
      let shell = try await Program(
        ["/bin/sh", "-c", "tmux \(words.1) has-session -t \(words.2)"],
        environment: desk.environment, folder: desk.work, scratch: desk.root + "/scratch"
      ).ended()
      #expect(shell.status == 0, "\(shell.both)")
    }
  }
}
