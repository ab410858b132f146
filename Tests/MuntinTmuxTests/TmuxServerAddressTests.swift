import MuntinHost
import MuntinTmux
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct TmuxServerAddressTests {
  private func address(
    _ socket: String?, _ environment: [String: String] = [:]
  ) throws -> TmuxServerAddress {
    try TmuxServerAddress(socket: socket, environment: environment, userID: 501)
  }

  /// `/tmp` without links: it is one on macOS.
  private var temporary: String {
    guard let pointer = realpath("/tmp", nil) else { return "/tmp" }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  @Test func withoutAWordItIsTheDefaultServer() throws {
    let address = try address(nil)
    #expect(address.arguments == ["-L", "default"])
    #expect(address.socketPath == "\(temporary)/tmux-501/default")
  }

  @Test func insideTmuxItIsTheServerAround() throws {
    let address = try address(nil, ["TMUX": "/nowhere/tmux-501/work,1234,0"])
    #expect(address.arguments == ["-S", "/nowhere/tmux-501/work"])
    #expect(address.socketPath == "/nowhere/tmux-501/work")
    #expect(try self.address(nil, ["TMUX": ""]).arguments == ["-L", "default"])
  }

  @Test func aNameGoesBeforeTheServerAround() throws {
    let address = try address("work", ["TMUX": "/nowhere/default,1,0", "TMUX_TMPDIR": "/"])
    #expect(address.arguments == ["-L", "work"])
    #expect(address.socketPath == "//tmux-501/work" || address.socketPath == "/tmux-501/work")
  }

  @Test func aFolderThatIsNotThereIsPassedOverAsTmuxDoes() throws {
    let address = try address("work", ["TMUX_TMPDIR": "/nowhere"])
    #expect(address.socketPath == "\(temporary)/tmux-501/work")
  }

  @Test func aTextWithASlashIsAPath() throws {
    let address = try address("/tmp/../tmp/my.socket")
    #expect(address.arguments == ["-S", "/tmp/../tmp/my.socket"])
    #expect(address.socketPath == "\(temporary)/my.socket")
  }

  @Test(arguments: ["", "a\0b"]) func aNameThatIsNoneIsRefused(_ name: String) {
    let error = #expect(throws: HostError.self) { try address(name) }
    #expect(error?.code == .refused)
  }

  @Test func aPathThatNoSocketCanHaveIsAnError() throws {
    let error = #expect(throws: HostError.self) {
      try address("/tmp/" + String(repeating: "x", count: 110))
    }
    #expect(error?.code == .unavailable)
    #expect(error?.hint?.contains("TMUX_TMPDIR") == true)
  }

  @Test func theSocketIsWhereTmuxPutsIt() async throws {
    try await TmuxServerFixture.withServer { server in
      let told = try server.run("display-message", "-p", "#{socket_path}")
      #expect(told == server.address.socketPath)
    }
  }

  @Test func aServerIsListeningUntilItEnds() async throws {
    try await TmuxServerFixture.withServer { server in
      for _ in 0..<200 { #expect(try server.address.isListening()) }
      let pid = try server.processID()
      #expect(kill(pid, SIGKILL) == 0)
      #expect(try await eventually { try !server.address.isListening() })
      var status = stat()
      #expect(stat(server.address.socketPath, &status) == 0)  // the socket stays and is stale
    }
  }

  #if !canImport(Darwin)  // where a full queue refuses, as if nobody were there
    @Test func aServerThatIsStoppedStillCountsAsListening() async throws {
      try await TmuxServerFixture.withServer { server in
        let pid = try server.processID()
        #expect(kill(pid, SIGSTOP) == 0)
        defer { _ = kill(pid, SIGCONT) }
        for _ in 0..<300 { #expect(try server.address.isListening()) }
      }
    }
  #endif

  @Test func aFileThatIsNoSocketIsAConflict() throws {
    let error = #expect(throws: HostError.self) { try address("/etc/passwd").isListening() }
    #expect(error?.code == .conflict)
    #expect(try !address("/etc/nothing").isListening())
  }

  /// tmux makes no folder for it.
  @Test(arguments: ["/nowhere/at/all", "/etc/passwd/x"])
  func aSocketWithoutAFolderIsTold(path: String) throws {
    let error = #expect(throws: HostError.self) { try address(path).isListening() }
    #expect(error?.code == .unavailable)
    #expect(error?.sentence.contains("no folder") == true)
  }
}
