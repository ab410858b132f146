import MuntinHost
import MuntinPlan
import MuntinSpec

/// The second part of a batch: everything that is done to things whose ids are known.
struct TmuxChanges {
  private(set) var steps: [TmuxStep] = []
  private let batch: Batch
  private let view: TmuxView
  private let ids: [NodeKey: HostID]
  private let marks: [NodeKey: Mark]
  private var order: TmuxOrder

  /// - Parameters:
  ///   - skipped: places of changes that the first part carried out.
  ///   - ids: of all nodes that exist, those of the first part too.
  init(
    _ batch: Batch, skipped: Set<Int>, _ view: TmuxView, ids: [NodeKey: HostID],
    order: TmuxOrder
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
    for (place, change) in batch.changes.enumerated() where !skipped.contains(place) {
      add(change, place)
    }
    closeSessions()
  }

  private func target(_ key: NodeKey) -> String? { ids[key]?.text }

  private mutating func add(_ change: Change, _ place: Int) {
    switch change {
    case .openWindow, .openTab, .openPane, .deliver: break
    case .moveTab(let key, _): moveTab(key, place)
    case .movePane(let key, _): movePane(key, place)
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
    case .record(let key, let mark):
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
    var all = marks[key]?.applied ?? [:]
    all[name] = value
    steps.append(
      TmuxStep(
        TmuxLook.commands(name, value, of: key.kind, at: id, all: all), places: [place]))
  }

  private mutating func zoom(_ key: NodeKey, _ pane: NodeKey?, _ place: Int) {
    guard let id = target(key) else { return }
    // Resizing to itself ends a zoom, and `-Z` turns it on: both from any state.
    var commands = [TmuxCommand(["resize-pane", "-t", id, "-x", "100%"])]
    if let pane = pane.flatMap(target) {
      commands = [
        TmuxCommand(["select-pane", "-t", pane]), TmuxCommand(["resize-pane", "-Z", "-t", pane]),
      ]
    }
    steps.append(TmuxStep(commands, places: [place]))
  }

  private mutating func restart(_ key: NodeKey, _ start: PaneStart, _ place: Int) {
    guard let id = target(key) else { return }
    let runner = TmuxStart(start: start)
    let options = TmuxOptions(.pane, target: id)
    steps.append(
      TmuxStep(
        [
          TmuxCommand(
            ["respawn-pane", "-k", "-t", id] + runner.arguments().prefix { $0 != "--" } + ["--"]
              + runner.respawnCommand),
          options.set("remain-on-exit", start.process == nil ? nil : "on"),
        ], places: [place]))
  }

  // MARK: Moves

  private func session(of tab: HostID) -> HostID? {
    view.live.windows.first { window in window.tabs.contains { $0.id == tab } }?.id
  }

  private mutating func moveTab(_ key: NodeKey, _ place: Int) {
    guard let tab = target(key), let window = target(key.window) else { return }
    var step = TmuxStep(
      [TmuxCommand(["move-window", "-d", "-a", "-s", tab, "-t", window + ":{end}"])],
      places: [place])
    step.standsAlone = true
    steps.append(step)
    order.moveTab(HostID(tab), to: HostID(window))
  }

  private mutating func movePane(_ key: NodeKey, _ place: Int) {
    guard let pane = ids[key] else { return }
    guard let tab = ids[key.tab] else {
      breakPane(key, pane, place)
      return
    }
    // Room first: an arrangement follows anyway.
    let beside = order.panes[tab]?.last?.text ?? tab.text
    var step = TmuxStep(
      [
        TmuxCommand(["select-layout", "-t", tab.text, "tiled"]),
        TmuxCommand(["join-pane", "-d", "-s", pane.text, "-t", beside]),
      ], places: [place])
    step.standsAlone = true
    steps.append(step)
    order.move(pane, to: tab)
  }

  /// A tab that is made of moved panes only starts with the first of them.
  private mutating func breakPane(_ key: NodeKey, _ pane: HostID, _ place: Int) {
    guard let window = target(key.window) else { return }
    let title = batch.changes.lazy.compactMap { change in
      if case .openTab(key.tab, let title) = change { title } else { nil as String? }
    }.first
    var step = TmuxStep(
      [
        TmuxCommand([
          "break-pane", "-d", "-a", "-s", pane.text, "-t", window + ":{end}", "-n",
          TmuxText.literal(title ?? key.tab.name), "-P", "-F", TmuxStep.madeFormat,
        ])
      ], places: [place])
    step.made = (0, [key.window, key.tab, key])
    if let mark = marks[key.tab] {
      step.commands += TmuxOptions(.tab, target: window + ":{end}").mark(mark)
    }
    for (other, change) in batch.changes.enumerated() {
      if case .openTab(key.tab, _) = change { step.places.append(other) }
    }
    step.standsAlone = true
    steps.append(step)
  }

  private mutating func orderTabs(_ key: NodeKey, _ wanted: [NodeKey], _ place: Int) {
    guard let window = ids[key] else { return }
    let commands = order.orderTabs(wanted.compactMap { ids[$0] }, of: window).map {
      TmuxCommand(["swap-window", "-d", "-s", $0.text, "-t", $1.text])
    }
    steps.append(TmuxStep(commands, places: [place]))
  }

  private mutating func arrange(_ key: NodeKey, _ layout: CellNode, _ place: Int) {
    guard let tab = ids[key] else { return }
    let wanted = layout.leaves.compactMap { leaf in
      NodeKey(text: leaf).flatMap { $0.kind == .pane ? ids[$0] : nil } ?? HostID(leaf)
    }
    var commands = order.orderPanes(wanted, of: tab).map {
      TmuxCommand(["swap-pane", "-d", "-s", $0.text, "-t", $1.text])
    }
    commands.append(TmuxOpenings.selectLayout(layout, at: tab.text))
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
    let sessions = Set(closedSessions.map(\.id))
    switch key.kind {
    case .window: break
    case .tab: steps.append(TmuxStep([], places: [place]))
    case .pane:
      let home = view.live.windows.first { window in
        window.tabs.contains { tab in tab.panes.contains { $0.id == id } }
      }
      if let home, sessions.contains(home.id) {
        steps.append(TmuxStep([], places: [place]))
      } else {
        steps.append(TmuxStep([TmuxCommand(["kill-pane", "-t", id.text])], places: [place]))
      }
    }
  }

  private mutating func closeSessions() {
    for (id, place) in closedSessions {
      let stillThere = view.live.windows.first { $0.id == id }.map { !order.isEmpty($0.id) } ?? false
      var step = TmuxStep(
        stillThere ? [TmuxCommand(["kill-session", "-t", id.text])] : [], places: [place])
      step.standsAlone = true
      steps.append(step)
    }
  }
}
