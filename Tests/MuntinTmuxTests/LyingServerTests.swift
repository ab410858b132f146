import MuntinHost
import MuntinTmux
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Connections to a program that only claims to be tmux.
@Suite struct LyingServerTests {
  /// Runs a shell script in place of tmux.
  private func connection(
    to script: String, deadline: Int = 5000, _ body: (TmuxConnection) async throws -> Void
  ) async throws {
    let path = "/tmp/muntin-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).sh"
    let bytes = Array("#!/bin/sh\n\(script)\n".utf8)
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o700)
    try #require(file >= 0)
    #expect(write(file, bytes, bytes.count) == bytes.count)
    _ = close(file)
    defer { _ = unlink(path) }
    let environment = ["PATH": "/usr/bin:/bin"]
    let address = try TmuxServerAddress(socket: "lie", environment: environment, userID: 1)
    try await body(
      TmuxConnection(
        address: address, environment: environment, program: path, deadline: deadline))
  }

  private static let deafWelcome =
    "printf '%%begin 1 1 0\\n%%end 1 1 0\\n%%session-changed $0 a\\n';"
  /// Waits for a line after it.
  private static let welcome = deafWelcome + " read x;"

  private func fault(
    of script: String, deadline: Int = 5000
  ) async throws -> HostError? {
    var fault: HostError?
    try await connection(to: script, deadline: deadline) { connection in
      do throws(HostError) {
        _ = try await connection.open([TmuxCommand(["attach-session"])])
        _ = try await connection.send([TmuxLine(["list-panes"])])
      } catch {
        fault = error
      }
    }
    return fault
  }

  @Test(arguments: [
    ("echo 'protocol version mismatch (client 8, server 7)' >&2; exit 1", "does not fit"),
    ("echo 'error connecting to /x (Permission denied)' >&2; exit 1", "permission denied"),
    ("echo 'no server running on /x' >&2; exit 1", "No tmux server is listening"),
    ("echo 'lost server' >&2; exit 1", "ended at once"),
    ("echo '%exit server exited unexpectedly'; exit 1", "ended at once"),
    ("exit 0", "without saying why"),
  ])
  func whatTmuxSaysBeforeItGoesIsTurnedIntoASentence(
    _ script: String, _ words: String
  ) async throws {
    let fault = try await fault(of: script)
    #expect(fault?.code == .unavailable)
    #expect(fault?.sentence.contains(words) == true, "\(String(describing: fault))")
  }

  @Test func wordsOfTheServerCannotBreakOutOfTheSentence() async throws {
    let fault = try await fault(of: "printf 'a\\033[31mb\\nc\\001\\n' >&2; exit 1")
    #expect(fault == HostError(.refused, "tmux says: a [31mb c."))
  }

  @Test func anAnswerThatWasNotAskedForIsAFault() async throws {
    let script =
      Self.welcome + "printf '%%begin 1 2 1\\n%%end 1 2 1\\n%%begin 1 3 1\\n%%end 1 3 1\\n'"
    try await connection(to: script) { connection in
      _ = try await connection.open([TmuxCommand(["attach-session"])])
      let error = await #expect(throws: HostError.self) {
        _ = try await connection.send([TmuxLine(["list-panes"])])
        _ = try await connection.send([TmuxLine(["list-panes"])])
      }
      #expect(error?.code == .protocolFault)
    }
  }

  @Test func aServerThatNeverStopsTalkingIsLeftAtTheDeadline() async throws {
    let fault = try await fault(
      of: Self.welcome + "while :; do echo '%window-add @1'; done", deadline: 200)
    #expect(fault?.code == .timedOut)
  }

  @Test func aServerThatNeverFinishesItsAnswerIsLeftAtTheDeadline() async throws {
    let fault = try await fault(
      of: Self.welcome + "echo '%begin 1 2 1'; while :; do echo 'x'; done", deadline: 200)
    #expect(fault?.code == .timedOut)
  }

  @Test func aServerThatSaysNothingIsLeftAtTheDeadline() async throws {
    let fault = try await fault(of: "exec sleep 60", deadline: 100)
    #expect(fault?.code == .timedOut)
  }

  @Test func aServerThatTakesNothingIsLeftAtTheDeadline() async throws {
    try await connection(to: Self.deafWelcome + "exec sleep 60", deadline: 200) { connection in
      _ = try await connection.open([TmuxCommand(["attach-session"])])
      let error = await #expect(throws: HostError.self) {
        try await connection.post([
          TmuxLine(["set-option", "-g", "@x", String(repeating: "x", count: 4 << 20)])
        ])
      }
      #expect(error?.code == .timedOut)
    }
  }

  @Test func aClientThatGoesInTheMiddleOfAnAnswerIsAFault() async throws {
    let fault = try await fault(of: Self.welcome + "printf '%%begin 1 2 1\\nhalf'")
    #expect(fault?.code == .disconnected)
  }
}
