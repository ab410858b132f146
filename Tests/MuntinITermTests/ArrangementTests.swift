import MuntinHost
import MuntinITerm
import MuntinPlan
import MuntinSpec
import Testing

/// iTerm2's own named arrangements, on a simulated iTerm2.
@Suite(.enabled(if: Simulator.isInstalled()))
struct ArrangementTests {
  private static let text = """
    name: w
    windows:
    - name: one
      tabs:
      - name: code
        layout: {columns: [{pane: ed, size: 60%}, {rows: [x, y]}]}
        panes:
          ed: {run: vim, directory: /usr, variables: {role: editor}}
          x: {exec: [top], directory: /etc}
          y: {directory: /usr}
    - name: two
      tabs: [{panes: [{run: make, directory: /var}]}]
    """

  private func host(_ bench: borrowing Bench, deadline: Int = 10_000) -> ITermHost {
    var settings = bench.simulator.settings()
    settings.deadline = deadline
    return ITermHost(settings)
  }

  @Test func whatComesSlowlyIsWaitedForAndBoundByItsPlace() async throws {
    var bench = try Bench(["--version", "1.11", "--windows", "0"])
    try await bench.succeed(Self.text)
    let desired = try Bench.desired(Self.text)
    let first = host(bench)
    try await first.saveArrangement("A", of: nil)
    await first.close()
    try bench.simulator.tell([("do", .string("set")), ("arrangement_seconds", .number(0.3))])
    let before = try await bench.observe()
    let host = host(bench)
    let arrival = try await host.restoreArrangement("A", into: nil, expecting: 4)
    #expect(arrival.isWhole)
    #expect(arrival.sessions.count == 4)
    let old = Set(before.windows.flatMap(\.tabs).flatMap(\.panes).map(\.id))
    #expect(arrival.sessions.isDisjoint(with: old))
    // What was there still bears the marks: nothing of what came is taken for it.
    let live = try await host.observe(attributes: [])
    let returning = Returning(
      desired, live, new: arrival.sessions, jobs: [:], await host.capabilities(),
      bindsWindows: true)
    #expect(returning.strangers == 4)
    #expect(returning.marks.isEmpty)
    #expect(returning.plan.changes.count == 4)
    await host.close()
  }

  @Test func eachPaneIsKnownAgainAndItsCommandIsStillToBeGiven() async throws {
    let bench = try Bench(["--version", "1.11", "--windows", "0"])
    try await bench.succeed(Self.text)
    let saving = host(bench)
    try await saving.saveArrangement("A", of: nil)
    await saving.close()
    try await bench.apply("name: other\npanes: [{}]\n")
    // The workspace goes; iTerm2 brings it back.
    let gone = DesiredState(Workspace(name: "w"))
    let closing = host(bench)
    let plan = try await bench.plan(gone, on: closing)
    _ = await Executor(closing, limits: bench.limits).carryOut(plan)
    let arrival = try await closing.restoreArrangement("A", into: nil, expecting: 4)
    let live = try await closing.observe(attributes: [])
    let desired = try Bench.desired(Self.text)
    let returning = Returning(
      desired, live, new: arrival.sessions, jobs: [:], await closing.capabilities(),
      bindsWindows: true)
    #expect(returning.strangers == 0)
    #expect(Set(returning.marks.filter(\.value.isPending).keys.map(\.name)) == ["ed", "x", "1"])
    let outcome = await Executor(closing, limits: bench.limits).carryOut(returning.plan)
    #expect(outcome.isComplete)
    await closing.close()
    let panes = try await bench.observe().windows.flatMap(\.tabs).flatMap(\.panes)
    for pane in panes where pane.mark?.workspace == "w" {
      let key = try #require(pane.mark?.key)
      let wanted = try #require(desired.panes.first { $0.node.key == key })
      #expect(pane.directory == wanted.start.directory?.value, "\(key)")
      #expect(pane.attributes[.variable("role")] == nil)
    }
    // An apply puts the rest back.
    try await bench.apply(Self.text)
    let after = try await bench.observe().windows.flatMap(\.tabs).flatMap(\.panes)
    let editor = after.first { $0.mark?.key.name == "ed" }
    #expect(editor?.attributes[.variable("role")] == "editor")
    #expect(after.allSatisfy { $0.mark?.isPending != true })
    try await bench.expectNoChanges(Self.text)
  }

  @Test func whatNeverComesIsGivenUp() async throws {
    var bench = try Bench(["--version", "1.11", "--windows", "1"])
    let host = host(bench, deadline: 400)
    try await host.saveArrangement("A", of: nil)
    // One of two: the rest never comes.
    let part = try await host.restoreArrangement("A", into: nil, expecting: 2)
    #expect(!part.isWhole && part.sessions.count == 1)
    try bench.simulator.tell([("do", .string("set")), ("arrangement_seconds", .number(60))])
    await #expect(throws: HostError.self) {
      _ = try await host.restoreArrangement("A", into: nil, expecting: 2)
    }
    await host.close()
  }

  @Test func anUnknownSizeIsWaitedForUntilNothingMoreComes() async throws {
    var bench = try Bench(["--version", "1.11", "--windows", "3"])
    try bench.simulator.tell([("do", .string("set")), ("arrangement_seconds", .number(0.2))])
    let host = host(bench)
    try await host.saveArrangement("A", of: nil)
    let arrival = try await host.restoreArrangement("A", into: nil, expecting: nil)
    #expect(arrival.sessions.count == 3)
    await host.close()
  }

  @Test func namesAndWindowsThatAreNotThereAreToldSo() async throws {
    let bench = try Bench(["--version", "1.11"])
    let host = host(bench)
    for (name, window) in [("none", nil), ("A", HostID("pty-none"))] {
      do {
        _ = try await host.restoreArrangement(name, into: window, expecting: nil)
        Issue.record("\(name) was restored")
      } catch let error {
        #expect(error.code == .refused)
        #expect(error.sentence.contains("has no"), "\(error.sentence)")
      }
    }
    await host.close()
  }
}
