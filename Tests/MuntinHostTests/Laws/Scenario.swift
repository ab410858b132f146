import MuntinHost
import MuntinPlan
import MuntinSpec
import MuntinYAML
import Testing

/// A terminal in memory, the person at it, and the laws that every apply must keep.
struct Scenario {
  let host: MemoryHost
  var numbers: SeededNumbers
  /// Faults of the law, in words; empty as long as all is well.
  private(set) var faults: [String] = []
  private(set) var applies = 0
  private(set) var kinds: Set<String> = []
  var isResized = false

  init(seed: UInt64) async {
    numbers = SeededNumbers(seed: seed)
    host = MemoryHost()
    for number in 0..<numbers.below(3) {
      await host.edit {
        _ = $0.addForeignWindow(title: "theirs \(number)", cells: CellSize(columns: 80, rows: 24))
      }
    }
  }

  mutating func expect(_ condition: Bool, _ sentence: @autoclosure () -> String) {
    if !condition { faults.append(sentence()) }
  }

  func plan(_ workspace: Workspace, _ options: PlanOptions = PlanOptions()) async -> Checked<Plan> {
    let live = await host.observe(attributes: [])
    return Comparison.plan(
      DesiredState(workspace), live, await host.capabilities(), options: options)
  }

  func carryOut(_ plan: Plan) async -> Outcome {
    let limits = CourierLimits(readiness: 5000, receipt: 5000, settling: 0)
    return await Executor(host, limits: limits).carryOut(plan)
  }

  /// Applies and checks every law; false where the workspace does not fit into the terminal.
  mutating func apply(_ workspace: Workspace, _ options: PlanOptions = PlanOptions()) async -> Bool
  {
    let before = await host.terminal.live
    guard let plan = await plan(workspace, options).value else { return false }
    let outcome = await carryOut(plan)
    let after = await host.terminal.live
    applies += 1
    for change in plan.changes { kinds.insert("\(change)".prefix { $0 != "(" }.description) }
    expect(
      outcome.isComplete,
      "not complete: \(outcome.left.count) left, \(outcome.undelivered), \(String(describing: outcome.fault))"
    )
    checkProcesses(before, after, plan)
    checkForeign(before, after, plan)
    faults += StateCheck(after).faults
    defer {
      if !faults.isEmpty { faults.append("after this plan:\n" + PlanText(plan, width: 400).text) }
    }
    if options.targets.isEmpty {
      checkPlaces(workspace, after)
      await checkSecondPlan(workspace, options)
    }
    return true
  }

  /// An apply of a part: the same part again is done, and what lies outside keeps its looks.
  mutating func apply(target: String, _ workspace: Workspace) async -> Bool {
    let before = await host.terminal.live
    let options = PlanOptions(targets: [target])
    guard await apply(workspace, options) else { return false }
    await checkSecondPlan(workspace, options)
    let live = await host.terminal.live
    let now = live.byID
    let old = before.byID
    let refocused = Set(
      live.windows.flatMap(\.tabs).filter { tab in
        tab.mark.map { Self.holds(target, $0.key) } ?? false
      }.flatMap(\.panes).map(\.id))
    for (id, pane) in old {
      guard let mark = pane.mark, let after = now[id], let key = after.mark?.key,
        !Self.holds(target, mark.key), !Self.holds(target, key)
      else { continue }
      // Which of its panes is active is a matter of the tab: one that is left over may lose it.
      var kept = pane.attributes
      if refocused.contains(id) { kept[.focus] = after.attributes[.focus] }
      expect(after.attributes == kept, "\(key) was dressed outside of \(target)")
      expect(
        after.mark?.applied == mark.applied, "the mark of \(key) changed outside of \(target)")
    }
    for id in old.keys where now[id] == nil {
      expect(
        (old[id]?.mark?.key).map { Self.holds(target, $0) } ?? false,
        "\(id) closed outside of \(target)")
    }
    return true
  }

  private static func holds(_ target: String, _ key: NodeKey) -> Bool {
    [key.window, key.tab, key].contains { $0.ends(with: target) }
  }

  /// An apply that breaks off after some steps leaves nothing that the next one does not know.
  mutating func applyCut(_ workspace: Workspace, after steps: Int) async -> Bool {
    let before = await host.terminal.live
    guard let plan = await plan(workspace).value else { return false }
    await host.breakAfter(steps)
    let outcome = await carryOut(plan)
    await host.breakAfter(nil)
    let after = await host.terminal.live
    let known = Set(before.nodes.filter { $0.mark == nil }.map(\.id))
    for node in after.nodes where node.mark == nil && !known.contains(node.id) {
      expect(
        plan.changes.contains { if case .release = $0 { true } else { false } },
        "\(node.id) bears no mark after \(steps) steps")
    }
    expect(
      outcome.fault != nil || outcome.left.isEmpty, "changes were left without a fault")
    checkProcesses(before, after, plan, isCut: true)
    checkForeign(before, after, plan)
    faults += StateCheck(after).faults
    if !faults.isEmpty { faults.append("after this plan:\n" + PlanText(plan, width: 400).text) }
    return true
  }

  mutating func checkSecondPlan(_ workspace: Workspace, _ options: PlanOptions) async {
    guard let second = await plan(workspace, options).value else {
      faults.append("the second plan has errors")
      return
    }
    expect(second.changes.isEmpty, "second plan: \(second.changes)")
    expect(second.drift.isEmpty, "second plan drifts: \(second.drift)")
  }

  /// Nothing is ended but what the plan says.
  private mutating func checkProcesses(
    _ before: LiveState, _ after: LiveState, _ plan: Plan, isCut: Bool = false
  ) {
    let ending = Set(plan.endedProcesses.compactMap { plan.closing[$0] ?? plan.subjects[$0] })
    let now = after.byID
    for pane in before.windows.flatMap(\.tabs).flatMap(\.panes)
    where !ending.contains(pane.id) && pane.exitStatus == nil && pane.mark?.isPending != true {
      expect(
        now[pane.id]?.processID == pane.processID,
        "\(pane.mark?.key.description ?? "a foreign pane") \(pane.id) lost its process")
    }
    expect(
      plan.keptProcesses
        == before.byID.values.count {
          $0.mark != nil && $0.exitStatus == nil && !ending.contains($0.id)
        }, "kept processes are \(plan.keptProcesses)")
  }

  private mutating func checkForeign(_ before: LiveState, _ after: LiveState, _ plan: Plan) {
    for window in before.windows where window.mark == nil && !window.holdsOurs {
      expect(after.windows.contains(window), "a foreign window changed: \(window.id)")
    }
    for tab in before.windows.flatMap(\.tabs) where tab.mark == nil && !tab.holdsOurs {
      expect(after.windows.flatMap(\.tabs).contains(tab), "a foreign tab changed: \(tab.id)")
    }
    let now = after.byID
    for pane in before.byID.values where pane.mark == nil {
      expect(now[pane.id] == pane, "a foreign pane changed: \(pane.id)")
    }
    let arranged = plan.changes.compactMap { change -> HostID? in
      if case .arrange(let key, _, _) = change { plan.subjects[key] } else { nil }
    }
    let closing = plan.changes.contains { if case .close = $0 { true } else { false } }
    for tab in before.windows.flatMap(\.tabs) where !arranged.contains(tab.id) && !closing {
      guard let same = after.windows.flatMap(\.tabs).first(where: { $0.id == tab.id }),
        same.layout.leaves.sorted() == tab.layout.leaves.sorted()
      else { continue }
      expect(same.layout == tab.layout, "cells changed without an arrange: \(tab.id)")
    }
  }

  /// Every pane stands where the solver puts it.
  private mutating func checkPlaces(_ workspace: Workspace, _ after: LiveState) {
    let desired = DesiredState(workspace)
    for tab in desired.tabs {
      let key = tab.node.key
      guard let live = after.windows.flatMap(\.tabs).first(where: { $0.mark?.key == key }) else {
        faults.append("\(key) is not there")
        continue
      }
      let keys = Dictionary(
        live.panes.map { ($0.id.text, $0.mark?.key.name ?? "theirs") },
        uniquingKeysWith: { first, _ in first })
      let names = tab.panes.map(\.node.key.name)
      let ours = live.panes.compactMap { $0.mark?.key.name }
      // Protected panes that the file dropped stay.
      expect(
        Set(names).isSubset(of: Set(ours)), "\(key) holds \(ours.sorted()), not \(names.sorted())")
      guard live.panes.count == names.count, !isResized,
        let wanted = try? CellSolver.solve(tab.layout, size: live.layout.size)
      else { continue }
      let now = live.layout.renamed { keys[$0] ?? $0 }
      expect(
        now.frames == wanted.frames,
        "\(key) is arranged as \(CellText(now).text), not \(CellText(wanted).text)")
    }
  }
}

extension LiveState {
  var byID: [HostID: LivePane] {
    Dictionary(
      windows.flatMap(\.tabs).flatMap(\.panes).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension LiveState {
  var nodes: [(id: HostID, mark: Mark?)] {
    windows.flatMap { window in
      [(window.id, window.mark)]
        + window.tabs.flatMap { tab in
          [(tab.id, tab.mark)] + tab.panes.map { ($0.id, $0.mark) }
        }
    }
  }
}

extension LiveWindow {
  var holdsOurs: Bool { tabs.contains { $0.mark != nil || $0.holdsOurs } }
}

extension LiveTab {
  var holdsOurs: Bool { panes.contains { $0.mark != nil } }
}
