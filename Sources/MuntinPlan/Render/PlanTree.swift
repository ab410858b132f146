/// The changes of a plan by the nodes that they concern, windows outermost, in the plan's order.
struct PlanTree {
  struct Node {
    var key: NodeKey
    var symbol: PlanSymbol = .none
    var changes: [Change] = []
    var children: [Node] = []

    /// The signs of the node and of all below it.
    var symbols: [PlanSymbol] { [symbol] + children.flatMap(\.symbols) }
  }

  private(set) var roots: [Node] = []

  init(_ plan: Plan) {
    // What is closed may bear the key of something that is opened.
    let closings = plan.shownChanges.filter { if case .close = $0 { true } else { false } }
    let others = plan.shownChanges.filter { if case .close = $0 { false } else { true } }
    roots = Self.tree(others)
    roots = Self.merged(roots, Self.tree(closings))
  }

  private static func tree(_ changes: [Change]) -> [Node] {
    var order: [NodeKey] = []
    var byKey: [NodeKey: [Change]] = [:]
    for change in changes {
      for depth in 1...change.key.depth {
        let key = change.key.outer(depth)
        if byKey[key] == nil {
          byKey[key] = []
          order.append(key)
        }
      }
      byKey[change.key, default: []].append(change)
    }
    var children: [NodeKey: [NodeKey]] = [:]
    for key in order where key.depth > 1 {
      children[key.outer(key.depth - 1), default: []].append(key)
    }
    func node(_ key: NodeKey) -> Node {
      let changes = byKey[key] ?? []
      return Node(
        key: key, symbol: changes.map { PlanSymbol($0) }.max() ?? .none, changes: changes,
        children: (children[key] ?? []).map(node))
    }
    return order.filter { $0.depth == 1 }.map(node)
  }

  /// Closings go below the nodes that stay.
  private static func merged(_ nodes: [Node], _ closings: [Node]) -> [Node] {
    var result = nodes
    for closing in closings {
      if closing.changes.isEmpty, let place = result.firstIndex(where: { $0.key == closing.key }) {
        result[place].children = merged(result[place].children, closing.children)
      } else {
        result.append(closing)
      }
    }
    return result
  }
}
