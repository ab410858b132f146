package import MuntinPlan
import MuntinScreen

extension MemoryHost: WatchedHost {
  package func changes() -> AsyncStream<Void> {
    let (changes, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    watcher?.finish()
    watcher = continuation
    return changes
  }
}

/// Events wait for their reader without a bound but that of what is typed and injected.
extension MemoryHost: StreamingHost {
  package func events() -> AsyncStream<TerminalEvent> {
    listener?.finish()
    let (stream, continuation) = AsyncStream.makeStream(of: TerminalEvent.self)
    listener = continuation
    return stream
  }

  /// The terminal echoes what is typed, a return as the start of a new line; nothing answers.
  package func type(_ bytes: [UInt8], into panes: [HostID]) throws(HostError) {
    let echo = bytes.flatMap { $0 == 0x0D ? [0x0D, 0x0A] : [$0] }
    try inject(echo, into: panes)
    let text = String(decoding: bytes.map { $0 == 0x0D ? 0x0A : $0 }, as: UTF8.self)
    for pane in panes { record(text, into: pane) }
  }

  package func inject(_ bytes: [UInt8], into panes: [HostID]) throws(HostError) {
    for pane in panes where terminal.pane(pane) == nil { throw Self.noPane(pane) }
    if bytes.isEmpty { return }
    for pane in panes {
      var screen = try screen(pane)
      screen.write(bytes)
      screens[pane] = screen
      listener?.yield(.output(pane, bytes))
    }
  }

  package func text(of pane: HostID, lines: Range<Int>?) throws(HostError) -> PaneText {
    try screen(pane).text(lines)
  }

  package func facts(of panes: [HostID]) throws(HostError) -> [HostID: PaneFacts] {
    var result: [HostID: PaneFacts] = [:]
    for id in panes {
      guard let pane = terminal.pane(id) else { continue }
      var facts = PaneFacts()
      facts.processID = pane.processID
      facts.jobID = pane.processID
      facts.jobName = pane.command
      facts.commandLine = pane.command
      facts.directory = pane.directory
      facts.size = size(of: id)
      let screen = try screen(id)
      facts.extent = screen.extent
      facts.showsAlternate = screen.showsAlternate
      result[id] = facts
    }
    return result
  }

  /// Tells the listener what became of the panes that were there before.
  func announce(since before: LiveState) {
    guard terminal.live != before else { return }
    watcher?.yield()
    guard let listener else { return }
    for old in before.windows.flatMap(\.tabs).flatMap(\.panes) where old.exitStatus == nil {
      let now = terminal.pane(old.id)
      if now == nil || now?.exitStatus != nil { listener.yield(.ended(old.id)) }
    }
    listener.yield(.changed)
  }

  private func screen(_ pane: HostID) throws(HostError) -> MemoryScreen {
    guard terminal.pane(pane) != nil else { throw Self.noPane(pane) }
    let size = size(of: pane)
    var screen = screens[pane] ?? MemoryScreen(columns: size.columns, rows: size.rows)
    screen.resize(columns: size.columns, rows: size.rows)
    return screen
  }

  private func size(of pane: HostID) -> CellSize {
    let tabs = terminal.live.windows.flatMap(\.tabs)
    let tab = tabs.first { $0.panes.contains { $0.id == pane } }
    return tab?.layout.frames[pane.text]?.size ?? CellSize(columns: 80, rows: 24)
  }

  private static func noPane(_ pane: HostID) -> HostError {
    HostError(.refused, "There is no pane \(Shown.escaped(pane.text)).")
  }
}
