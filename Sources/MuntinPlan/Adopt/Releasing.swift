/// Gives things up: they stay as they are, and bear no mark from now on.
package enum Releasing {
  /// The plan that takes the marks of a workspace away.
  ///
  /// - Parameter targets: keys, or their last names, with everything inside them; empty for all.
  /// - Returns: the plan, and those of `targets` that name nothing.
  package static func plan(
    _ workspace: String, _ live: LiveState, _ capabilities: HostCapabilities,
    targets: [String] = []
  ) -> (plan: Plan, unknown: [String]) {
    let index = LiveIndex(live, workspace: workspace)
    var plan = Plan(workspace: workspace, host: capabilities.name, place: capabilities.place)
    var changes: [Change] = []
    for (id, mark) in index.marks.sorted(by: { $0.value.key < $1.value.key })
    where targets.isEmpty || Targets.holds(mark.key, targets) {
      plan.closing[mark.key] = id
      changes.append(.release(mark.key))
    }
    if !changes.isEmpty { plan.stages = [Plan.Stage(kind: .shape, changes: changes)] }
    plan.keptProcesses = index.panes.values.count { $0.live.exitStatus == nil }
    let unknown = targets.filter { name in
      !index.marks.values.contains { $0.key.ends(with: name) }
    }
    return (plan, unknown)
  }
}
