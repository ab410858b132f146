import MuntinHost
import MuntinITermWire
import MuntinPlan
import Testing

@testable import MuntinITermServer

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The socket: who may connect, and what bad clients do to good ones. One at a time: each blocks a
/// thread while it reads, and the server needs one too.
@Suite(.serialized, .timeLimit(.minutes(1))) struct ListenerTests {
  /// Runs a server for as long as the body takes.
  private func serve(_ body: @escaping @Sendable (String) async throws -> Void) async throws {
    var template = Array("/tmp/muntin-server-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { rmdir(folder) }
    let path = folder + "/s"
    let server = ITermServer(
      host: MemoryHost(cells: CellSize(columns: 80, rows: 24)),
      settings: .init(path: path, policy: ServerPolicy(home: "/")))
    let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run { isReady.finish() } }
      for await _ in ready {}
      try await body(path)
      group.cancelAll()
      try await group.waitForAll()
    }
    #expect(access(path, F_OK) != 0)
    unlink(path + ".lock")
  }

  private func isAlive(_ path: String) throws {
    var client = try RawClient(path)
    client.write(RawClient.handshake() + RawClient.request(42))
    #expect(client.status() == "HTTP/1.1 101 Switching Protocols")
    #expect(client.answer()?.id == 42)
  }

  @Test func aSocketIsForItsOwnerOnly() async throws {
    try await serve { path in
      var status = stat()
      #expect(stat(path, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600)
      try isAlive(path)
    }
  }

  @Test func aLiveServerIsNotReplaced() async throws {
    try await serve { path in
      let second = ITermServer(
        host: MemoryHost(), settings: .init(path: path, policy: ServerPolicy(home: "/")))
      await #expect(throws: HostError.self) { try await second.run() }
      try isAlive(path)
    }
  }

  @Test func handshakesThatBreakTheRulesAreRefused() async throws {
    try await serve { path in
      let cases: [([UInt8], String)] = [
        (RawClient.handshake(origin: "https://example.com/"), "400"),
        (RawClient.handshake(library: nil), "400"),
        (RawClient.handshake(library: "python 0.1"), "406"),
        (Array("nonsense\r\n\r\n".utf8), "400"),
      ]
      for (bytes, status) in cases {
        var client = try RawClient(path)
        client.write(bytes)
        #expect(client.status()?.contains(" \(status) ") == true)
      }
      try isAlive(path)
    }
  }

  @Test func badClientsDisturbNobody() async throws {
    try await serve { path in
      var good = try RawClient(path)
      good.write(RawClient.handshake())
      #expect(good.status()?.contains("101") == true)
      let half = try RawClient(path)
      half.write(Array(RawClient.handshake().prefix(40)))
      half.halfClose()
      let garbage = try RawClient(path)
      garbage.write(RawClient.handshake() + [UInt8](repeating: 0xFF, count: 5000))
      good.write(RawClient.frame(Array("text".utf8), opcode: 1))
      good.write(RawClient.frame([0xFF, 0xFF, 0xFF]))
      good.write(RawClient.request(1) + RawClient.request(1))
      #expect(good.answer()?.id == 1)
      #expect(good.answer()?.id == 1)
    }
  }

  @Test func tenThousandRequestsAreAnsweredInTheirOrder() async throws {
    try await serve { path in
      var client = try RawClient(path)
      client.write(RawClient.handshake())
      #expect(client.status()?.contains("101") == true)
      // In parts, so that neither side's buffer is full of what the other does not read.
      for part in 0..<100 {
        let ids = Int64(part * 100)..<Int64(part * 100 + 100)
        client.write(ids.flatMap(RawClient.request))
        for id in ids where client.answer()?.id != id {
          Issue.record("\(id) is not answered in its turn")
          return
        }
      }
    }
  }

  @Test func whoDoesNotReadIsCutOff() async throws {
    try await serve { path in
      let slow = try RawClient(path)
      slow.write(RawClient.handshake())
      var message = ITermClientOriginatedMessage()
      message.listProfilesRequest = .init()
      let frame = RawClient.frame(try Envelope.bytes(of: message))
      var isOpen = true
      for _ in 0..<20_000 where isOpen { isOpen = slow.write(frame) }
      #expect(!isOpen)
      try isAlive(path)
    }
  }
}
