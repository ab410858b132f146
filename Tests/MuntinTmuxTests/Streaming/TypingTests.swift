import MuntinHost
import MuntinPlan
import MuntinScreen
import MuntinTmux
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct TypingTests {
  private func bytes(_ path: String) -> [UInt8] { TestFile.bytes(path) ?? [] }

  @Test func everyByteIsTypedAsItIs() async throws {
    try await StreamBench.run { bench in
      let (first, firstPath) = try await bench.recorder()
      let (second, secondPath) = try await bench.recorder()
      defer { for path in [firstPath, secondPath] { _ = unlink(path) } }
      var expected = (0...255).map { UInt8($0) }
      try await bench.host.type(expected, into: [first, second])
      let text = Array("-l Enter; ' \" $HOME \\101 ~ {\n\t é 日本 👩‍👩‍👧 C-c\u{1B}[A\r\n".utf8)
      try await bench.host.type(text, into: [first, second])
      let long = Array(String(repeating: "é, 日本 und so weiter\n", count: 4000).utf8)
      try await bench.host.type(long, into: [first])
      try await bench.host.type([], into: [first])
      expected += text
      #expect(
        try await eventually(within: 60_000) {
          bytes(firstPath).count >= expected.count + long.count
        })
      #expect(bytes(firstPath) == expected + long)
      #expect(bytes(secondPath) == expected)
      #expect(try bench.server.run("list-buffers") == "")
    }
  }

  @Test func aSynchronisedTabIsTypedIntoOnlyWhereAsked() async throws {
    try await StreamBench.run { bench in
      let (first, firstPath) = try await bench.recorder()
      let (second, secondPath) = try await bench.recorder()
      defer { for path in [firstPath, secondPath] { _ = unlink(path) } }
      try bench.server.run("set-option", "-w", "-t", "main:", "synchronize-panes", "on")
      try await bench.host.type(Array("one\r".utf8), into: [first])
      try await bench.host.type(Array("two".utf8), into: [second])
      #expect(
        try await eventually(within: 60_000) {
          bytes(secondPath).count >= 3 && bytes(firstPath).count >= 4
        })
      #expect(text(bytes(firstPath)) == "one\r")
      #expect(text(bytes(secondPath)) == "two")
    }
  }

  @Test func aPaneThatIsNotThereIsRefused() async throws {
    try await StreamBench.run { bench in
      let (pane, path) = try await bench.recorder()
      defer { _ = unlink(path) }
      for broken in [HostID("%999"), HostID("main"), HostID("; kill-server"), HostID("")] {
        await #expect(throws: HostError.self, "\(broken)") {
          try await bench.host.inject([0x61], into: [broken])
        }
      }
      await #expect(throws: HostError.self) {
        try await bench.host.type(Array("x".utf8), into: [HostID("%999"), pane])
      }
      // The others get theirs.
      #expect(try await eventually(within: 60_000) { bytes(path) == [0x78] })
      await #expect(throws: HostError.self) {
        try await bench.host.text(of: HostID("%999"), lines: nil)
      }
      await #expect(throws: HostError.self) {
        try await bench.host.text(of: HostID("%999"), lines: 0..<10)
      }
      #expect(try await bench.host.facts(of: [HostID("%999")]) == [:])
    }
  }

  @Test func injectedBytesAreOutput() async throws {
    try await StreamBench.run { bench in
      let pane = try bench.firstPane
      try await bench.host.inject(
        Array("\u{1B}]2;injected\u{7}\u{1B}[31mred\u{1B}[0m\r\nnext".utf8), into: [pane])
      #expect(try await eventually(within: 60_000) { try bench.screen(pane).contains("red\nnext") })
      #expect(
        try bench.server.run("display-message", "-p", "-t", pane.text, "#{pane_title}")
          == "injected")
      let long = Array(String(repeating: "0123456789abcdef\r\n", count: 20_000).utf8)
      try await bench.host.inject(long + Array("the end".utf8), into: [pane])
      #expect(try await eventually(within: 60_000) { try bench.screen(pane).contains("the end") })
    }
  }

  @Test func aDeadPaneIsRefusedWhatWouldGoToAnothersDevice() async throws {
    try await StreamBench.run { bench in
      try bench.server.run("set-option", "-g", "remain-on-exit", "on")
      let pane = try bench.pane("exit 3")
      #expect(
        try await eventually(within: 60_000) {
          try bench.server.run("display-message", "-p", "-t", pane.text, "#{pane_dead}") == "1"
        })
      let facts = try await bench.host.facts(of: [pane])[pane]
      #expect(facts?.tty == "")
      #expect(facts?.jobID == 0)
      await #expect(throws: HostError.self) { try await bench.host.inject([0x61], into: [pane]) }
      await #expect(throws: HostError.self) { try await bench.host.type([0x61], into: [pane]) }
    }
  }

  @Test func theSessionInUseMayEnd() async throws {
    try await StreamBench.run { bench in
      let pane = try bench.firstPane
      _ = try await bench.host.text(of: pane, lines: nil)
      try bench.server.run("new-session", "-d", "-s", "other", "cat")
      try bench.server.run("run-shell", "true")
      try bench.server.run("kill-session", "-t", "=main")
      let other = HostID(
        try bench.server.run("display-message", "-p", "-t", "other:", "#{pane_id}"))
      #expect(
        try await eventually(within: 60_000) {
          (try? await bench.host.text(of: other, lines: nil)) != nil
        })
      try await bench.host.type(Array("hello".utf8), into: [other])
      #expect(try await eventually(within: 60_000) { try bench.screen(other).contains("hello") })
    }
  }

  @Test func manyMayAskAtOnce() async throws {
    try await StreamBench.run { bench in
      let pane = try bench.firstPane
      let host = bench.host
      let found = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<20 {
          group.addTask { try await host.text(of: pane, lines: nil).extent.rows }
          group.addTask { try await host.facts(of: [pane])[pane]?.extent.rows ?? 0 }
        }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(found == [24])
    }
  }
}
