import MuntinHost
import MuntinPlan
import MuntinSpec

/// The second part of a batch: everything that is done to things whose ids are known.
struct TmuxChanges {
  private(set) var steps: [TmuxStep] = []
  /// Why a part of the batch was left out.
  private(set) var refusal: HostError?
  private let batch: Batch
  private let view: TmuxView
  private let ids: [NodeKey: HostID]
  private let marks: [NodeKey: Mark]
  private(set) var order: TmuxOrder

  /// - Parameters:
  ///   - skipped: places of changes that the first part carried out.
  ///   - ids: of all nodes that exist, those of the first part too.
  ///   - ownSession: the one that our client is attached to.
  init(
    _ batch: Batch, skipped: Set<Int>, _ view: TmuxView, ids: [NodeKey: HostID],
    order: TmuxOrder, ownSession: HostID?
  ) {
    self.batch = batch
    self.view = view
    self.ids = ids
    self.order = order
    var marks: [NodeKey: Mark] = [:]
    for window in view.live.windows {
      for mark in [window.mark] + window.tabs.flatMap({ [$0.mark] + $0.panes.map(\.mark) }) {
        if let mark { marks[mark.key] = mark }
      }
    }
    for case .record(let key, let mark) in batch.changes { marks[key] = mark }
    self.marks = marks
    orderArrivals()
    for (place, change) in batch.changes.enumerated() where !skipped.contains(place) {
      add(change, place)
    }
    closeSessions(own: ownSession)
  }

  private func target(_ key: NodeKey) -> String? { ids[key]?.text }

  private mutating func add(_ change: Change, _ place: Int) {
    switch change {
    case .openWindow, .openTab, .openPane, .deliver, .moveTab, .movePane: break
    case .rename: steps.append(TmuxStep([], places: [place]))
    case .orderTabs(let key, _, let wanted): orderTabs(key, wanted, place)
    case .arrange(let key, _, let layout): arrange(key, layout, place)
    case .set(let key, let name, _, let value): set(key, name, value?.value, place)
    case .focus(let key):
      guard let id = target(key) else { return }
      let command = key.kind == .tab ? "select-window" : "select-pane"
      steps.append(TmuxStep([TmuxCommand([command, "-t", id])], places: [place]))
    case .zoom(let key, let pane): zoom(key, pane, place)
    case .restart(let key, let start, _): restart(key, start, place)
    case .adopt(let key, let mark, _), .record(let key, let mark):
      guard let id = target(key) else { return }
      steps.append(TmuxStep(TmuxOptions(key.kind, target: id).mark(mark), places: [place]))
    case .release(let key):
      guard let id = batch.closing[key] else { return }
      steps.append(
        TmuxStep(TmuxOptions(key.kind, target: id.text).mark(nil), places: [place]))
    case .close(let key): close(key, place)
    }
  }

  private mutating func set(_ key: NodeKey, _ name: Attribute, _ value: String?, _ place: Int) {
    guard let id = target(key) else { return }
    // Some options hold several attributes, so all of them are needed to write one.
    let shown = shown(HostID(id))
    var all = marks[key]?.applied ?? shown
    for (name, form) in all where Mark.shown(form) != form { all[name] = shown[name] ?? form }
    for case .set(key, let name, _, let value) in batch.changes { all[name] = value?.value }
    var commands = TmuxLook.commands(name, value, of: key.kind, at: id, all: all)
    if name == .title, key.kind == .pane {
      commands = TmuxTitle.forget(shown[.title], TmuxOptions(.pane, target: id)) + commands
    }
    steps.append(TmuxStep(commands, places: [place]))
  }

  /// What a thing that is not ours looks like.
  private func shown(_ id: HostID) -> [Attribute: String] {
    view.live.windows.lazy.flatMap(\.tabs).flatMap(\.panes).first { $0.id == id }?.attributes
      ?? [:]
  }

  private mutating func zoom(_ key: NodeKey, _ pane: NodeKey?, _ place: Int) {
    guard let id = target(key) else { return }
    // Without a size it only ends a zoom, and `-Z` turns it on: both from any state.
    var commands = [TmuxCommand(["resize-pane", "-t", id])]
    if let pane = pane.flatMap(target) {
      commands = [
        TmuxCommand(["select-pane", "-t", pane]), TmuxCommand(["resize-pane", "-Z", "-t", pane]),
      ]
    }
    steps.append(TmuxStep(commands, places: [place]))
  }

  private mutating func restart(_ key: NodeKey, _ start: PaneStart, _ place: Int) {
    guard let id = target(key) else { return }
    let options = TmuxOptions(.pane, target: id)
    var step = TmuxStep(
      TmuxStart(start: start, shell: view.defaultCommand).respawn(at: id)
        + [options.set("remain-on-exit", start.process == nil ? nil : "on")], places: [place])
    step.made = (1, [])
    steps.append(step)
  }

  /// A plan takes it that tabs arrive in its own order; here opened ones come before moved ones.
  private mutating func orderArrivals() {
    var arrivals: [NodeKey: [HostID]] = [:]
    for change in batch.changes {
      switch change {
      case .openTab(let key, _), .moveTab(let key, _):
        if let id = ids[key] { arrivals[key.window, default: []].append(id) }
      default: break
      }
    }
    for (window, tabs) in arrivals.sorted(by: { $0.key < $1.key }) {
      guard let id = ids[window] else { continue }
      let commands = Self.swaps(order.orderTabs(tabs, of: id))
      if !commands.isEmpty { steps.append(TmuxStep(commands)) }
    }
  }

  private static func swaps(_ pairs: [(HostID, HostID)]) -> [TmuxCommand] {
    pairs.map { TmuxCommand(["swap-window", "-d", "-s", $0.text, "-t", $1.text]) }
  }

  private mutating func orderTabs(_ key: NodeKey, _ wanted: [NodeKey], _ place: Int) {
    guard let window = ids[key] else { return }
    let commands = Self.swaps(order.orderTabs(wanted.compactMap { ids[$0] }, of: window))
    steps.append(TmuxStep(commands, places: [place]))
  }

  private mutating func arrange(_ key: NodeKey, _ layout: CellNode, _ place: Int) {
    guard let tab = ids[key] else { return }
    let wanted = layout.leaves.compactMap { leaf in
      NodeKey(text: leaf).flatMap { $0.kind == .pane ? ids[$0] : nil } ?? HostID(leaf)
    }
    // tmux takes a cell of no columns, and shows a pane in it that nobody can see.
    guard layout.frames.values.allSatisfy({ $0.size.columns > 0 && $0.size.rows > 0 }) else {
      refusal = HostError(
        .refused, "tab \(Shown.quoted(key.name)) has no room for all of its panes",
        hint: "give the window a larger `size`, or close panes in it")
      return
    }
    var commands = order.orderPanes(wanted, of: tab).map {
      TmuxCommand(["swap-pane", "-d", "-s", $0.text, "-t", $1.text])
    }
    let live = view.live.windows.lazy.flatMap(\.tabs).first { $0.id == tab }
    commands += TmuxOpenings.selectLayout(
      layout, at: tab.text,
      isManual: view.manual.contains(tab) && live?.layout.size != layout.size)
    steps.append(TmuxStep(commands, places: [place]))
  }

  // MARK: Ends

  /// Sessions that are closed as a whole.
  private var closedSessions: [(id: HostID, place: Int)] {
    batch.changes.enumerated().compactMap { place, change in
      guard case .close(let key) = change, key.kind == .window, let id = batch.closing[key] else {
        return nil
      }
      return (id, place)
    }
  }

  private mutating func close(_ key: NodeKey, _ place: Int) {
    guard let id = batch.closing[key] else { return }
    switch key.kind {
    case .window: break
    case .tab: steps.append(TmuxStep([], places: [place]))
    case .pane:
      let sessions = Set(closedSessions.map(\.id))
      let tab = order.tab(of: id)
      // A person may have linked the tab to other sessions, where it would live on.
      let homes = tab.map { order.sessions(with: $0) } ?? []
      if !homes.isEmpty, homes.isSubset(of: sessions) {
        steps.append(TmuxStep([], places: [place]))
        return
      }
      var step = TmuxStep([TmuxCommand(["kill-pane", "-t", id.text])], places: [place])
      order.remove(id)
      if let tab, order.panes[tab] != nil, isBadged(id) {
        step.commands += TmuxLook.badgeLine(at: tab.text)
      }
      step.ends = homes.filter(order.isEmpty)
      step.standsAlone = !step.ends.isEmpty
      steps.append(step)
    }
  }

  private func isBadged(_ pane: HostID) -> Bool {
    view.live.windows.contains { window in
      window.tabs.contains { tab in
        tab.panes.contains { $0.id == pane && $0.attributes[.badge] != nil }
      }
    }
  }

  /// - Parameter own: the session that our client is attached to comes last.
  private mutating func closeSessions(own: HostID?) {
    let sessions = closedSessions
    for (id, place) in sessions.filter({ $0.id != own }) + sessions.filter({ $0.id == own }) {
      let isThere = !order.isEmpty(id)
      var step = TmuxStep(
        isThere ? [TmuxCommand(["kill-session", "-t", id.text])] : [], places: [place])
      step.standsAlone = true
      step.ends = [id]
      steps.append(step)
    }
  }
}
