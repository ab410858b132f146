import MuntinHost
import MuntinPlan
import MuntinTmux
import Testing

/// What an apply costs does not grow with the number of panes.
@Suite struct CountTests {
  private func spec(_ panes: Int, extra: String = "") -> String {
    let tabs = (0..<(panes + 15) / 16).map { tab in
      let count = min(16, panes - tab * 16)
      let list = (0..<count).map { _ in "{run: \"true\"\(extra)}" }.joined(separator: ", ")
      return "{name: t\(tab), layout: tiled, panes: [\(list)]}"
    }
    return "{name: many, size: 200x50, tabs: [\(tabs.joined(separator: ", "))]}"
  }

  @Test(arguments: [1, 16, 160])
  func anApplyTakesOneProcessAndAFewWaits(panes: Int) async throws {
    try await Workbench.run(config: Workbench.bash) { bench in
      let first = try await bench.succeed(spec(panes))
      #expect(first.counts.processes == 1)
      #expect(first.counts.waits <= 4)
      let nothing = try await bench.succeed(spec(panes))
      #expect(nothing.plan.changes == [])
      #expect(nothing.counts.processes == 1)
      #expect(nothing.counts.waits == 1)
      let changed = try await bench.succeed(spec(panes, extra: ", title: new"))
      #expect(changed.counts.processes == 1)
      #expect(changed.counts.waits <= 3)
    }
  }
}
