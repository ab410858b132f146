import MuntinHost
import MuntinTmux
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct PaneTerminalTests {
  /// The terminal and the process of the only pane.
  private func pane(of server: TmuxServerFixture) throws -> (tty: String, pid: Int32) {
    let words = try server.run("display-message", "-p", "#{pane_tty} #{pane_pid}")
      .split(separator: " ")
    return try (String(#require(words.first)), #require(words.last.flatMap { Int32($0) }))
  }

  @Test func aProgramThatReadsLinesIsNotEditing() async throws {
    try await TmuxServerFixture.withServer { server in
      let pane = try pane(of: server)
      let isAsleep = try await eventually {
        PaneTerminal.read(tty: pane.tty, pid: pane.pid)?.isSleeping == true
      }
      #expect(isAsleep)
      let state = try #require(PaneTerminal.read(tty: pane.tty, pid: pane.pid))
      #expect(!state.isLineEditing)
      #expect(state.foregroundIsShell)
      #expect(state.foregroundGroup == pane.pid)
    }
  }

  @Test func aShellThatWaitsAtItsPromptIsEditing() async throws {
    guard let shell = ProgramSearch(path: "/bin:/usr/bin:/usr/local/bin").locate("bash") else {
      return
    }
    try await TmuxServerFixture.withServer(session: nil) { server in
      try server.run("new-session", "-d", "-s", "main", shell, "--norc", "--noprofile", "-i")
      let pane = try pane(of: server)
      let isReady = try await eventually {
        let state = PaneTerminal.read(tty: pane.tty, pid: pane.pid)
        return state?.isLineEditing == true && state?.foregroundIsShell == true
      }
      #expect(isReady)

      try server.run("send-keys", "-l", "sleep 600\n")
      let isBusy = try await eventually {
        let state = PaneTerminal.read(tty: pane.tty, pid: pane.pid)
        return state?.isLineEditing == false && state?.foregroundIsShell == false
      }
      #expect(isBusy)
      let group = try #require(PaneTerminal.read(tty: pane.tty, pid: pane.pid)?.foregroundGroup)
      let runs = try await eventually { ProcessTable.commandLine(of: group) == ["sleep", "600"] }
      #expect(runs)
      try server.run("send-keys", "C-c")
      #expect(try await eventually { ProcessTable.commandLine(of: group) == nil })
    }
  }

  @Test func whatIsGoneOrNoTerminalHasNoState() {
    #expect(PaneTerminal.read(tty: "/nowhere", pid: getpid()) == nil)
    #expect(PaneTerminal.read(tty: "/dev/null", pid: getpid()) == nil)
    #expect(PaneTerminal.isLineEditing(tty: "/dev/null") == nil)
  }
}
