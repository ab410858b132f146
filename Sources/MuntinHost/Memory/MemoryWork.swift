import MuntinPlan
import MuntinSpec

/// One batch carried out on a terminal in memory.
struct MemoryWork {
  private(set) var terminal: MemoryTerminal
  private(set) var result = BatchResult()
  /// Steps taken; each is one that nothing can cut.
  private(set) var steps = 0
  private let batch: Batch
  private let groups: NodeGroups
  private let cells: CellSize
  private let limit: Int?

  init(_ terminal: MemoryTerminal, _ batch: Batch, cells: CellSize, limit: Int?) {
    self.terminal = terminal
    self.batch = batch
    self.cells = cells
    self.limit = limit
    groups = NodeGroups(batch.changes)
  }

  private func id(_ key: NodeKey) -> HostID? { result.created[key] ?? batch.subjects[key] }

  mutating func run() {
    for (place, change) in batch.changes.enumerated() where !result.done.contains(place) {
      if case .openWindow = change { continue }
      if case .openTab = change { continue }
      if let limit, steps >= limit {
        result.fault = HostError(.disconnected, "the connection was cut")
        return
      }
      steps += 1
      perform(change)
      result.done.insert(place)
    }
  }

  private mutating func perform(_ change: Change) {
    switch change {
    case .openWindow, .openTab: break
    case .openPane(let key, let opening): open(key, command: opening.start.memoryCommand)
    case .moveTab(let key, _):
      if id(key.window) == nil { openWindow(key.window) }
      if let tab = id(key), let window = id(key.window) { terminal.moveTab(tab, to: window) }
    case .movePane(let key, _):
      guard let id = id(key), let pane = terminal.pane(id) else { return }
      if let tab = self.id(key.tab) {
        _ = terminal.takePane(id)
        _ = terminal.addPane(to: tab, pane)
      } else {
        // A stand-in keeps the new tab while the pane is on its way.
        guard let standIn = openTab(key.tab), let tab = self.id(key.tab) else { return }
        _ = terminal.takePane(id)
        _ = terminal.addPane(to: tab, pane)
        _ = terminal.takePane(standIn)
      }
    case .rename: break
    case .orderTabs(let key, _, let order):
      if let window = id(key) { terminal.orderTabs(of: window, order.compactMap(id)) }
    case .arrange(let key, _, let layout):
      guard let tab = id(key) else { return }
      let names = self
      terminal.arrange(
        tab,
        layout.renamed { leaf in
          NodeKey(text: leaf).flatMap { $0.kind == .pane ? names.id($0)?.text : nil } ?? leaf
        })
    case .set(let key, let name, _, let value):
      if let id = id(key) { terminal.setAttribute(name, of: id, to: value?.value) }
    case .focus(let key):
      if let id = id(key) { terminal.focus(id) }
    case .zoom(let key, let pane):
      if let tab = id(key) {
        terminal.setAttribute(.zoom, of: tab, to: pane.flatMap { id($0)?.text })
      }
    case .restart(let key, let start, _):
      if let id = id(key) { terminal.restart(id, command: start.memoryCommand) }
    case .deliver(let key, let delivery): deliver(key, delivery)
    case .adopt(let key, let mark, _), .record(let key, let mark):
      if let id = id(key) { terminal.setMark(mark, of: id) }
    case .release(let key):
      if let id = batch.closing[key] { terminal.setMark(nil, of: id) }
    case .close(let key):
      if key.kind == .pane, let id = batch.closing[key] { _ = terminal.takePane(id) }
    }
  }

  private mutating func deliver(_ key: NodeKey, _ delivery: Delivery) {
    guard let id = id(key) else { return }
    switch delivery.content {
    case .typed(let input):
      for line in input.run { terminal.type(line.value + "\n", into: id) }
      if let text = input.type { terminal.type(text.value, into: id) }
    case .process(let start): terminal.restart(id, command: start.memoryCommand)
    case .spawned: break
    }
    terminal.setMark(delivery.mark, of: id)
  }

  // MARK: Opening, each with its mark and looks in one step

  private mutating func open(_ key: NodeKey, command: String) {
    let pane: HostID?
    if let tab = id(key.tab) {
      pane = terminal.addPane(to: tab)
      if let pane { result.created[key] = pane }
    } else {
      pane = openTab(key.tab)
      if let pane { result.created[key] = pane }
    }
    if let pane { terminal.restart(pane, command: command) }
    dress(key)
  }

  /// Gives back the one pane of the new tab.
  private mutating func openTab(_ key: NodeKey) -> HostID? {
    if id(key.window) == nil { openWindow(key.window) }
    guard let window = id(key.window) else { return nil }
    var title = key.name
    var size = cells
    if let place = groups.opened[key], case .openTab(_, let given) = batch.changes[place] {
      title = given
    }
    for case .arrange(key, _, let layout) in batch.changes { size = layout.size }
    let made = terminal.addTab(to: window, title: title, cells: size)
    result.created[key] = made.tab
    dress(key)
    return made.pane
  }

  private mutating func openWindow(_ key: NodeKey) {
    guard let place = groups.opened[key], case .openWindow(_, let title, _) = batch.changes[place]
    else { return }
    result.created[key] = terminal.addWindow(title: title)
    dress(key)
  }

  private mutating func dress(_ key: NodeKey) {
    guard let id = id(key) else { return }
    let dress = groups.dress(of: key)
    for (name, value) in dress.attributes { terminal.setAttribute(name, of: id, to: value.value) }
    if let mark = dress.mark { terminal.setMark(mark, of: id) }
    result.done.formUnion(dress.places)
    if let place = groups.opened[key] { result.done.insert(place) }
  }
}

extension PaneStart {
  /// What the model says that runs.
  fileprivate var memoryCommand: String { process == nil ? "sh" : text.value }
}
