package import MuntinSpec
import MuntinYAML

extension Capture {
  /// What a plan of the workspace would still change, once `binding` is carried out: whatever the
  /// file does not say exactly. It is noted in the report.
  package mutating func verify(_ live: LiveState, _ binding: Plan, as read: Workspace) {
    let bound = live.bound(by: binding)
    let plan = Comparison.plan(DesiredState(read), bound, request.capabilities)
    for fault in plan.diagnostics { note(NodeKey([read.name]), fault.message) }
    let captured = Set(keys.values)
    for change in plan.value?.shownChanges ?? [] where captured.contains(change.key) {
      if case .openPane = change { continue }
      note(change.key, "a plan would still change \(Self.what(change))")
    }
  }

  private mutating func note(_ key: NodeKey, _ text: String) {
    report.note(key, approximated: text)
  }

  private static func what(_ change: Change) -> String {
    switch change {
    case .set(_, let name, _, _): name.name
    case .arrange: "the sizes of its panes"
    case .orderTabs: "the order of its tabs"
    case .focus: "its focus"
    case .zoom: "its zoom"
    case .restart: "its process"
    case .deliver: "its command"
    case .openWindow, .openTab, .openPane, .moveTab, .movePane, .rename, .adopt, .record, .release,
      .close:
      "its place"
    }
  }
}

extension LiveState {
  /// As it is once the marks of a binding are written.
  package func bound(by binding: Plan) -> LiveState {
    var marks: [HostID: Mark] = [:]
    for change in binding.changes {
      guard let id = binding.subjects[change.key] else { continue }
      if case .adopt(_, let mark, _) = change { marks[id] = mark }
      if case .record(_, let mark) = change { marks[id] = mark }
    }
    var bound = self
    for w in bound.windows.indices {
      bound.windows[w].mark = marks[bound.windows[w].id] ?? bound.windows[w].mark
      for t in bound.windows[w].tabs.indices {
        let id = bound.windows[w].tabs[t].id
        bound.windows[w].tabs[t].mark = marks[id] ?? bound.windows[w].tabs[t].mark
        for p in bound.windows[w].tabs[t].panes.indices {
          let id = bound.windows[w].tabs[t].panes[p].id
          let old = bound.windows[w].tabs[t].panes[p].mark
          bound.windows[w].tabs[t].panes[p].mark = marks[id] ?? old
        }
      }
    }
    return bound
  }
}
