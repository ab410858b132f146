package import MuntinSpec

/// What an `adopt` or a `release` changed, and the way back: nothing but marks.
package struct Rebinding: Equatable, Sendable {
  /// A thing that was given up, with the mark that it bore.
  package struct Released: Equatable, Sendable {
    package var id: HostID
    package var mark: Mark
    /// Of a pane: another process under the same id is another pane.
    package var processID: Int
  }

  package var adopted: [NodeKey] = []
  package var released: [Released] = []

  /// What a plan is about to change; nil for a plan that changes anything else.
  package init?(_ plan: Plan, _ live: LiveState) {
    guard !plan.changes.isEmpty else { return nil }
    let things = Self.things(live)
    for change in plan.changes {
      switch change {
      case .adopt(let key, _, _): adopted.append(key)
      case .release(let key):
        guard let id = plan.closing[key], let thing = things[id], let mark = thing.mark else {
          return nil
        }
        released.append(Released(id: id, mark: mark, processID: thing.processID))
      default: return nil
      }
    }
  }

  /// The plan back.
  ///
  /// - Returns: it, and how many of the things that were given up are not there any more, or belong
  ///   to somebody.
  package func plan(
    back live: LiveState, workspace: String, _ capabilities: HostCapabilities
  ) -> (plan: Plan, missing: Int) {
    let wanted = Set(adopted)
    let things = Self.things(live)
    var plan = Plan(workspace: workspace, host: capabilities.name, place: capabilities.place)
    var changes: [Change] = []
    for (id, thing) in things.sorted(by: { $0.key < $1.key }) {
      guard let mark = thing.mark, mark.workspace == workspace, wanted.contains(mark.key),
        plan.closing[mark.key] == nil
      else { continue }
      plan.closing[mark.key] = id
      changes.append(.release(mark.key))
    }
    var missing = 0
    for one in released {
      guard let thing = things[one.id], thing.mark == nil, thing.processID == one.processID else {
        missing += 1
        continue
      }
      plan.subjects[one.mark.key] = one.id
      changes.append(
        .adopt(one.mark.key, one.mark, .itself(one.id.text, because: "given up before")))
    }
    changes.sort { $0.key < $1.key }
    if !changes.isEmpty { plan.stages = [Plan.Stage(kind: .shape, changes: changes)] }
    let panes = live.windows.flatMap(\.tabs).flatMap(\.panes)
    plan.keptProcesses = panes.count {
      $0.exitStatus == nil
        && ($0.mark?.workspace == workspace || plan.subjects.values.contains($0.id))
    }
    return (plan, missing)
  }

  private static func things(_ live: LiveState) -> [HostID: (mark: Mark?, processID: Int)] {
    var things: [HostID: (mark: Mark?, processID: Int)] = [:]
    for window in live.windows {
      things[window.id] = (window.mark, 0)
      for tab in window.tabs {
        things[tab.id] = (tab.mark, 0)
        for pane in tab.panes { things[pane.id] = (pane.mark, pane.processID) }
      }
    }
    return things
  }

  // MARK: JSON

  package var json: JSONValue {
    .object([
      ("adopted", .array(adopted.map { .string($0.description) })),
      (
        "released",
        .array(
          released.map { one in
            .object([
              ("id", .string(one.id.text)), ("mark", .string(one.mark.text)),
              ("process", .integer(one.processID)),
            ])
          })
      ),
    ])
  }

  package init?(_ json: JSONValue) {
    guard let adopted = json["adopted"]?.array, let released = json["released"]?.array else {
      return nil
    }
    self.adopted = adopted.compactMap { $0.string.flatMap { NodeKey(text: $0) } }
    self.released = released.compactMap { one in
      guard let id = one["id"]?.string, let mark = one["mark"]?.string.flatMap({ Mark(text: $0) }),
        let process = one["process"]?.integer
      else { return nil }
      return Released(id: HostID(id), mark: mark, processID: process)
    }
  }
}
