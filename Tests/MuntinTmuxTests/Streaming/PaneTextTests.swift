import MuntinHost
import MuntinPlan
import MuntinScreen
import MuntinTmux
import Testing

@Suite struct PaneTextTests {
  @Test func theScreenIsToldWithItsStylesAndTheCursor() async throws {
    try await StreamBench.run(columns: 20, rows: 6) { bench in
      let pane = try bench.firstPane
      try await bench.host.inject(
        Array("a\u{1B}[1;31mred\u{1B}[0m  \r\nabcdefghijklmnopqrstuvwxyz\r\n日本> ".utf8),
        into: [pane])
      #expect(try await eventually(within: 60_000) { try bench.screen(pane).contains("日本>") })
      let text = try await bench.host.text(of: pane, lines: nil)
      var red = CellStyle()
      red.foreground = .palette(1)
      red.isBold = true
      #expect(text.first == 0)
      #expect(
        text.lines == [
          PaneLine([PaneRun("a"), PaneRun("red", red)]),
          PaneLine([PaneRun("abcdefghijklmnopqrst")], isWrapped: true),
          PaneLine([PaneRun("uvwxyz")]), PaneLine([PaneRun("日本>")]), PaneLine(), PaneLine(),
        ])
      #expect(text.extent.cursor == PanePoint(column: 6, line: 3))
      #expect(text.extent.rows == 6)
      #expect(text.extent.history == 0)
    }
  }

  @Test func linesHaveAbsoluteNumbers() async throws {
    try await StreamBench.run(columns: 20, rows: 5) { bench in
      let pane = try bench.firstPane
      let lines = (0..<50).map { "line \($0)" }.joined(separator: "\r\n")
      try await bench.host.inject(Array(lines.utf8), into: [pane])
      #expect(try await eventually(within: 60_000) { try bench.screen(pane).contains("line 49") })
      let screen = try await bench.host.text(of: pane, lines: nil)
      #expect(screen.first == 45)
      #expect(screen.extent.history == 45)
      #expect(screen.extent.cursor.line == 49)
      for range in [0..<50, 3..<4, 44..<47, 49..<1000, 0..<1, 20..<20, 60..<70] {
        let text = try await bench.host.text(of: pane, lines: range)
        let expected = range.clamped(to: 0..<50)
        #expect(text.lines.map(\.text) == expected.map { "line \($0)" }, "\(range)")
        if !expected.isEmpty { #expect(text.first == expected.lowerBound, "\(range)") }
      }
    }
  }

  @Test func aLineThatGoesOnBelowTheRangeIsWrapped() async throws {
    try await StreamBench.run(columns: 10, rows: 5) { bench in
      let pane = try bench.firstPane
      let long = String(repeating: "0123456789", count: 8)
      try await bench.host.inject(Array(long.utf8), into: [pane])
      #expect(
        try await eventually(within: 60_000) {
          try bench.server.run("display-message", "-p", "-t", pane.text, "#{history_size}") == "3"
        })
      let text = try await bench.host.text(of: pane, lines: 0..<2)
      #expect(text.lines.map(\.isWrapped) == [true, true])
      let end = try await bench.host.text(of: pane, lines: 6..<9)
      #expect(end.lines.map(\.isWrapped) == [true, false])
    }
  }

  @Test func clearedAndOverflownLinesKeepTheirNumbers() async throws {
    try await StreamBench.run(config: "set -g history-limit 100\n", columns: 20, rows: 5) { bench in
      let pane = try bench.firstPane
      func write(_ range: Range<Int>) async throws {
        let lines = range.map { "\r\nline \($0)" }.joined()
        try await bench.host.inject(Array(lines.utf8), into: [pane])
        #expect(
          try await eventually(within: 60_000) {
            try bench.screen(pane).contains("line \(range.upperBound - 1)")
          })
      }
      _ = try await bench.host.text(of: pane, lines: nil)
      try await write(1..<60)
      var text = try await bench.host.text(of: pane, lines: nil)
      #expect(text.lines.last?.text == "line 59")
      #expect(text.first + 4 == 59)
      try bench.server.run("clear-history", "-t", pane.text)
      text = try await bench.host.text(of: pane, lines: nil)
      #expect(text.first + 4 == 59)
      #expect(text.extent.overflow == 55)
      // The history fills up, and is cut twice with a look between.
      try await write(60..<157)
      text = try await bench.host.text(of: pane, lines: nil)
      #expect(text.first + 4 == 156)
      for start in stride(from: 157, to: 197, by: 8) {
        try await write(start..<start + 8)
        text = try await bench.host.text(of: pane, lines: nil)
        #expect(text.first + 4 == start + 7)
      }
      let oldest = try await bench.host.text(of: pane, lines: 0..<1000)
      #expect(oldest.lines.first?.text == "line \(oldest.first)")
      #expect(oldest.first == oldest.extent.overflow)
    }
  }

  @Test func factsAreOfTheSystemAndTheTerminal() async throws {
    try await StreamBench.run(columns: 40, rows: 12) { bench in
      let pane = try bench.pane("cd /usr; sleep 1000 & wait")
      let job = try bench.pane("exec sleep 1000")
      #expect(
        try await eventually(within: 60_000) {
          let facts = try await bench.host.facts(of: [pane, job])
          return facts[pane]?.directory == "/usr" && facts[job]?.jobName == "sleep"
        })
      let facts = try await bench.host.facts(of: [pane, job])
      #expect(facts.count == 2)
      #expect(facts[job]?.commandLine == "sleep 1000")
      #expect(facts[job]?.size.columns == 40)
      #expect(facts[pane]?.commandLine.hasPrefix("sh -c cd /usr") == true)
      #expect(facts[job]?.tty.hasPrefix("/dev/") == true)
      #expect(facts[job]?.processID == facts[job]?.jobID)
    }
  }
}
