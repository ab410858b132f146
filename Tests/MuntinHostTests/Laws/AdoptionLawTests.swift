import MuntinHost
import MuntinPlan
import MuntinSpec
import MuntinYAML
import Testing

/// What is given up can be taken over again, by looks alone.
struct AdoptionLawTests {
  private let limits = CourierLimits(readiness: 5000, receipt: 5000, settling: 0)

  private func carryOut(_ plan: Plan, on host: MemoryHost) async {
    let outcome = await Executor(host, limits: limits).carryOut(plan)
    #expect(outcome.isComplete, "\(outcome)")
  }

  private func plan(_ desired: DesiredState, on host: MemoryHost) async -> Plan? {
    let live = await host.observe(attributes: [])
    return Comparison.plan(desired, live, await host.capabilities()).value
  }

  /// The first random workspace that fits.
  private func applied(to host: MemoryHost) async -> Workspace? {
    for seed in UInt64(1)...50 {
      var specs = RandomWorkspace(SeededNumbers(seed: seed))
      let workspace = specs.make()
      guard let plan = await plan(DesiredState(workspace), on: host) else { continue }
      await carryOut(plan, on: host)
      return workspace
    }
    return nil
  }

  @Test func whatWasReleasedIsAdoptedAsItWas() async throws {
    var adopted = 0
    for seed in UInt64(1)...300 {
      let host = MemoryHost()
      var specs = RandomWorkspace(SeededNumbers(seed: seed &* 13))
      let desired = DesiredState(specs.make())
      guard let first = await plan(desired, on: host) else { continue }
      await carryOut(first, on: host)
      let capabilities = await host.capabilities()
      let before = await host.terminal.live

      let (release, _) = Releasing.plan(desired.workspace, before, capabilities)
      #expect(release.endedProcesses.isEmpty)
      await carryOut(release, on: host)
      let free = await host.terminal.live
      let isFree = free.nodes.allSatisfy { $0.mark == nil }
      #expect(isFree, "seed \(seed)")
      #expect(free.byID.mapValues(\.processID) == before.byID.mapValues(\.processID))

      let adoption = Adoption.plan(desired, free, capabilities)
      await carryOut(adoption, on: host)
      let after = await host.terminal.live
      #expect(after.byID.mapValues(\.processID) == before.byID.mapValues(\.processID))
      let isSame = after.nodes.map(\.mark?.key) == before.nodes.map(\.mark?.key)
      #expect(isSame, "seed \(seed)")
      if !isSame { return }
      let second = try #require(await plan(desired, on: host))
      let isDone = second.isEmpty && second.drift.isEmpty
      #expect(isDone, "seed \(seed):\n\(PlanText(second, width: 400).text)")
      if !isDone { return }
      adopted += adoption.summary.adopt
    }
    #expect(adopted > 1500, "too little was adopted: \(adopted)")
  }

  @Test func nothingOfAnotherWorkspaceIsAdopted() async throws {
    let host = MemoryHost()
    let workspace = try #require(await applied(to: host))
    var other = workspace
    other.name += " too"
    let adoption = Adoption.plan(
      DesiredState(other), await host.terminal.live, await host.capabilities())
    let isNothing = adoption.isEmpty && adoption.subjects.isEmpty
    #expect(isNothing)
  }

  @Test func aPartCanBeReleased() async throws {
    let host = MemoryHost()
    let desired = DesiredState(try #require(await applied(to: host)))
    let tab = try #require(desired.tabs.first?.node.key)
    let (part, unknown) = Releasing.plan(
      desired.workspace, await host.terminal.live, await host.capabilities(),
      targets: [tab.description, "nobody"])
    #expect(unknown == ["nobody"])
    await carryOut(part, on: host)
    for node in await host.terminal.live.nodes {
      guard let key = node.mark?.key else { continue }
      #expect(!key.isInside(tab), "\(key) still bears a mark")
    }
  }
}
