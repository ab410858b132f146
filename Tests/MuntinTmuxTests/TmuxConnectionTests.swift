import MuntinHost
import MuntinTmux
import Testing

@Suite struct TmuxConnectionTests {
  @Test func anAttachedConnectionAnswersEachLineInOrder() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = server.connection()
      let opening = try await connection.open([
        TmuxCommand(["list-sessions", "-F", "#{session_name}"]),
        TmuxCommand(["list-panes", "-a", "-F", "#{pane_id}"]),
        TmuxServerFixture.attach(to: "main"),
      ])
      #expect(opening.failure == nil)
      #expect(opening.replies.map(text) == ["main", "%0", ""])
      #expect(await connection.isOpen)
      let results = try await connection.send([
        TmuxLine(["display-message", "-p", "one"]),
        TmuxLine([
          TmuxCommand(["display-message", "-p", "two"]),
          TmuxCommand(["display-message", "-p", "three"]),
        ]),
      ])
      #expect(results.map { $0.replies.map(text) } == [["one"], ["two", "three"]])
      #expect(await connection.waits == 2)
      #expect(await connection.processes == 1)
      #expect(await connection.commands == 6)
      await connection.close()
      #expect(await !connection.isOpen)
      #expect(try server.run("list-clients") == "")
    }
  }

  @Test func aConnectionCanStartTheServer() async throws {
    try await TmuxServerFixture.withServer(session: nil) { server in
      #expect(try !server.address.isListening())
      let connection = server.connection()
      let opening = try await connection.open([
        TmuxCommand(["new-session", "-d", "-s", "new", "cat"]),
        TmuxServerFixture.attach(to: "new"),
      ])
      #expect(opening.replies.count == 2)
      #expect(await connection.isOpen)
      #expect(try server.address.isListening())
    }
  }

  @Test func aConnectionLooksAndAttachesToTheMarkedSessionInOneProcess() async throws {
    try await TmuxServerFixture.withServer { server in
      try server.run("new-session", "-d", "-s", "other", "cat")
      let commands = [
        TmuxCommand(["list-sessions", "-F", "#{session_name}"]),
        TmuxCommand([
          "run-shell", "-C",
          "attach-session -E -f no-output,ignore-size -t "
            + "'#{s/,.*//:#{S:#{?#{==:#{@x},y},#{session_id}#,,}}$2147483647,}'",
        ]),
      ]
      let without = server.connection()
      let nothing = try await without.open(commands)
      #expect(nothing.replies.map(text) == ["main\nother", ""])
      #expect(await !without.isOpen)

      try server.run("set-option", "-t", "other", "@x", "y")
      let connection = server.connection()
      let opening = try await connection.open(commands)
      #expect(opening.replies.map(text) == ["main\nother", ""])
      let session = TmuxLine(["display-message", "-p", "#{session_name}"])
      #expect(try await connection.send([session]).first?.replies == [Array("other".utf8)])
    }
  }

  @Test func aFailingCommandIsAResultAndTheNextLinesAreRun() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = try await server.attached()
      let results = try await connection.send([
        TmuxLine([
          TmuxCommand(["display-message", "-p", "a"]), TmuxCommand(["kill-pane", "-t", "%99"]),
          TmuxCommand(["display-message", "-p", "b"]),
        ]),
        TmuxLine([TmuxCommand(["list-panes"]), TmuxCommand(["no-such-command"])]),
        TmuxLine(["display-message", "-p", "c"]),
      ])
      #expect(results.map { $0.replies.map(text) } == [["a"], [], ["c"]])
      #expect(results[0].failure == .init(index: 1, message: "can't find pane: %99"))
      #expect(results[1].failure?.message.contains("no-such-command") == true)
      #expect(results[2].failure == nil)
    }
  }

  @Test func aFailingFirstCommandIsAResultToo() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = server.connection()
      let opening = try await connection.open([
        TmuxCommand(["display-message", "-p", "a"]), TmuxCommand(["kill-pane", "-t", "%99"]),
        TmuxServerFixture.attach(to: "main"),
      ])
      #expect(opening.replies.map(text) == ["a"])
      #expect(opening.failure == .init(index: 1, message: "can't find pane: %99"))
      #expect(await !connection.isOpen)
    }
  }

  @Test func hooksOfTheUserDoNotShiftTheAnswers() async throws {
    let config = ["list-panes", "list-sessions", "set-option"].map {
      "set-hook -g after-\($0) 'list-windows ; kill-pane -t %77 ; set -g @y 1'\n"
    }.joined()
    try await TmuxServerFixture.withServer(config: config) { server in
      let connection = server.connection()
      let opening = try await connection.open([
        TmuxCommand(["list-sessions", "-F", "#{session_name}"]),
        TmuxCommand(["list-panes", "-F", "#{pane_id}"]),
        TmuxCommand(["set-option", "-g", "@z", "1"]),
        TmuxServerFixture.attach(to: "main"),
      ])
      #expect(opening.failure == nil)
      #expect(opening.replies.map(text) == ["main", "%0", "", ""])
      let results = try await connection.send([
        TmuxLine(["list-panes", "-F", "#{pane_id}"]), TmuxLine(["set-option", "-g", "@x", "1"]),
        TmuxLine(["list-sessions", "-F", "#{session_name}"]),
      ])
      #expect(results.map { $0.replies.map(text) } == [["%0"], [""], ["main"]])
    }
  }

  @Test func twentyThousandLinesInOneGoAreAllAnswered() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = try await server.attached()
      let results = try await connection.send(
        (0..<20_000).map { TmuxLine(["display-message", "-p", "n\($0)"]) })
      #expect(results.count == 20_000)
      #expect(
        results.indices.allSatisfy { results[$0].replies == [Array("n\($0)".utf8)] })
      #expect(await connection.waits == 2)
    }
  }

  @Test func tenMegabytesEachWayDoNotBlock() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = try await server.attached()
      let value = String(repeating: "0123456789abcdef", count: 1 << 16)
      var lines: [TmuxLine] = []
      for _ in 0..<10 {
        lines.append(TmuxLine(["set-option", "-p", "-t", "%0", "@big", value]))
        lines.append(TmuxLine(["show-options", "-pv", "-t", "%0", "@big"]))
      }
      let results = try await connection.send(lines)
      #expect(results.count == 20)
      for index in stride(from: 1, to: 20, by: 2) {
        #expect(results[index].replies.first?.count == value.utf8.count)
      }
    }
  }

  @Test func postedLinesAreDoneAndTheirResultsCanBeTakenLater() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = try await server.attached()
      try await connection.post([
        TmuxLine(["set-option", "-p", "@x", "1"]), TmuxLine(["kill-pane", "-t", "%99"]),
      ])
      try await connection.post([TmuxLine(["display-message", "-p", "posted"])])
      let results = try await connection.send([TmuxLine(["show-options", "-pv", "@x"])])
      #expect(results == [LineResult(replies: [Array("1".utf8)])])
      let posted = await connection.takePosted()
      #expect(posted.map(\.failure?.message) == [nil, "can't find pane: %99", nil])
      #expect(posted.last?.replies.map(text) == ["posted"])
      #expect(await connection.takePosted().isEmpty)
      #expect(await connection.waits == 2)

      try await connection.post([TmuxLine(["display-message", "-p", "late"])])
      #expect(try await connection.send([]).isEmpty)
      #expect(await connection.takePosted().map { $0.replies.map(text) } == [["late"]])
      #expect(try await connection.send([]).isEmpty)
      #expect(await connection.waits == 3)
    }
  }

  @Test func noticesTellThatSomethingChanged() async throws {
    try await TmuxServerFixture.withServer { server in
      let connection = try await server.attached()
      _ = await connection.takeNotices()
      _ = try await connection.send([TmuxLine(["rename-window", "new"])])
      let seen = try await eventually {
        _ = try await connection.send([TmuxLine(["display-message", "-p", ""])])
        return await connection.takeNotices().contains("window-renamed")
      }
      #expect(seen)
    }
  }

  @Test func aCutConnectionLeavesExactlyTheFirstLinesDone() async throws {
    try await TmuxServerFixture.withServer { server in
      for limit in 0...4 {
        let connection = try await server.attached(lineLimit: limit)
        let lines = (1...5).map { TmuxLine(["set-option", "-g", "@n", "\(limit)-\($0)"]) }
        try server.run("set-option", "-g", "@n", "\(limit)-0")
        let error = await #expect(throws: HostError.self) { try await connection.send(lines) }
        #expect(error?.code == .disconnected)
        #expect(await connection.answered == limit)
        #expect(await !connection.isOpen)
        #expect(try server.run("show-options", "-gv", "@n") == "\(limit)-\(limit)")
      }
    }
  }
}
