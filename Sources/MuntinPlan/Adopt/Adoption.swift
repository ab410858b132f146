import MuntinSpec

/// Binds what is there, and nobody's, to the nodes of a workspace that have nothing yet: only marks
/// are written, so that nothing is restarted, typed or moved.
///
/// Outermost first: windows by their titles and tabs, tabs inside of these by title, place and
/// layout, panes inside of these by title, folder, command and place. Of several the most alike
/// comes first.
package struct Adoption {
  private let live: LiveState
  private let scores: AdoptionScores
  private let matching: Matching
  private var windows: [NodeKey: HostID]
  private var tabs: [NodeKey: HostID]
  private var changes: [Change] = []
  private var plan: Plan

  /// Scores below these say nothing, unless nothing else could be meant. A pane of an adopted tab
  /// is always bound: its place alone tells it.
  private static let leastWindow = 30
  private static let leastTab = 30

  /// The plan that marks what is bound.
  ///
  /// - Parameter window: the id or the title of the one live window to be taken for the first
  ///   window of the workspace; nil to look for the most alike.
  /// - Returns: a plan whose changes are all `adopt`; empty where nothing is found.
  package static func plan(
    _ desired: DesiredState, _ live: LiveState, _ capabilities: HostCapabilities,
    window: String? = nil
  ) -> Plan {
    var adoption = Adoption(desired, live, capabilities)
    adoption.bindWindows(desired, named: window)
    for wanted in desired.windows { adoption.bindTabs(wanted) }
    for tab in desired.tabs { adoption.bindPanes(tab) }
    return adoption.finished()
  }

  private init(_ desired: DesiredState, _ live: LiveState, _ capabilities: HostCapabilities) {
    self.live = live
    scores = AdoptionScores(capabilities: capabilities)
    let index = LiveIndex(live, workspace: desired.workspace)
    matching = Matching(desired, index)
    windows = matching.windows
    tabs = matching.tabs
    plan = Plan(
      workspace: desired.workspace, host: capabilities.name, place: capabilities.place)
    plan.keptProcesses = index.panes.values.count { $0.live.exitStatus == nil }
  }

  private func finished() -> Plan {
    var plan = plan
    if !changes.isEmpty { plan.stages = [Plan.Stage(kind: .shape, changes: changes)] }
    return plan
  }

  // MARK: Binding

  private mutating func bindWindows(_ desired: DesiredState, named name: String?) {
    let wanted = desired.windows.filter { windows[$0.node.key] == nil }
    var free = live.windows.filter { $0.mark == nil }
    if let name, let first = wanted.first,
      let place = free.firstIndex(where: { $0.id.text == name || $0.attributes[.title] == name })
    {
      let window = free.remove(at: place)
      adopt(first.node, window.id, scores.likeness(first, window))
      windows[first.node.key] = window.id
    }
    if name != nil { return }
    let pairs = Pairing.best(wanted, free) { scores.likeness($0, $1) }
    for pair in pairs where pair.likeness.score >= Self.leastWindow {
      adopt(pair.wanted.node, pair.live.id, pair.likeness)
      windows[pair.wanted.node.key] = pair.live.id
    }
  }

  private mutating func bindTabs(_ window: DesiredWindow) {
    guard let id = windows[window.node.key],
      let liveWindow = live.windows.first(where: { $0.id == id })
    else { return }
    let wanted = window.tabs.filter { tabs[$0.node.key] == nil }
    let free = liveWindow.tabs.filter { $0.mark == nil }
    let isOnly = window.tabs.count == 1 && liveWindow.tabs.count == 1
    let pairs = Pairing.best(wanted, free) { tab, live in
      let place = window.tabs.firstIndex { $0.node.key == tab.node.key }
      return scores.likeness(
        tab, live, isInPlace: place == liveWindow.tabs.firstIndex { $0.id == live.id })
    }
    for pair in pairs where isOnly || pair.likeness.score >= Self.leastTab {
      adopt(pair.wanted.node, pair.live.id, pair.likeness)
      tabs[pair.wanted.node.key] = pair.live.id
    }
  }

  private mutating func bindPanes(_ tab: DesiredTab) {
    guard let id = tabs[tab.node.key],
      let liveTab = live.windows.lazy.flatMap(\.tabs).first(where: { $0.id == id })
    else { return }
    let wanted = tab.panes.filter { matching.panes[$0.node.key] == nil }
    let free = liveTab.panes.filter { $0.mark == nil }
    let places = tab.layout.leaves
    let livePlaces = liveTab.layout.leaves
    let pairs = Pairing.best(wanted, free) { pane, live in
      scores.likeness(
        pane, live,
        isInPlace: places.firstIndex(of: pane.node.key.name)
          == livePlaces.firstIndex(of: live.id.text))
    }
    var bound: [String: HostID] = [:]
    for pair in pairs {
      bound[pair.wanted.node.key.name] = pair.live.id
      if pair.live.exitStatus == nil { plan.keptProcesses += 1 }
      // As if it had been started and typed so: neither is done again.
      let applied = pair.wanted.startForms.merging(pair.wanted.inputForms) { first, _ in first }
      adopt(pair.wanted.node, pair.live.id, pair.likeness, applied: applied)
    }
    noteFront(tab, liveTab, bound)
  }

  /// What is in front, or fills its tab, as the workspace says needs not be made so again.
  private mutating func noteFront(_ tab: DesiredTab, _ live: LiveTab, _ bound: [String: HostID]) {
    let place = changes.firstIndex { $0.key == tab.node.key }
    guard let place, case .adopt(let key, var mark, let likeness) = changes[place] else { return }
    for name in [Attribute.focus, .zoom] {
      guard let wanted = tab.node.attributes[name], let id = bound[wanted.value] else { continue }
      let isSo =
        name == .zoom
        ? live.attributes[.zoom] == id.text
        : live.panes.contains { $0.id == id && $0.attributes[.focus] == "true" }
      if isSo { mark.applied[name] = Mark.form(wanted) }
    }
    changes[place] = .adopt(key, mark, likeness)
  }

  private mutating func adopt(
    _ node: DesiredNode, _ id: HostID, _ likeness: Likeness, applied: [Attribute: String] = [:]
  ) {
    var mark = Mark(workspace: plan.workspace, key: node.key)
    mark.isNumbered = node.isNumbered
    mark.protect = node.protect
    mark.words = node.words
    mark.applied = applied
    plan.subjects[node.key] = id
    changes.append(.adopt(node.key, mark, likeness))
  }
}
