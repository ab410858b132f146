import MuntinHost
import MuntinTmux
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct TmuxFaultTests {
  private static let wait = TmuxLine(["wait-for", "never"])

  @Test func aMissingServerIsNamedByItsSocket() async throws {
    try await TmuxServerFixture.withServer(session: nil) { server in
      let connection = server.connection()
      let error = await #expect(throws: HostError.self) {
        try await connection.open([TmuxCommand(["list-sessions"])])
      }
      #expect(error?.code == .unavailable)
      #expect(error?.sentence == "No tmux server is listening on \(server.address.socketPath).")
    }
  }

  @Test func aMissingTmuxIsToldWithTheWayToInstallIt() async throws {
    let environment = ["PATH": "/nonexistent:relative:"]
    let address = try TmuxServerAddress(socket: "x", environment: environment, userID: 1)
    let connection = TmuxConnection(address: address, environment: environment)
    let error = await #expect(throws: HostError.self) {
      try await connection.open([TmuxCommand(["list-sessions"])])
    }
    #expect(error?.code == .unavailable)
    #expect(error?.hint?.contains("apt install tmux") == true)
    #expect(await connection.processes == 0)
  }

  @Test func whatTmuxDoesNotUnderstandIsSaidInItsWords() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = server.connection()
      let error = await #expect(throws: HostError.self) {
        try await connection.open([TmuxCommand(["no-such-command"])])
      }
      #expect(error == HostError(.refused, "tmux says: unknown command: no-such-command."))
    }
  }

  @Test func aMissingSessionIsAFailureAndNothingIsOpen() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = server.connection()
      let opening = try await connection.open([TmuxServerFixture.attach(to: "mai")])
      #expect(opening.failure == .init(index: 0, message: "can't find session: mai"))
      #expect(await !connection.isOpen)
      let error = await #expect(throws: HostError.self) {
        try await connection.send([TmuxLine(["list-panes"])])
      }
      #expect(error?.code == .disconnected)
    }
  }

  @Test func aServerThatIsKilledInTheMiddleIsToldAsSuch() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = try await server.attached()
      let pid = try server.processID()
      let error = await #expect(throws: HostError.self) {
        try await connection.send([
          TmuxLine(["display-message", "-p", "a"]), TmuxLine(["run-shell", "kill -9 \(pid)"]),
          TmuxLine(["display-message", "-p", "b"]),
        ])
      }
      #expect(error?.code == .disconnected)
      #expect(error?.sentence.contains("server ended unexpectedly") == true)
      #expect(await !connection.isOpen)
      #expect(try !server.address.isListening())
    }
  }

  @Test func aSessionThatIsClosedInTheMiddleIsToldAsSuch() async throws {
    try await TmuxServerFixture.withServer { server in
      try server.run("new-session", "-d", "-s", "other", "cat")
      let connection = try await server.attached()
      async let sending = connection.send([Self.wait])
      try server.run("kill-session", "-t", "=main")
      do {
        _ = try await sending
        Issue.record("an answer came")
      } catch let error as HostError {
        #expect(error.code == .disconnected)
        #expect(error.sentence.contains("session in use was closed"))
      }
    }
  }

  @Test func aClientThatIsKilledDoesNotBlameTheServer() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = try await server.attached()
      let pid = try #require(Int32(server.run("list-clients", "-F", "#{client_pid}")))
      async let sending = connection.send([Self.wait])
      #expect(kill(pid, SIGKILL) == 0)
      do {
        _ = try await sending
        Issue.record("an answer came")
      } catch let error as HostError {
        #expect(error.code == .disconnected)
        #expect(error.sentence.contains("server is alive"))
      }
    }
  }

  @Test func aStoppedServerEndsTheWaitAtTheDeadline() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = try await server.attached(deadline: 100)
      let pid = try server.processID()
      #expect(kill(pid, SIGSTOP) == 0)
      defer { _ = kill(pid, SIGCONT) }
      let error = await #expect(throws: HostError.self) {
        try await connection.send([TmuxLine(["list-panes"])])
      }
      #expect(error?.code == .timedOut)
      #expect(await !connection.isOpen)
      let second = server.connection(deadline: 100)
      let other = await #expect(throws: HostError.self) {
        try await second.open([TmuxCommand(["list-sessions"])])
      }
      #expect(other?.code == .timedOut)
    }
  }

  @Test func closingAConnectionToAStoppedServerDoesNotHang() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = try await server.attached(deadline: 100)
      let pid = try server.processID()
      #expect(kill(pid, SIGSTOP) == 0)
      defer { _ = kill(pid, SIGCONT) }
      await connection.close()
      #expect(await !connection.isOpen)
    }
  }

  @Test func anInterruptEndsTheWait() async throws {
    try await TmuxServerFixture.withServer { server in
      var ends: [Int32] = [-1, -1]
      #expect(pipe(&ends) == 0)
      let (reader, writer) = (ends[0], ends[1])
      defer { for end in [reader, writer] { _ = close(end) } }
      let connection = try await server.attached(interrupt: reader)
      async let sending = connection.send([Self.wait])
      #expect(write(writer, "x", 1) == 1)
      do {
        _ = try await sending
        Issue.record("an answer came")
      } catch let error as HostError {
        #expect(error.code == .interrupted)
      }
    }
  }

  @Test func anInterruptThatCanNeverComeIsLeftAlone() async throws {
    try await TmuxServerFixture.withServer { server in
      var ends: [Int32] = [-1, -1]
      #expect(pipe(&ends) == 0)
      _ = close(ends[1])
      let reader = ends[0]
      defer { _ = close(reader) }
      let connection = try await server.attached(interrupt: reader)
      #expect(try await connection.send([TmuxLine(["list-panes"])]).count == 1)
    }
  }

  @Test func aTextThatTmuxCannotHoldIsRefusedBeforeAnythingIsWritten() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = try await server.attached()
      let error = await #expect(throws: HostError.self) {
        try await connection.send([
          TmuxLine(["set-option", "-g", "@x", "1"]), TmuxLine(["set-option", "-g", "@x", "a\0b"]),
        ])
      }
      #expect(error?.code == .refused)
      #expect(await connection.isOpen)
      let results = try await connection.send([TmuxLine(["show-options", "-gqv", "@x"])])
      #expect(results == [LineResult(replies: [[]])])
    }
  }

  @Test func tooLongAListOfFirstCommandsIsRefused() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = server.connection()
      let error = await #expect(throws: HostError.self) {
        try await connection.open([
          TmuxCommand(["set-option", "-g", "@x", String(repeating: "x", count: 16_364)])
        ])
      }
      #expect(error?.code == .refused)
    }
  }
}
