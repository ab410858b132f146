package import MuntinSpec

extension Capture {
  /// The plan that makes what was captured, and is nobody's, part of the workspace: only marks are
  /// written. After it a plan of the workspace is empty.
  ///
  /// - Parameter read: the captured workspace as it is read from its file.
  package func binding(_ live: LiveState, as read: Workspace) -> Plan {
    let desired = DesiredState(read)
    var plan = Plan(
      workspace: read.name, host: request.capabilities.name, place: request.capabilities.place)
    var changes: [Change] = []
    func bind(_ id: HostID, _ old: Mark?, _ node: DesiredNode, _ extra: [Attribute: String]) {
      guard old == nil || own(old)?.isCaptured == true else {
        guard let mark = own(old).flatMap({ Self.renewed($0, extra) }) else { return }
        plan.subjects[node.key] = id
        changes.append(.record(node.key, mark))
        return
      }
      var mark = Mark(workspace: read.name, key: node.key)
      mark.isNumbered = node.isNumbered
      mark.protect = node.protect
      mark.words = node.words
      mark.isCaptured = node.key.kind == .pane
      mark.applied = node.attributes.mapValues(Mark.form)
      mark.applied.merge(extra) { _, own in own }
      guard mark != old else { return }
      plan.subjects[node.key] = id
      changes.append(
        old == nil
          ? .adopt(node.key, mark, .itself(id.text, because: "captured")) : .record(node.key, mark))
    }
    let windows = Dictionary(
      desired.windows.map { ($0.node.key, $0) }, uniquingKeysWith: { first, _ in first })
    let tabs = Dictionary(
      desired.tabs.map { ($0.node.key, $0) }, uniquingKeysWith: { first, _ in first })
    let panes = Dictionary(
      desired.panes.map { ($0.node.key, $0) }, uniquingKeysWith: { first, _ in first })
    for window in live.windows {
      if let key = keys[window.id], let node = windows[key]?.node {
        bind(window.id, window.mark, node, [:])
      }
      for tab in window.tabs {
        if let key = keys[tab.id], let node = tabs[key]?.node {
          bind(tab.id, tab.mark, node, [.cells: tab.layout.size.description])
        }
        for pane in tab.panes {
          guard let key = keys[pane.id], let wanted = panes[key] else { continue }
          let forms = wanted.startForms.merging(wanted.inputForms) { first, _ in first }
          bind(pane.id, pane.mark, wanted.node, forms)
          if pane.exitStatus == nil { plan.keptProcesses += 1 }
        }
      }
    }
    if !changes.isEmpty { plan.stages = [Plan.Stage(kind: .shape, changes: changes)] }
    return plan
  }
}

extension Capture {
  /// The mark of a pane in which something else was typed since; nil where that is not so. What was
  /// started in it, and what only a digest is known of, stays as it was.
  private static func renewed(_ old: Mark, _ forms: [Attribute: String]) -> Mark? {
    guard old.key.kind == .pane, !old.isPending,
      old.applied.allSatisfy({ !$0.key.isTyped || Mark.shown($0.value) == $0.value })
    else { return nil }
    var mark = old
    for name in [Attribute.run, .type] { mark.applied[name] = forms[name] }
    guard mark != old else { return nil }
    mark.isCaptured = true
    return mark
  }
}
