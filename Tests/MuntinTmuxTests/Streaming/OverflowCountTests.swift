import Testing

@testable import MuntinTmux

@Suite struct OverflowCountTests {
  /// What tmux does to a history, and what a listener that misjudges a little makes of it.
  @Test(arguments: [100, 2000, 50_000]) func itIsExactWithAGuessThatIsNearlyRight(limit: Int) {
    for seed in SeededNumbers.seeds(50) {
      var numbers = SeededNumbers(seed: seed)
      var (history, lost, scrolled) = (0, 0, 0)
      var count = OverflowCount(history: 0, rows: 24, scrolled: 0)
      for _ in 0..<50 {
        let lines = Int.random(in: 0...3 * limit, using: &numbers)
        for _ in 0..<lines {
          if history >= limit {
            history -= limit / 10
            lost += limit / 10
          }
          history += 1
        }
        scrolled += max(0, lines + Int.random(in: -limit / 25...limit / 25, using: &numbers))
        count.look(history: history, limit: limit, rows: 24, scrolled: scrolled)
        #expect(count.lines == lost, "MUNTIN_SEED=\(seed)")
        if count.lines != lost { return }
      }
    }
  }

  @Test func aTallerScreenAndTheAlternateOneLoseNothing() {
    var count = OverflowCount(history: 50, rows: 20, scrolled: 0)
    count.look(history: 30, limit: 2000, rows: 40, scrolled: 0)
    #expect(count.lines == 0)
    count.look(history: 30, limit: 2000, rows: 40, scrolled: 9000, isAlternate: true)
    count.look(history: 30, limit: 2000, rows: 40, scrolled: 9900)
    #expect(count.lines == 0)
    count.look(history: 0, limit: 2000, rows: 40, scrolled: 9900)
    #expect(count.lines == 30)
  }

  @Test func withoutHistoryEveryScrolledLineIsLost() {
    var count = OverflowCount(history: 0, rows: 20, scrolled: 5)
    count.look(history: 0, limit: 0, rows: 20, scrolled: 25)
    #expect(count.lines == 20)
  }
}
