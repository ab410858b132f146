import MuntinScreen
import Testing

@Suite struct PromptTests {
  private func point(_ line: Int, _ column: Int = 0) -> PanePoint {
    PanePoint(column: column, line: line)
  }

  private let start = PromptMark.promptStart(.initial, application: nil)
  private func end(_ status: Int?) -> PromptMark { .end(status: status, application: nil) }

  @Test func aCommandGoesThroughItsStates() throws {
    var tracker = PromptTracker(prefix: "p")
    tracker.directory = "/tmp"
    #expect(tracker.mark(start, at: point(3)) == nil)
    #expect(tracker.last?.state == .editing)
    let prompt = tracker.mark(.commandStart, at: point(3, 2))
    #expect(prompt == tracker.last.map { .prompt($0) })
    let running = tracker.mark(.outputStart, at: point(4), command: "ls")
    #expect(running == tracker.last.map { .commandStart($0) })
    #expect(tracker.last?.state == .running)
    #expect(tracker.last?.command == "ls")
    let ended = tracker.mark(end(2), at: point(9))
    let last = try #require(tracker.last)
    #expect(ended == .commandEnd(last))
    #expect(last.state == .finished)
    #expect(last.exitStatus == 2)
    #expect(last.start == point(3))
    #expect(last.commandStart == point(3, 2))
    #expect(last.outputStart == point(4))
    #expect(last.end == point(9))
    #expect(last.directory == "/tmp")
    #expect(tracker["p1"] == last)
  }

  @Test func aPromptWithoutCommandIsAborted() {
    for mark in [end(nil), end(130)] {
      var tracker = PromptTracker(prefix: "")
      _ = tracker.mark(start, at: point(0))
      _ = tracker.mark(.commandStart, at: point(0, 2))
      #expect(tracker.mark(mark, at: point(1)) == nil)
      #expect(tracker.last?.isAborted == true)
      #expect(tracker.last?.exitStatus == nil)
      #expect(tracker.mark(.outputStart, at: point(1)) == nil)
      _ = tracker.mark(start, at: point(1))
      #expect(tracker.ids() == ["1", "2"])
    }
    var tracker = PromptTracker(prefix: "")
    _ = tracker.mark(start, at: point(0))
    _ = tracker.mark(.commandStart, at: point(0, 2))
    _ = tracker.mark(start, at: point(1))
    #expect(tracker.prompts.map(\.isAborted) == [true, false])
  }

  @Test func aPromptThatIsDrawnAgainIsTheSame() {
    var tracker = PromptTracker(prefix: "")
    for _ in 0..<3 {
      _ = tracker.mark(start, at: point(5))
      _ = tracker.mark(.commandStart, at: point(5, 2))
    }
    _ = tracker.mark(.promptStart(.secondary, application: nil), at: point(6))
    #expect(tracker.ids() == ["1"])
    #expect(tracker.last?.start == point(5))
  }

  @Test func marksOutOfOrderDoNoHarm() {
    var tracker = PromptTracker(prefix: "")
    #expect(tracker.mark(.outputStart, at: point(0)) == nil)
    #expect(tracker.mark(end(0), at: point(0)) == nil)
    #expect(tracker.prompts == [])
    _ = tracker.mark(start, at: point(0))
    #expect(tracker.mark(end(1), at: point(0)) == nil)
    #expect(tracker.mark(.outputStart, at: point(0)) == nil)
    _ = tracker.mark(.commandStart, at: point(0))
    _ = tracker.mark(.outputStart, at: point(1))
    #expect(tracker.mark(end(nil), at: point(2)) == nil)
    #expect(tracker.last?.state == .running)
    #expect(tracker.mark(.outputStart, at: point(3)) == nil)
    #expect(tracker.mark(end(0), at: point(3)) != nil)
    #expect(tracker.mark(end(1), at: point(4)) == nil)
    // B without A is a prompt all the same.
    #expect(tracker.mark(.commandStart, at: point(5)) != nil)
    #expect(tracker.ids() == ["1", "2"])
  }

  @Test func anotherShellsEndIsNotOurs() {
    var tracker = PromptTracker(prefix: "")
    _ = tracker.mark(.promptStart(.initial, application: "a"), at: point(0))
    _ = tracker.mark(.commandStart, at: point(0))
    _ = tracker.mark(.outputStart, at: point(1))
    #expect(tracker.mark(.end(status: 0, application: "b"), at: point(2)) == nil)
    #expect(tracker.mark(.end(status: 0, application: "a"), at: point(2)) != nil)
  }

  @Test func idsAreListedAndForgotten() {
    var tracker = PromptTracker(prefix: "x")
    for line in 0..<PromptTracker.most + 1 {
      _ = tracker.mark(start, at: point(line))
      _ = tracker.mark(.commandStart, at: point(line, 1))
    }
    #expect(tracker.prompts.count <= PromptTracker.most)
    tracker.forget(before: PromptTracker.most - 2)
    let ids = tracker.ids()
    #expect(ids.count == 3)
    #expect(tracker.ids(from: ids[1]) == Array(ids[1...]))
    #expect(tracker.ids(through: ids[1]) == Array(ids[...1]))
    #expect(tracker.ids(from: ids[2], through: ids[0]) == [])
    #expect(tracker.ids(from: "none") == [])
    tracker.setCommand("make", of: ids[0])
    #expect(tracker[ids[0]]?.command == "make")
  }

  // MARK: The way of the cursor

  private func tokens(_ text: String) -> [ScreenToken] {
    var scanner = SequenceScanner()
    return scanner.receive(Array(text.utf8))
  }

  @Test(arguments: [
    ("abc", 0, 3), ("abc\r\nd", 1, 1), ("0123456789", 0, 10), ("0123456789x", 1, 1),
    ("012345678日", 1, 2), ("01234567日x", 1, 1), ("a\tb", 0, 9), ("\t\t\t", 0, 9),
    ("ab\u{8}\u{8}\u{8}", 0, 0), ("e\u{301}", 0, 1), ("\u{1B}[5Cx\u{1B}[2Dy", 0, 5),
    ("\n\n\u{1B}[Ax", 1, 1), ("\u{1B}[3;4Hx", 2, 4), ("\u{1B}[9;99H", 3, 9),
    ("ab\u{1B}7\r\n\n\u{1B}8c", 0, 3), ("\n\n\n\n\nx", 5, 1), ("\u{1B}[2Ex\u{1B}[Fy", 1, 1),
    ("a\u{1B}[?1049h\n\n\n\n\n\n\n\u{1B}[?1049lb", 0, 2), ("\u{1B}[4d\u{1B}[3G\u{1B}Mx", 2, 3),
  ])
  func theCursorGoes(text: String, line: Int, column: Int) {
    var walk = CursorWalk(from: point(0), columns: 10, rows: 4)
    for token in tokens(text) { walk.move(token) }
    #expect(walk.point == point(line, column))
    #expect(walk.top == max(0, line - 3))
  }

  @Test func marksAreFoundFromTheEnd() {
    let text = "\r\nout\r\n\u{1B}]133;D;0\u{7}\u{1B}]133;A\u{7}$ \u{1B}]133;B\u{7}"
    let tokens = tokens(text)
    let marks = tokens.indices.filter { if case .osc = tokens[$0] { true } else { false } }
    #expect(
      CursorWalk.places(before: marks, in: tokens, endingAt: point(50, 2), columns: 80)
        == [point(50), point(50), point(50, 2)])
    // The text that stands before decides where it wraps.
    let long = self.tokens("\u{1B}]133;C\u{7}0123456789abcdef")
    #expect(
      CursorWalk.places(before: [0], in: long, endingAt: point(7, 1), columns: 10)
        == [point(5, 5)])
    #expect(CursorWalk.places(before: [], in: long, endingAt: point(0), columns: 10) == [])
  }

  @Test func whereverItBeginsTheStartIsFound() {
    for seed in SeededNumbers.seeds(200) {
      var numbers = SeededNumbers(seed: seed)
      let pieces = ["a", "word ", "日本", "\r\n", "\n", "\u{8}", "\u{1B}[31m", "\u{1B}]133;A\u{7}"]
      let text = (0..<Int.random(in: 1...30, using: &numbers)).map { _ in
        pieces.randomElement(using: &numbers) ?? ""
      }.joined()
      let tokens = tokens("\u{1B}]133;C\u{7}\r" + text)
      let from = point(100, 0)
      var walk = CursorWalk(from: from, columns: 12)
      var expected: [PanePoint] = []
      for token in tokens {
        expected.append(walk.point)
        walk.move(token)
      }
      #expect(
        CursorWalk.places(
          before: Array(tokens.indices), in: tokens, endingAt: walk.point, columns: 12)
          == expected, "MUNTIN_SEED=\(seed)")
    }
  }
}
