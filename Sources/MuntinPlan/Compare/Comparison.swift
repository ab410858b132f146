package import MuntinYAML
import MuntinSpec

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
  let matching: Matching
  let capabilities: HostCapabilities
  let options: PlanOptions
  var plan: Plan
  var diagnostics: [Diagnostic] = []
  var shape: [Change] = []
  var end: [Change] = []
  var settle: [Change] = []
  var deliver: [Change] = []
  var unshown: [Attribute: Int] = [:]
  /// Panes that the plan closes.
  var closed: Set<HostID> = []
  /// The desired key of every live pane that stays.
  let ownKeys: [HostID: NodeKey]

  /// - Errors: positioned diagnostics where a layout does not fit, or a target names nothing.
  package static func plan(
    _ desired: DesiredState, _ live: LiveState, _ capabilities: HostCapabilities,
    options: PlanOptions = PlanOptions()
  ) -> Checked<Plan> {
    var comparison = Comparison(desired, live, capabilities, options)
    comparison.compare()
    return Checked(comparison.plan, comparison.diagnostics)
  }

  private init(
    _ desired: DesiredState, _ live: LiveState, _ capabilities: HostCapabilities,
    _ options: PlanOptions
  ) {
    index = LiveIndex(live, workspace: desired.workspace)
    let whole = Matching(desired, index)
    let targets = Targets(options.targets)
    let rule = BroadcastRule(
      targets.narrowed(desired, whole), staysInTab: capabilities.broadcastStaysInTab)
    self.desired = rule.desired
    matching = options.targets.isEmpty ? whole : Matching(self.desired, index)
    ownKeys = Dictionary(
      matching.panes.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.capabilities = capabilities
    self.options = options
    plan = Plan(
      workspace: desired.workspace, host: capabilities.name, place: capabilities.place)
    plan.notices = rule.notices
    for target in targets.unknown(in: desired, index) {
      diagnostics.append(
        Diagnostic(
          code: "unknown-target", "nothing in the workspace is called \"\(target)\"", at: .top,
          hint: "`muntin show` lists the names"))
    }
  }

  private mutating func compare() {
    for (key, id) in matching.windows { plan.subjects[key] = id }
    for (key, id) in matching.tabs { plan.subjects[key] = id }
    for (key, id) in matching.panes { plan.subjects[key] = id }
    findClosed()
    for window in desired.windows { compare(window) }
    closeRest()
    plan.observed = Observation(index).facts
    let targets = Targets(options.targets)
    let stages: [(Plan.Stage.Kind, [Change])] = [
      (.shape, shape), (.end, end), (.settle, settle), (.deliver, deliver),
    ]
    plan.stages = stages.map { Plan.Stage(kind: $0, changes: $1.filter(targets.includes)) }
      .filter { !$0.changes.isEmpty }
    plan.notices +=
      unshown.sorted { $0.key < $1.key }
      .map { Notice(key: nil, subject: .cannotShow($0, count: $1)) }
    let ending = Set(plan.endedProcesses.compactMap { plan.closing[$0] ?? plan.subjects[$0] })
    plan.keptProcesses = index.panes.count { id, pane in
      pane.live.exitStatus == nil && !ending.contains(id)
    }
  }

  private mutating func compare(_ window: DesiredWindow) {
    let key = window.node.key
    let live = matching.windows[key].flatMap { index.windows[$0] }
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
    record(tab.node, old: live?.mark, extra: cells.map { [.cells: $0.description] } ?? [:])
    focus(tab, live)
  }

  private mutating func order(_ window: DesiredWindow) {
    let wanted = window.tabs.map(\.node.key)
    guard !window.node.ignore.contains(.order), wanted.count > 1,
      let live = matching.windows[window.node.key].flatMap({ index.windows[$0] })
    else { return }
    let keys = Dictionary(
      matching.tabs.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var now = live.live.tabs.compactMap { keys[$0.id] }.filter(wanted.contains)
    // What is opened or moved here comes after what is there.
    now += wanted.filter { !now.contains($0) }
    if now != wanted { shape.append(.orderTabs(window.node.key, from: now, to: wanted)) }
  }

  private mutating func focus(_ tab: DesiredTab, _ live: LiveIndex.Tab?) {
    let key = tab.node.key
    let wanted = tab.node.attributes
    if let name = wanted[.focus]?.value, live?.mark.applied[.focus] != name,
      !tab.node.ignore.contains(.focus)
    {
      shape.append(.focus(key.child(name)))
      if matching.windows[key.window] == nil, firstFocus(in: key.window) == key {
        shape.append(.focus(key))
      }
    }
    guard !tab.node.ignore.contains(.zoom) else { return }
    let zoomed = live?.live.attributes[.zoom].map { HostID($0) }
    if let name = wanted[.zoom]?.value, live?.mark.applied[.zoom] != name {
      shape.append(.zoom(key, pane: key.child(name)))
    } else if wanted[.zoom] == nil, live?.mark.applied[.zoom] != nil, zoomed != nil {
      shape.append(.zoom(key, pane: nil))
    } else if let zoomed, let pane = tab.panes.first(where: { plan.subjects[$0.node.key] == zoomed }),
      case .arrange(key, _, _)? = (shape + settle).last(where: { $0.key == key })
    {
      // An arrangement ends a zoom: put it back.
      settle.append(.zoom(key, pane: pane.node.key))
    }
  }

  private func firstFocus(in window: NodeKey) -> NodeKey? {
    desired.windows.first { $0.node.key == window }?
      .tabs.first { $0.node.attributes[.focus] != nil }?.node.key
  }
}
