import MuntinHost
import MuntinPlan
import MuntinSpec

/// A tab that a stage opens or divides anew. Panes are named by their session ids; those that are
/// not made yet by their keys.
struct TabWork: Sendable {
  let key: NodeKey
  /// Nil until the tab is there.
  var id: String?
  /// How it is divided now; nil until it is there.
  var tree: SplitTree?
  /// How it is to be divided; what else stands in it does no harm.
  var wanted: SplitTree
  /// The places of the panes that the plan arranges.
  var layout: CellNode?
  /// Place of the arrangement in the batch.
  var arrangement: Int?
  /// What is left to do.
  var moves: [TreeMove] = []
  /// Panes that are to be made.
  var pending: Set<String> = []
  /// A session that only keeps the tab open until its panes have come.
  var standIn: String?
  let isNew: Bool

  /// Works out the moves anew.
  mutating func plan() {
    guard let tree else { return }
    let isCommon = wanted.leaves.contains(where: tree.leaves.contains)
    if let standIn, !isCommon, tree.leaves.contains(standIn), let first = wanted.leaves.first {
      let move = TreeMove(pane: first, beside: standIn, axis: .columns, isBefore: false)
      moves = [move] + TreeMoves(from: tree.moving(move), to: wanted).moves
    } else {
      moves = TreeMoves(from: tree, to: wanted).moves
    }
  }

  /// The pane that keeps a tab open whose panes all leave it: the first that is made for it, else a
  /// stand-in. Nil where none is needed.
  var anchor: TreeMove? {
    guard let tree, let first = tree.leaves.first, standIn == nil,
      !wanted.leaves.contains(where: tree.leaves.contains)
    else { return nil }
    let pane = wanted.leaves.first(where: pending.contains) ?? Self.standInName
    return TreeMove(pane: pane, beside: first, axis: .columns, isBefore: false)
  }

  static let standInName = "(stand-in)"

  /// It looks as it is to.
  var isFinished: Bool { tree?.keeping(Set(wanted.leaves).contains) == wanted }

  /// A pane was made: from now on its id names it.
  mutating func resolve(_ key: String, _ id: String) {
    func name(_ old: String) -> String { old == key ? id : old }
    pending.remove(key)
    wanted = wanted.renamed(name)
    tree = tree?.renamed(name)
    moves = moves.map { move in
      TreeMove(
        pane: name(move.pane), beside: name(move.beside), axis: move.axis,
        isBefore: move.isBefore)
    }
    layout = layout?.renamed(name)
  }

  /// The sizes to ask for.
  func sizes(_ metrics: ITermMetrics?) -> [String: CellSize] {
    layout?.sizes(metrics ?? ITermMetrics()) ?? [:]
  }

  /// Only as far as the first session that is put above or below another, where it is not known
  /// what iTerm2 takes for above.
  mutating func stopBeforeGuessing(_ mayGuess: inout Bool) -> Bool {
    for (place, move) in moves.enumerated()
    where move.axis == .rows && !pending.contains(move.pane) {
      moves.removeSubrange((mayGuess ? place + 1 : place)...)
      mayGuess = false
      return true
    }
    return false
  }
}

/// The tabs that a batch opens or divides anew, in the order in which it names them.
struct TabWorks: Sendable {
  var tabs: [TabWork] = []

  init(_ batch: Batch, _ births: ITermBirths, _ view: ITermView) {
    var order: [NodeKey] = []
    var new: [NodeKey: [NodeKey]] = [:]
    var coming: [NodeKey: [NodeKey]] = [:]
    var layouts: [NodeKey: (place: Int, layout: CellNode)] = [:]
    func note(_ key: NodeKey) {
      if !order.contains(key) { order.append(key) }
    }
    for (place, change) in batch.changes.enumerated() {
      switch change {
      case .openTab(let key, _): note(key)
      case .openPane(let key, _):
        note(key.tab)
        new[key.tab, default: []].append(key)
      case .movePane(let key, _):
        note(key.tab)
        coming[key.tab, default: []].append(key)
      case .arrange(let key, _, let layout):
        note(key)
        layouts[key] = (place, layout)
      case .openWindow, .moveTab, .rename, .orderTabs, .set, .focus, .zoom, .restart, .deliver,
        .record, .adopt, .release, .close:
        break
      }
    }
    let leaving = Set(coming.values.joined().compactMap { batch.subjects[$0]?.text })
    func name(_ key: NodeKey) -> String { batch.subjects[key]?.text ?? key.description }
    for key in order {
      let live = batch.subjects[key].flatMap { view.tab($0.text) }
      let newPanes = new[key] ?? []
      let others = (newPanes + (coming[key] ?? [])).map(name)
      let layout = layouts[key].map { place, layout in
        (
          place,
          layout.renamed { leaf in
            NodeKey(text: leaf).flatMap { $0.kind == .pane ? name($0) : nil } ?? leaf
          }
        )
      }
      guard
        let tree = Self.wanted(layout?.1, live?.tree.keeping { !leaving.contains($0) }, others),
        live != nil || batch.subjects[key] == nil
      else { continue }
      var work = TabWork(key: key, id: live?.id, tree: live?.tree, wanted: tree, isNew: live == nil)
      work.pending = Set(newPanes.map(name))
      work.layout = layout?.1
      work.arrangement = layout?.0
      tabs.append(work)
    }
  }

  /// The layout, or what is there, with everything that comes or is made and has no place in it.
  private static func wanted(
    _ layout: CellNode?, _ now: SplitTree?, _ others: [String]
  ) -> SplitTree? {
    var tree = layout.map { SplitTree($0) } ?? now
    for name in others where tree?.leaves.contains(name) != true {
      if let there = tree, let first = there.leaves.last {
        tree = there.inserting(name, beside: first, .rows, before: false)
      } else {
        tree = .pane(name)
      }
    }
    return tree
  }
}
