import MuntinSpec
package import MuntinYAML

/// What a person allows or narrows for one plan.
package struct PlanOptions: Equatable, Sendable {
  /// Restart panes whose command, environment or directory changed.
  package var restart = false
  /// Type a changed `run` again.
  package var rerun = false
  /// Keys, or their last names, that the plan is limited to; empty for all.
  package var targets: [String] = []

  package init(restart: Bool = false, rerun: Bool = false, targets: [String] = []) {
    self.restart = restart
    self.rerun = rerun
    self.targets = targets
  }
}

/// Compares what is wanted with what was last applied and what is there.
package struct Comparison {
  let desired: DesiredState
  let index: LiveIndex
  let targeting: Targets
  let matching: Matching
  let capabilities: HostCapabilities
  let options: PlanOptions
  var plan: Plan
  var diagnostics: [Diagnostic] = []
  /// Marks that must be written before anything is done.
  var early: [Change] = []
  var shape: [Change] = []
  var end: [Change] = []
  var settle: [Change] = []
  var deliver: [Change] = []
  var unshown = UnshownWords()
  /// Panes that the plan closes.
  var closed: Set<HostID> = []
  /// The desired key of every live pane that stays.
  let ownKeys: [HostID: NodeKey]
  let keyChanges: KeyChanges

  /// - Parameter known: which live nodes the desired ones were before.
  /// - Errors: positioned diagnostics where a layout does not fit, or a target names nothing.
  package static func plan(
    _ desired: DesiredState, _ live: LiveState, _ capabilities: HostCapabilities,
    options: PlanOptions = PlanOptions(), known: KnownNodes? = nil
  ) -> Checked<Plan> {
    var comparison = Comparison(desired, live, capabilities, options, known)
    comparison.compare()
    return Checked(comparison.plan, comparison.diagnostics)
  }

  private init(
    _ desired: DesiredState, _ live: LiveState, _ capabilities: HostCapabilities,
    _ options: PlanOptions, _ known: KnownNodes?
  ) {
    index = LiveIndex(live, workspace: desired.workspace)
    targeting = Targets(
      options.targets, in: desired, Matching(desired, index, known: known), index)
    let rule = BroadcastRule(targeting.desired, staysInTab: capabilities.broadcastStaysInTab)
    self.desired =
      capabilities.carriesProfiles ? rule.desired.withoutInherited : rule.desired
    matching = targeting.matching
    ownKeys = Dictionary(
      matching.panes.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    keyChanges = KeyChanges(self.desired, matching, index)
    self.capabilities = capabilities
    self.options = options
    plan = Plan(
      workspace: desired.workspace, host: capabilities.name, place: capabilities.place)
    plan.notices = rule.notices
    for target in targeting.unknown {
      diagnostics.append(
        Diagnostic(
          code: "unknown-target", "nothing in the workspace is called \"\(target)\"", at: .top,
          hint: "`muntin show` lists the names"))
    }
  }

  private mutating func compare() {
    refuseSharedNames()
    noteTakenNames()
    for (id, key) in keyChanges.keys {
      plan.subjects[key] = id
      let applied = index.panes[id]?.mark.applied ?? [:]
      if applied.contains(where: { ($0.key == .exec || $0.key.isTyped) && Mark.isSecret($0.value) })
      {
        plan.sensitive.insert(key)
      }
    }
    findClosed()
    for window in desired.windows { compare(window) }
    noteProfiles()
    closeRest()
    plan.index = index
    let stages: [(Plan.Stage.Kind, [Change])] = [
      (.shape, keyChanges.changes + early), (.shape, StageOrder.sorted(shape)), (.end, end),
      (.settle, StageOrder.sorted(settle)), (.deliver, deliver),
    ]
    plan.stages = stages.map { Plan.Stage(kind: $0, changes: $1) }.filter { !$0.changes.isEmpty }
    if let notice = unshown.notice { plan.notices.append(notice) }
    let ending = Set(plan.endedProcesses.compactMap { plan.closing[$0] ?? plan.subjects[$0] })
    plan.keptProcesses = index.panes.count { id, pane in
      pane.live.exitStatus == nil && !ending.contains(id)
    }
  }

  private mutating func compare(_ window: DesiredWindow) {
    let key = window.node.key
    let live = matching.windows[key].flatMap { index.windows[$0] }
    if targeting.isPassive(key), live != nil || window.tabs.allSatisfy({ isPassive($0) }) {
      for tab in window.tabs { compare(tab, in: window) }
      return
    }
    if let live {
      if live.mark.key != key { shape.append(.rename(key, from: live.mark.key)) }
    } else {
      shape.append(
        .openWindow(
          key, title: window.node.attributes[.title]?.value ?? key.name,
          cells: window.cells ?? capabilities.defaultCells))
    }
    dress(window.node, live.map { ($0.live.attributes, $0.mark) }, isNew: live == nil)
    record(window.node, old: live?.mark)
    for tab in window.tabs { compare(tab, in: window) }
    order(window)
  }

  private mutating func compare(_ tab: DesiredTab, in window: DesiredWindow) {
    let key = tab.node.key
    let live = matching.tabs[key].flatMap { index.tabs[$0] }
    if let live, isPassive(tab) {
      compare(passive: tab, in: window, live)
      return
    }
    if let live {
      if live.window != matching.windows[window.node.key] {
        shape.append(.moveTab(key, from: live.mark.key))
      } else if live.mark.key.name != key.name {
        shape.append(.rename(key, from: live.mark.key))
      }
    } else {
      shape.append(
        .openTab(key, title: tab.node.attributes[.title]?.value ?? key.name))
    }
    dress(tab.node, live.map { ($0.live.attributes, $0.mark) }, isNew: live == nil)
    for pane in tab.panes { compare(pane) }
    let cells = arrange(tab, in: window, live)
    if live == nil, case .split = tab.layout {
      // Until it is arranged, its mark must not say that it was.
      var early = mark(of: tab.node, extra: [:])
      early.applied[.layout] = nil
      shape.append(.record(key, early))
    }
    record(tab.node, old: live?.mark, extra: cells.map { [.cells: $0] } ?? [:])
    focus(tab)
    zoom(tab, live)
  }

  private func isPassive(_ tab: DesiredTab) -> Bool {
    targeting.isPassive(tab.node.key) && matching.tabs[tab.node.key] != nil
  }

  private mutating func compare(
    passive tab: DesiredTab, in window: DesiredWindow, _ live: LiveIndex.Tab
  ) {
    for pane in tab.panes { compare(pane) }
    let key = tab.node.key
    let cells = arrange(tab, in: window, live)
    guard isArranged(key, in: shape) || isArranged(key, in: settle) else { return }
    var mark = live.mark
    mark.applied[.layout] = tab.node.attributes[.layout].map(Mark.form)
    mark.applied[.cells] = cells
    if mark != live.mark || hasEarlyMark(key) { place(.record(key, mark), after: key) }
    zoom(tab, live)
  }
}
