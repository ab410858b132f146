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

/// What has come so far of a stream.
actor Heard {
  private(set) var output: [HostID: [UInt8]] = [:]
  private(set) var ended: [HostID] = []
  private(set) var changes = 0
  private(set) var isOver = false
  private(set) var largest = 0

  func take(_ event: TerminalEvent) {
    switch event {
    case .changed: changes += 1
    case .ended(let pane): ended.append(pane)
    case .output(let pane, let bytes):
      output[pane, default: []] += bytes
      largest = max(largest, bytes.count)
    }
  }

  func finish() { isOver = true }

  func text(_ pane: HostID) -> String { String(decoding: output[pane] ?? [], as: UTF8.self) }
}

@Suite struct EventTests {
  /// Listens while the body runs.
  private func listening<Value: Sendable>(
    _ bench: StreamBench, _ body: (Heard) async throws -> Value
  ) async throws -> Value {
    let heard = Heard()
    let stream = try await bench.host.events()
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for await event in stream { await heard.take(event) }
        await heard.finish()
      }
      let value: Value
      do { value = try await body(heard) } catch {
        await bench.host.close()
        throw error
      }
      await bench.host.close()
      try await group.waitForAll()
      #expect(await heard.isOver)
      return value
    }
  }

  @Test func everyByteOfEverySessionIsHeard() async throws {
    try await StreamBench.run { bench in
      try bench.server.run("new-session", "-d", "-s", "other", "cat")
      let first = try bench.firstPane
      let second = HostID(
        try bench.server.run("display-message", "-p", "-t", "other:", "#{pane_id}"))
      try await listening(bench) { heard in
        let odd = "a\\b\u{1B}]1337;Custom=id=x:\\101 é日\u{7}\u{1}\u{7F}"
        try await bench.host.inject(Array(odd.utf8) + [0xFF, 0x80], into: [first, second])
        #expect(
          try await eventually(within: 60_000) {
            let output = await heard.output
            return output[first]?.last == 0x80 && output[second]?.last == 0x80
          })
        #expect(await heard.output[first] == Array(odd.utf8) + [0xFF, 0x80])
        #expect(await heard.output[second] == Array(odd.utf8) + [0xFF, 0x80])
      }
    }
  }

  @Test func aLinkedWindowIsHeardOnce() async throws {
    try await StreamBench.run { bench in
      try bench.server.run("new-session", "-d", "-s", "other", "cat")
      try bench.server.run("link-window", "-s", "main:0", "-t", "other:5")
      let pane = try bench.firstPane
      try await listening(bench) { heard in
        try await bench.host.inject(Array("once.".utf8), into: [pane])
        #expect(try await eventually(within: 60_000) { await heard.text(pane).hasSuffix(".") })
        // Both clients have spoken by the time that a later word is there.
        try await bench.host.inject(Array("twice.".utf8), into: [pane])
        #expect(try await eventually(within: 60_000) { await heard.text(pane).hasSuffix("twice.") })
        #expect(await heard.text(pane) == "once.twice.")
        // Its other session goes on telling when the first one ends.
        try bench.server.run("kill-session", "-t", "=main")
        #expect(
          try await eventually(within: 60_000) {
            try await bench.host.inject(Array("x".utf8), into: [pane])
            return await heard.text(pane).hasSuffix("x")
          })
        #expect(await heard.ended == [])
      }
    }
  }

  @Test func sessionsThatComeAreHeardToo() async throws {
    try await StreamBench.run { bench in
      try await listening(bench) { heard in
        try bench.server.run("new-session", "-d", "-s", "late", "cat")
        let pane = HostID(
          try bench.server.run("display-message", "-p", "-t", "late:", "#{pane_id}"))
        #expect(
          try await eventually(within: 60_000) {
            try await bench.host.inject(Array("here".utf8), into: [pane])
            return await heard.text(pane).contains("here")
          })
        #expect(await heard.changes > 0)
        try bench.server.run("kill-session", "-t", "=late")
        #expect(try await eventually(within: 60_000) { await heard.ended == [pane] })
      }
    }
  }

  @Test func layoutsTitlesAndFocusAreChanges() async throws {
    try await StreamBench.run { bench in
      let pane = try bench.firstPane
      try await listening(bench) { heard in
        // The first values of what is watched come within a second.
        #expect(try await eventually(within: 60_000) { await heard.changes > 0 })
        for words in [
          ["split-window", "-d", "-t", "main:", "cat"],
          ["rename-window", "-t", "main:", "renamed"],
          ["resize-pane", "-t", pane.text, "-y", "5"], ["new-window", "-d", "-t", "main:", "cat"],
          ["select-pane", "-t", pane.text, "-T", "titled"], ["select-window", "-t", "main:1"],
        ] {
          let before = await heard.changes
          _ = try bench.server.output(words)
          #expect(try await eventually(within: 60_000) { await heard.changes > before }, "\(words)")
        }
      }
    }
  }

  @Test func theEndOfAProgramIsHeardWhetherOrNotThePaneStays() async throws {
    try await StreamBench.run { bench in
      let goes = try bench.pane("read line")
      let stays = try bench.pane("read line; exit 3")
      try bench.server.run("set-option", "-p", "-t", stays.text, "remain-on-exit", "on")
      let closed = try bench.pane("exec cat")
      try await listening(bench) { heard in
        try await bench.host.type([0x0D], into: [goes, stays])
        #expect(try await eventually(within: 60_000) { await Set(heard.ended) == [goes, stays] })
        try bench.server.run("kill-pane", "-t", closed.text)
        #expect(
          try await eventually(within: 60_000) { await Set(heard.ended) == [goes, stays, closed] })
        try bench.server.run("respawn-pane", "-t", stays.text, "read line")
        #expect(
          try await eventually(within: 60_000) {
            try await bench.host.facts(of: [stays])[stays]?.processID != 0
          })
        try await bench.host.type([0x0D], into: [stays])
        #expect(
          try await eventually(within: 60_000) { await heard.ended.count { $0 == stays } == 2 })
        #expect(await heard.ended.count == 4)
      }
    }
  }

  @Test func aServerThatComesAndGoesIsWaitedFor() async throws {
    try await StreamBench.run(session: nil) { bench in
      try await listening(bench) { heard in
        for round in 1...2 {
          try bench.server.run("new-session", "-d", "-s", "main", "cat")
          let pane = try bench.firstPane
          #expect(
            try await eventually(within: 60_000) {
              try await bench.host.inject(Array("round \(round)".utf8), into: [pane])
              return await heard.text(pane).contains("round \(round)")
            })
          try bench.server.run("kill-server")
          #expect(try await eventually(within: 60_000) { await heard.ended.count == round })
        }
      }
    }
  }

  @Test func aFastWriterIsHeardInFull() async throws {
    try await StreamBench.run { bench in
      let pane = try bench.pane("read line; seq 1 40000; echo done; exec cat")
      try await listening(bench) { heard in
        try await bench.host.type([0x0D], into: [pane])
        let expected =
          (1...40_000).map { "\($0)\r\n" }.joined() + "done\r\n"
        #expect(
          try await eventually(within: 60_000) {
            await heard.output[pane]?.count ?? 0 >= expected.utf8.count
          })
        // The echo of the typed line comes first.
        #expect(await heard.text(pane).hasSuffix(expected))
        let text = try await bench.host.text(of: pane, lines: nil)
        #expect(text.lines.contains { $0.text == "done" })
        #expect(abs(text.extent.cursor.line - 40_002) <= 2)
      }
    }
  }

  @Test func aSecondListenerEndsTheFirst() async throws {
    try await StreamBench.run { bench in
      let first = try await bench.host.events()
      let host = bench.host
      try await withThrowingTaskGroup(of: Int.self) { group in
        group.addTask { await first.reduce(0) { count, _ in count + 1 } }
        let second = try await host.events()
        _ = try await group.next()
        await host.close()
        #expect(await second.first { _ in true } == nil)
      }
    }
  }

  @Test func aReaderThatIsCancelledLetsItsClientsGo() async throws {
    try await StreamBench.run { bench in
      let stream = try await bench.host.events()
      let heard = Heard()
      func clients() throws -> Int {
        try bench.server.run("list-clients", "-F", "x").split(separator: "\n").count
      }
      #expect(try clients() == 2)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { for await event in stream { await heard.take(event) } }
        let pane = try bench.firstPane
        try await bench.host.type([0x61], into: [pane])
        #expect(try await eventually(within: 60_000) { await heard.text(pane) == "a" })
        group.cancelAll()
      }
      #expect(try await eventually(within: 60_000) { try clients() == 1 })
    }
  }

  @Test func listeningLeavesTheSessionsAsTheyAre() async throws {
    try await StreamBench.run { bench in
      let format = "#{session_name} #{window_width}x#{window_height} #{window_layout}"
      let before = try bench.server.run("list-windows", "-a", "-F", format)
      try await listening(bench) { _ in
        #expect(try bench.server.run("list-windows", "-a", "-F", format) == before)
        let live = try await bench.host.observe(attributes: [])
        #expect(live.windows.map(\.isAttached) == [false])
      }
      #expect(try bench.server.run("list-windows", "-a", "-F", format) == before)
    }
  }
}
