import MuntinHost
import MuntinPlan
import MuntinScreen
import Testing

@Suite struct MemoryStreamingTests {
  private func bench() -> (host: MemoryHost, pane: HostID) {
    var terminal = MemoryTerminal()
    _ = terminal.addForeignWindow(title: "w", cells: CellSize(columns: 10, rows: 4))
    let pane = terminal.live.windows[0].tabs[0].panes[0].id
    return (MemoryHost(terminal), pane)
  }

  private func lines(_ text: PaneText) -> [String] { text.lines.map(\.text) }

  @Test func whatIsInjectedStandsOnTheScreen() async throws {
    let (host, pane) = bench()
    try await host.inject(
      Array("a\u{1B}[1mb\u{1B}[0m\r\n日本日本日本\r\n\tx\u{8}y\u{1B}]2;t\u{7}".utf8), into: [pane])
    let text = try await host.text(of: pane, lines: nil)
    #expect(lines(text) == ["ab", "日本日本日", "本", "        y"])
    #expect(text.lines.map(\.isWrapped) == [false, true, false, false])
    #expect(text.lines[0].runs.map(\.style.isBold) == [false, true])
    #expect(text.extent.cursor == PanePoint(column: 9, line: 3))
  }

  @Test func linesHaveAbsoluteNumbersForEver() async throws {
    let (host, pane) = bench()
    for number in 0..<30_000 {
      try await host.inject(Array("\(number)\r\n".utf8), into: [pane])
    }
    let text = try await host.text(of: pane, lines: nil)
    #expect(lines(text) == ["29997", "29998", "29999", ""])
    #expect(text.first == 29_997)
    #expect(text.extent.overflow > 20_000)
    let some = try await host.text(of: pane, lines: 0..<29_000)
    #expect(some.first == text.extent.overflow)
    #expect(some.lines.last?.text == "28999")
    try await host.inject(Array("\u{1B}[3J".utf8), into: [pane])
    let cleared = try await host.text(of: pane, lines: nil)
    #expect(cleared.extent.history == 0)
    #expect(cleared.first == 30_000)
    try await host.inject(Array("x\u{1B}[2Jy".utf8), into: [pane])
    #expect(lines(try await host.text(of: pane, lines: nil))[0...1] == ["x", "y"])
  }

  @Test func whatIsTypedIsEchoedAndHeard() async throws {
    let (host, pane) = bench()
    let stream = await host.events()
    try await host.type(Array("ls\r".utf8), into: [pane])
    await host.edit { $0.setAttribute(.title, of: pane, to: "new") }
    await host.edit { $0.end(pane, status: 1) }
    await host.edit { _ in }
    await host.close()
    let events = await stream.reduce(into: []) { $0.append($1) }
    #expect(
      events == [
        .output(pane, Array("ls\r\n".utf8)), .changed, .ended(pane), .changed,
      ])
    #expect(await host.screen(of: pane) == "ls\n")
    #expect(lines(try await host.text(of: pane, lines: 0..<1)) == ["ls"])
  }

  @Test func aSecondListenerEndsTheFirst() async throws {
    let (host, pane) = bench()
    let first = await host.events()
    let second = await host.events()
    #expect(await first.first { _ in true } == nil)
    try await host.inject([0x61], into: [pane])
    #expect(await second.first { _ in true } == .output(pane, [0x61]))
  }

  @Test func panesThatAreNotThereAreRefused() async throws {
    let (host, pane) = bench()
    await #expect(throws: HostError.self) { try await host.inject([0x61], into: [HostID("x")]) }
    await #expect(throws: HostError.self) { try await host.text(of: HostID("x"), lines: nil) }
    let facts = try await host.facts(of: [pane, HostID("x")])
    #expect(facts.count == 1)
    #expect(facts[pane]?.size == CellSize(columns: 10, rows: 4))
    #expect(facts[pane]?.jobName == "sh")
  }
}
