import MuntinHost
import MuntinITerm
import MuntinPlan
import MuntinSpec
import Testing

/// What an apply costs does not grow with panes where it need not.
@Suite(.enabled(if: Simulator.isInstalled()))
struct CountTests {
  /// A workspace of tabs that are each divided to the same depth.
  private func spec(tabs: Int, _ layout: String, _ names: [String]) -> String {
    let panes = names.map { "\($0): {run: make, badge: \($0), color: '#102030'}" }
      .joined(separator: ", ")
    let lines = (1...tabs).map { number in
      "    - {name: t\(number), layout: \(layout), panes: {\(panes)}}"
    }
    return "name: w\nwindows:\n- name: main\n  size: 200x50\n  tabs:\n"
      + lines.joined(separator: "\n") + "\n"
  }

  private func check(
    _ text: String, tabs: Int, panes: Int, depth: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    var bench = try Bench(["--version", "1.11", "--quiet", "30"])
    try bench.simulator.tell("reset")
    let applied = try await bench.apply(text)
    #expect(applied.outcome.isComplete, sourceLocation: sourceLocation)
    let counts = try bench.simulator.tell("counts")
    let waits = try #require(counts["waits"]?.integer)
    #expect(waits <= depth + 6, sourceLocation: sourceLocation)
    #expect(applied.counts.waits <= depth + 6, sourceLocation: sourceLocation)
    #expect(counts["total"]?.integer == applied.counts.requests, sourceLocation: sourceLocation)
    // One that makes the pane, one that types; for a tab its title and its sizes.
    let changing = try #require(counts["changing"]?.integer)
    #expect(changing <= 2 * panes + 2 * tabs + 6, sourceLocation: sourceLocation)
    #expect(
      changing - applied.counts.texts <= panes + 2 * tabs + 6, sourceLocation: sourceLocation)
    try bench.simulator.tell("reset")
    let again = try await bench.apply(text)
    #expect(again.plan.changes.isEmpty, sourceLocation: sourceLocation)
    let second = try bench.simulator.tell("counts")
    #expect(second["waits"]?.integer ?? 99 <= 4, sourceLocation: sourceLocation)
    #expect(second["changing"]?.integer == 0, sourceLocation: sourceLocation)
  }

  @Test func onePane() async throws {
    try await check(
      spec(tabs: 1, "1x1", ["a"]), tabs: 1, panes: 1, depth: 0)
  }

  @Test func sixteenPanes() async throws {
    try await check(
      spec(tabs: 4, "2x2", ["a", "b", "c", "d"]), tabs: 4, panes: 16, depth: 2)
  }

  @Test func aHundredAndSixtyPanes() async throws {
    try await check(
      spec(tabs: 20, "2x4", ["a", "b", "c", "d", "e", "f", "g", "h"]), tabs: 20,
      panes: 160, depth: 2)
  }
}
