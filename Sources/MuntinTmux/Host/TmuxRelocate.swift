import MuntinHost
import MuntinPlan

/// Moves of tabs and panes: one at a time, since a session may die of each (tmux.md, section 1).
extension TmuxHost {
  func relocate(
    _ batch: Batch, _ openings: TmuxOpenings, into result: inout BatchResult
  ) async throws(HostError) {
    let places = Self.moves(batch)
    guard !places.isEmpty else { return }
    var ids = batch.subjects.merging(result.created) { _, new in new }
    let moves = TmuxMoves(places.map(\.key), ids: ids, order: order)
    for turn in moves.turns {
      let moving = TmuxMoving(batch, openings, ids: ids, order: order)
      guard let step = moving.step(for: turn, places) else { continue }
      try await run([step], &result)
      ids.merge(result.created) { _, new in new }
      // What tmux made of it decides about the next.
      order = try await currentOrder()
      alive = order.sessions
    }
    result.done.formUnion(places.map(\.place))
    let lines = badgeLines(Set(moves.touched), ids)
    if !lines.isEmpty { try await run(lines, &result) }
  }

  private static func moves(_ batch: Batch) -> [(key: NodeKey, place: Int)] {
    batch.changes.enumerated().compactMap { place, change in
      switch change {
      case .moveTab(let key, _), .movePane(let key, _): (key, place)
      default: nil
      }
    }
  }

  private func currentOrder() async throws(HostError) -> TmuxOrder {
    let results = try await send([
      TmuxStep([
        TmuxCommand(["list-panes", "-a", "-F", "#{session_id} #{window_id} #{pane_id}"])
      ])
    ])
    return TmuxOrder(listing: results.first?.replies.first ?? [])
  }

  /// Tabs that panes with badges came to or left get or lose the line in which badges stand.
  private func badgeLines(_ panes: Set<HostID>, _ ids: [NodeKey: HostID]) -> [TmuxStep] {
    let tabs = view.live.windows.flatMap(\.tabs)
    let badged = tabs.flatMap(\.panes)
      .filter { panes.contains($0.id) && $0.attributes[.badge] != nil }.map(\.id)
    guard !badged.isEmpty else { return [] }
    let kept = ids.filter { $0.key.kind == .tab && order.panes[$0.value] != nil }.map(\.value)
    return Set(kept).sorted().map { TmuxStep(TmuxLook.badgeLine(at: $0.text)) }
  }
}

/// The commands of one move.
struct TmuxMoving {
  private let batch: Batch
  private let openings: TmuxOpenings
  private let ids: [NodeKey: HostID]
  private let order: TmuxOrder

  init(_ batch: Batch, _ openings: TmuxOpenings, ids: [NodeKey: HostID], order: TmuxOrder) {
    self.batch = batch
    self.openings = openings
    self.ids = ids
    self.order = order
  }

  func step(for turn: TmuxMoves.Turn, _ places: [(key: NodeKey, place: Int)]) -> TmuxStep? {
    let key: NodeKey
    var step: TmuxStep?
    switch turn {
    case .moveTab(let tab):
      key = tab
      step = moveTab(tab)
    case .movePane(let pane):
      key = pane
      step = ids[pane.tab] == nil ? breakPane(pane) : joinPane(pane)
    case .swapTabs(let one, let other):
      key = one
      step = exchange("swap-window", tab(one), tab(other))
    case .swapPanes(let one, let other):
      key = one
      step = exchange("swap-pane", ids[one]?.text, ids[other]?.text)
    }
    step?.places += places.filter { $0.key == key }.map(\.place)
    step?.standsAlone = true
    step?.ends = emptied(by: turn)
    return step
  }

  /// Sessions that such a turn leaves empty.
  private func emptied(by turn: TmuxMoves.Turn) -> Set<HostID> {
    switch turn {
    case .swapTabs, .swapPanes: return []
    case .moveTab(let key):
      guard let session = ids[key].flatMap(order.session), order.tabs(of: session).count == 1
      else { return [] }
      return [session]
    case .movePane(let key):
      guard let tab = ids[key].flatMap(order.tab), order.panes[tab]?.count == 1,
        let session = order.session(of: tab), order.tabs(of: session).count == 1
      else { return [] }
      return [session]
    }
  }

  /// A tab in its own session: a person may have linked it to others.
  private func tab(_ key: NodeKey) -> String? {
    guard let id = ids[key] else { return nil }
    return (order.session(of: id)?.text ?? "") + ":" + id.text
  }

  private func exchange(_ command: String, _ one: String?, _ other: String?) -> TmuxStep? {
    guard let one, let other else { return nil }
    return TmuxStep([TmuxCommand([command, "-d", "-s", one, "-t", other])])
  }

  private func moveTab(_ key: NodeKey) -> TmuxStep? {
    guard let tab = tab(key) else { return nil }
    let window = key.window
    if let session = ids[window] {
      return TmuxStep([
        TmuxCommand(["move-window", "-d", "-a", "-s", tab, "-t", session.text + ":{end}"])
      ])
    }
    return inNewSession(window) { target in
      TmuxCommand(["move-window", "-d", "-a", "-s", tab, "-t", target])
    }
  }

  /// Room first: an arrangement follows anyway.
  private func joinPane(_ key: NodeKey) -> TmuxStep? {
    guard let pane = ids[key], let tab = ids[key.tab] else { return nil }
    return TmuxStep([
      TmuxCommand(["select-layout", "-t", tab.text, "tiled"]),
      TmuxCommand(["join-pane", "-d", "-s", pane.text, "-t", tab.text]),
    ])
  }

  /// A tab that is made of moved panes only starts with the first of them.
  private func breakPane(_ key: NodeKey) -> TmuxStep? {
    guard let pane = ids[key] else { return nil }
    let name = TmuxText.literal(openings.title(key.tab))
    let breaking = { (target: String) in
      TmuxCommand(["break-pane", "-d", "-a", "-s", pane.text, "-t", target, "-n", name])
    }
    var step: TmuxStep
    if let session = ids[key.window] {
      step = TmuxStep([breaking(session.text + ":{end}")])
    } else {
      step = inNewSession(key.window, breaking)
    }
    step.commands.append(
      TmuxCommand(["display-message", "-p", "-t", pane.text, TmuxStep.madeFormat]))
    step.made = (step.commands.count - 1, [key.window, key.tab, key])
    // A pane that was alone took its whole old tab along, with all that this was dressed in.
    step.commands += openings.undress(at: pane.text)
    openings.dress(key.tab, at: pane.text, in: &step)
    return step
  }

  /// A session needs a window to begin with: a stand-in, which goes in the same line.
  private func inNewSession(
    _ window: NodeKey, _ move: (_ target: String) -> TmuxCommand
  ) -> TmuxStep {
    var step = openings.standInSession(window)
    let target = TmuxText.target(session: openings.sessionName(window))
    step.commands.append(move(target + "{end}"))
    step.commands.append(TmuxCommand(["kill-window", "-t", target + "{start}"]))
    return step
  }
}
