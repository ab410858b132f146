import MuntinSpec

/// Binds what a terminal has brought back by itself, from an arrangement of its own, to the nodes of
/// a workspace. Such things have new ids, and new processes: shells, or what their profiles start.
///
/// Windows are told by what stands in them, tabs and panes by their places where these are the same
/// as in the workspace, else by what they are like. Only marks are written. The mark of a pane whose
/// command has still to be given says so, so that a plan of the workspace goes on from there.
package struct Returning {
  /// The plan that marks what is bound, and takes away the marks of what is there twice.
  package private(set) var plan: Plan
  /// The marks of the panes that are bound.
  package private(set) var marks: [NodeKey: Mark] = [:]
  /// Panes that came back and are nobody's: the workspace has them already, or does not know them.
  package private(set) var strangers = 0

  private let live: LiveState
  private let new: Set<HostID>
  private let jobs: [HostID: Job]
  private let scores: AdoptionScores
  private var changes: [Change] = []

  /// - Parameters:
  ///   - new: the panes that came back.
  ///   - jobs: what runs in them, as far as that is known.
  ///   - bindsWindows: false where they came into a window that was there before.
  ///   - isLast: what is not bound now is nobody's.
  package init(
    _ desired: DesiredState, _ live: LiveState, new: Set<HostID>, jobs: [HostID: Job],
    _ capabilities: HostCapabilities, bindsWindows: Bool, isLast: Bool = true
  ) {
    self.live = live
    self.new = new
    self.jobs = jobs
    scores = AdoptionScores(capabilities: capabilities)
    plan = Plan(
      workspace: desired.workspace, host: capabilities.name, place: capabilities.place)
    let taken = Self.taken(desired.workspace, live, besides: new)
    let wanted = desired.windows.filter { window in
      !taken.contains { $0.isInside(window.node.key) }
    }
    if bindsWindows {
      bindWindows(wanted)
    } else {
      bindTabs(wanted.flatMap(\.tabs), arrivals.flatMap(\.tabs))
    }
    if isLast { release() }
    if !changes.isEmpty { plan.stages = [Plan.Stage(kind: .shape, changes: changes)] }
  }

  /// The keys of panes of a workspace that are there besides some.
  package static func taken(
    _ workspace: String, _ live: LiveState, besides new: Set<HostID> = []
  ) -> Set<NodeKey> {
    let panes = live.windows.flatMap(\.tabs).flatMap(\.panes).filter { !new.contains($0.id) }
    return Set(panes.compactMap { $0.mark?.workspace == workspace ? $0.mark?.key : nil })
  }

  /// What came back: windows with just the tabs that did.
  private var arrivals: [LiveWindow] {
    live.windows.compactMap { window in
      var window = window
      window.tabs = window.tabs.filter { tab in
        tab.layout.leaves.contains { new.contains(HostID($0)) }
      }
      return window.tabs.isEmpty ? nil : window
    }
  }

  // MARK: Binding

  private mutating func bindWindows(_ wanted: [DesiredWindow]) {
    let pairs = Pairing.best(wanted, arrivals) { likeness($0, $1) }
    for pair in pairs where pair.likeness.score > 0 || wanted.count == 1 {
      adopt(pair.wanted.node, pair.live.id, pair.likeness)
      bindTabs(pair.wanted.tabs, pair.live.tabs)
    }
  }

  private mutating func bindTabs(_ wanted: [DesiredTab], _ arrived: [LiveTab]) {
    if wanted.count == arrived.count {
      for (tab, live) in zip(wanted, arrived) {
        bind(tab, live, scores.likeness(tab, live, isInPlace: true))
      }
      return
    }
    let pairs = Pairing.best(wanted, arrived) {
      scores.likeness($0, $1, isInPlace: isBorn($1.panes, inside: $0.node.key) == true)
    }
    for pair in pairs { bind(pair.wanted, pair.live, pair.likeness) }
  }

  private mutating func bind(_ tab: DesiredTab, _ live: LiveTab, _ likeness: Likeness) {
    adopt(tab.node, live.id, likeness)
    let shown = tab.shown
    let places = tab.layout.leaves.filter { name in shown.contains { $0.node.key.name == name } }
    let isExact = Self.isAlike(tab, live)
    let pairs = Pairing.best(shown, live.panes.filter { new.contains($0.id) }) { pane, live in
      let place = self.live.place(of: live.id)
      var likeness = scores.likeness(
        pane, live, isInPlace: isExact && places.firstIndex(of: pane.node.key.name) == place)
      // A place in the same tree says all.
      likeness.compare(
        "layout", weight: 1000,
        isExact ? places.firstIndex(of: pane.node.key.name) == place : nil)
      likeness.compare("origin", weight: 100, live.mark.map { $0.key == pane.node.key })
      return likeness
    }
    for pair in pairs { bind(pair.wanted, pair.live, pair.likeness) }
  }

  private mutating func bind(_ pane: DesiredPane, _ live: LivePane, _ likeness: Likeness) {
    var applied: [Attribute: String] = [:]
    for (name, form) in pane.startForms {
      // The terminal knows nothing of variables of the environment.
      if name.isEnvironment, pane.start.process == nil { continue }
      applied[name] = form
    }
    if let folder = pane.start.directory?.value, !live.directory.isEmpty, folder != live.directory {
      applied[.directory] = live.directory
    }
    var isPending = !pane.input.isEmpty
    if pane.start.process != nil {
      // Its own process takes the place of the shell that the terminal has started.
      isPending = !isRunning(pane, live)
    }
    adopt(pane.node, live.id, likeness, applied: applied, isPending: isPending)
    plan.keptProcesses += 1
  }

  /// The profile has started the pane's own process already.
  private func isRunning(_ pane: DesiredPane, _ live: LivePane) -> Bool {
    guard let program = AdoptionScores.program(of: pane) else { return false }
    let job = jobs[live.id]
    let names = [job?.ownWords.first, job?.words.first, live.command].compactMap { $0 }
    return names.contains { AdoptionScores.base($0) == program }
  }

  private mutating func adopt(
    _ node: DesiredNode, _ id: HostID, _ likeness: Likeness, applied: [Attribute: String] = [:],
    isPending: Bool = false
  ) {
    var mark = Mark(workspace: plan.workspace, key: node.key)
    mark.isNumbered = node.isNumbered
    mark.protect = node.protect
    mark.words = node.words
    mark.isPending = isPending
    mark.applied = applied
    plan.subjects[node.key] = id
    if node.key.kind == .pane { marks[node.key] = mark }
    changes.append(.adopt(node.key, mark, likeness))
  }

  /// A session that was born with a mark comes back with it: whatever is not bound must not be taken
  /// for what it was made from.
  private mutating func release() {
    let bound = Set(plan.subjects.values)
    for window in arrivals {
      for tab in window.tabs {
        for pane in tab.panes where new.contains(pane.id) && !bound.contains(pane.id) {
          strangers += 1
          let key = NodeKey([window.id.text, tab.id.text, pane.id.text])
          plan.closing[key] = pane.id
          changes.append(.release(key))
        }
      }
    }
  }

  // MARK: Likeness

  private func likeness(_ wanted: DesiredWindow, _ live: LiveWindow) -> Likeness {
    var likeness = scores.likeness(wanted, live)
    let isInOrder = wanted.tabs.count == live.tabs.count
    let pairs = Array(zip(wanted.tabs, live.tabs))
    likeness.compare(
      "layouts", weight: 40, isInOrder && pairs.allSatisfy { Self.isAlike($0, $1) })
    likeness.compare(
      "origin", weight: 200, isBorn(live.tabs.flatMap(\.panes), inside: wanted.node.key))
    for (tab, liveTab) in pairs where Self.isAlike(tab, liveTab) {
      for (name, id) in zip(tab.layout.leaves, liveTab.layout.leaves) {
        guard let pane = tab.shown.first(where: { $0.node.key.name == name }),
          let there = liveTab.panes.first(where: { $0.id.text == id })
        else { continue }
        likeness.compare(
          "folder", weight: 20, pane.start.directory.map { $0.value == there.directory })
        likeness.compare(
          "title", weight: 10,
          pane.node.attributes[.title].map { $0.value == there.attributes[.title] })
        likeness.compare(
          "profile", weight: 10,
          pane.node.attributes[.profile].map { $0.value == there.attributes[.profile] })
      }
    }
    return likeness
  }

  /// Whether panes were born with marks of a node; nil where none bears one.
  private func isBorn(_ panes: [LivePane], inside key: NodeKey) -> Bool? {
    let marks = panes.compactMap(\.mark).filter { $0.workspace == plan.workspace }
    return marks.isEmpty ? nil : marks.contains { $0.key.isInside(key) }
  }

  private static func isAlike(_ tab: DesiredTab, _ live: LiveTab) -> Bool {
    guard !live.isLayoutHidden else { return tab.shown.count == 1 && live.panes.count == 1 }
    let shown = Set(tab.shown.map(\.node.key.name))
    return tab.layout.keeping(shown.contains).map { AdoptionScores.isAlike($0, live.layout) }
      ?? false
  }
}

extension DesiredTab {
  /// What takes room in it.
  package var shown: [DesiredPane] {
    panes.filter { $0.node.attributes[.hidden]?.value != "true" }
  }
}

extension LiveState {
  /// The place of a pane in the layout of its tab.
  fileprivate func place(of pane: HostID) -> Int? {
    for tab in windows.flatMap(\.tabs) {
      if let place = tab.layout.leaves.firstIndex(of: pane.text) { return place }
    }
    return nil
  }
}
