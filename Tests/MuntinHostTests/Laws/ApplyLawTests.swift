import MuntinHost
import MuntinPlan
import MuntinSpec
import Testing

/// The promises of a plan, over workspaces, terminals and changes of every kind.
struct ApplyLawTests {
  /// Stops at the first seeds that break a law, each with all its faults.
  private func run(
    _ count: Int, from first: UInt64 = 1, _ body: (inout Scenario, UInt64) async -> Void
  ) async -> (applies: Int, kinds: Set<String>) {
    var applies = 0
    var kinds: Set<String> = []
    var broken = 0
    for seed in first..<(first + UInt64(count)) where broken < 3 {
      var scenario = await Scenario(seed: seed)
      await body(&scenario, seed)
      applies += scenario.applies
      kinds.formUnion(scenario.kinds)
      if !scenario.faults.isEmpty {
        broken += 1
        Issue.record("seed \(seed):\n\(scenario.faults.joined(separator: "\n"))")
      }
    }
    return (applies, kinds)
  }

  @Test func everyApplyKeepsEveryLaw() async {
    let (applies, kinds) = await run(500) { scenario, seed in
      var specs = RandomWorkspace(SeededNumbers(seed: seed &* 31))
      var workspace = specs.make()
      guard await scenario.apply(workspace) else { return }
      for _ in 0..<2 where scenario.faults.isEmpty {
        await scenario.handle()
        let options = PlanOptions(
          restart: specs.numbers.chance(1, in: 3), rerun: specs.numbers.chance(1, in: 3))
        workspace = specs.changed(workspace)
        guard await scenario.apply(workspace, options) else { return }
      }
    }
    #expect(applies > 800, "too few of the random workspaces fit")
    #expect(kinds.count >= 15, "some change never happened: \(kinds.sorted())")
  }

  @Test func anApplyThatIsCutIsFinishedByTheNext() async {
    let (applies, _) = await run(400, from: 100_000) { scenario, seed in
      var specs = RandomWorkspace(SeededNumbers(seed: seed &* 17))
      let first = specs.make()
      if specs.numbers.chance(1, in: 2) {
        guard await scenario.apply(first) else { return }
        await scenario.handle()
      }
      let second = specs.changed(first)
      for _ in 0..<2 {
        let steps = scenario.numbers.below(20)
        guard await scenario.applyCut(second, after: steps), scenario.faults.isEmpty else { return }
      }
      _ = await scenario.apply(second)
    }
    #expect(applies > 300, "too few of the random workspaces fit")
  }

  /// The second range holds a pane outside of the target that was the active one of a tab in it, the
  /// third one a shell that is to be a program and runs on.
  @Test(arguments: [200_000, 800_400, 3_301_700] as [UInt64])
  func aTargetLeavesTheRestAlone(from first: UInt64) async {
    _ = await run(300, from: first) { scenario, seed in
      var specs = RandomWorkspace(SeededNumbers(seed: seed &* 13))
      let first = specs.make()
      guard await scenario.apply(first) else { return }
      await scenario.handle()
      let second = specs.changed(first)
      let keys = DesiredState(second).panes.map(\.node.key)
      let key = specs.numbers.pick(keys)
      let target = specs.numbers.pick([key.window, key.tab, key]).description
      guard await scenario.apply(target: target, second) else { return }
      _ = await scenario.apply(second)
    }
  }
}
