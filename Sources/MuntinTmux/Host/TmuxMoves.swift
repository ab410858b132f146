import MuntinHost
import MuntinPlan

/// Tabs and panes on their way to other places, in an order in which nothing that is to stay is
/// ever empty: tmux ends a window without panes, and a session without windows.
struct TmuxMoves {
  /// What is done next.
  enum Turn: Equatable {
    case moveTab(NodeKey)
    case movePane(NodeKey)
    /// Both change places; the first of them has arrived then.
    case swapTabs(NodeKey, NodeKey)
    case swapPanes(NodeKey, NodeKey)
  }

  private(set) var turns: [Turn] = []
  /// Panes that go, or stand in a tab that goes.
  private(set) var touched: [HostID] = []
  private var pending: [NodeKey]
  private var order: TmuxOrder
  private let ids: [NodeKey: HostID]
  private let staying: Set<HostID>

  /// - Parameters:
  ///   - moved: keys of tabs and panes, in the plan's order.
  ///   - ids: of the nodes that exist by now; a tab without one is still to be made.
  init(_ moved: [NodeKey], ids: [NodeKey: HostID], order: TmuxOrder) {
    pending = moved
    self.ids = ids
    self.order = order
    staying = Set(ids.values)
    touched = moved.flatMap { key in
      ids[key].map { id in key.kind == .tab ? order.panes[id] ?? [] : [id] } ?? []
    }
    while !pending.isEmpty { turn() }
  }

  private mutating func turn() {
    if let place = pending.firstIndex(where: isHarmless) {
      go(pending.remove(at: place))
    } else if let (first, second) = exchange() {
      swap(first, second)
    } else {
      // Cannot come from a plan; tmux will say what it thinks of it.
      go(pending.removeFirst())
    }
  }

  /// Whether nothing that stays becomes empty.
  private func isHarmless(_ key: NodeKey) -> Bool {
    guard let id = ids[key] else { return true }
    if key.kind == .tab {
      guard let session = order.session(of: id), staying.contains(session) else { return true }
      return order.tabs(of: session).count > 1
    }
    guard let tab = order.tab(of: id), order.panes[tab]?.count == 1 else { return true }
    if staying.contains(tab) { return false }
    guard let session = order.session(of: tab), staying.contains(session) else { return true }
    return order.tabs(of: session).count > 1
  }

  /// Two that wait for each other's place.
  private func exchange() -> (NodeKey, NodeKey)? {
    for second in pending {
      guard let id = ids[second] else { continue }
      let home = second.kind == .tab ? order.session(of: id) : order.tab(of: id)
      let first = pending.first { other in
        other.kind == second.kind && other != second && ids[other] != nil
          && (other.kind == .tab ? ids[other.window] : ids[other.tab]) == home
      }
      if let first { return (first, second) }
    }
    return nil
  }

  private mutating func go(_ key: NodeKey) {
    turns.append(key.kind == .tab ? .moveTab(key) : .movePane(key))
    guard let id = ids[key] else { return }
    if key.kind == .tab, let window = ids[key.window] {
      order.moveTab(id, to: window)
    } else if let tab = ids[key.tab] {
      order.move(id, to: tab)
    } else {
      order.remove(id)
    }
  }

  private mutating func swap(_ first: NodeKey, _ second: NodeKey) {
    guard let one = ids[first], let other = ids[second] else { return }
    turns.append(first.kind == .tab ? .swapTabs(first, second) : .swapPanes(first, second))
    order.swap(one, other)
    pending.removeAll { $0 == first }
    let home = second.kind == .tab ? order.session(of: other) : order.tab(of: other)
    let goal = second.kind == .tab ? ids[second.window] : ids[second.tab]
    if home == goal { pending.removeAll { $0 == second } }
  }
}
