package import MuntinPlan
import MuntinSpec

/// The model of a terminal, in values: for tests, and for plans without a terminal.
package actor MemoryHost: TerminalHost {
  package private(set) var terminal: MemoryTerminal
  private let cells: CellSize
  /// Changes that still work before the connection breaks; nil for all. For tests.
  private var changesLeft: Int?
  var screens: [HostID: MemoryScreen] = [:]
  var listener: AsyncStream<TerminalEvent>.Continuation?
  var watcher: AsyncStream<Void>.Continuation?

  package init(
    _ terminal: MemoryTerminal = MemoryTerminal(),
    cells: CellSize = CellSize(columns: 200, rows: 50)
  ) {
    self.terminal = terminal
    self.cells = cells
  }

  package func edit(_ body: @Sendable (inout MemoryTerminal) -> Void) {
    let before = terminal.live
    body(&terminal)
    announce(since: before)
  }

  func record(_ text: String, into pane: HostID) { terminal.type(text, into: pane) }

  package func breakAfter(_ changes: Int?) { changesLeft = changes }

  package func capabilities() -> HostCapabilities {
    HostCapabilities(
      name: "memory", place: "memory", defaultCells: cells, broadcastStaysInTab: false,
      attributes: { _, _ in true })
  }

  package func observe(attributes: Set<Attribute>) -> LiveState {
    var live = terminal.live
    for w in live.windows.indices
    where !live.windows[w].tabs.contains(where: { $0.attributes[.focus] == "true" }) {
      // Some tab is always in front.
      if !live.windows[w].tabs.isEmpty { live.windows[w].tabs[0].attributes[.focus] = "true" }
    }
    return live
  }

  package func perform(_ batch: Batch) -> BatchResult {
    var work = MemoryWork(terminal, batch, cells: cells, limit: changesLeft)
    work.run()
    let before = terminal.live
    terminal = work.terminal
    announce(since: before)
    if let left = changesLeft { changesLeft = left - work.steps }
    return work.result
  }

  package func activity(of panes: [HostID], thorough: Bool) -> [HostID: PaneActivity] {
    var result: [HostID: PaneActivity] = [:]
    for id in panes {
      guard let pane = terminal.pane(id) else {
        result[id] = PaneActivity(.gone)
        continue
      }
      let state: PaneActivity.State =
        pane.exitStatus.map { .ended(status: $0) } ?? (pane.command == "sh" ? .ready : .busy)
      result[id] = PaneActivity(state, hasReceived: true)
    }
    return result
  }

  package func screen(of pane: HostID) -> String { terminal.typed[pane] ?? "" }

  package func jobs(in panes: [LivePane]) -> [HostID: Job] {
    Dictionary(
      panes.map {
        (
          $0.id,
          Job(command: $0.command, processID: $0.processID, isIdleShell: $0.command == "sh")
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  package func close() {
    listener?.finish()
    listener = nil
    watcher?.finish()
    watcher = nil
  }

  package var spent: HostSpending { HostSpending() }
}
