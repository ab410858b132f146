import MuntinHost
import MuntinPlan
import MuntinSpec

/// The making of sessions: the part of opening that a server may die of, and that must not tell a
/// whole session what one pane is to know.
extension TmuxOpenings {
  var isManual: Bool { view.globalWindowSize == "manual" }

  /// A tmux with `window-size manual` in force dies of a new window: the user's value is put aside
  /// for the time of the one line.
  func guarded(
    _ commands: [TmuxCommand], made: inout (place: Int, nodes: [NodeKey])?
  ) -> [TmuxCommand] {
    guard isManual else { return commands }
    made?.place += 1
    return [TmuxCommand(["set-option", "-gw", "window-size", "latest"])] + commands
      + [TmuxCommand(["set-option", "-gw", "window-size", "manual"])]
  }

  func newSession(_ tab: NodeKey, _ pane: NodeKey, isConnected: Bool) -> TmuxStep {
    let window = tab.window
    let opening = opening(of: pane)
    let cells = cells(of: window)
    var words = ["new-session"] + (isConnected ? ["-d"] : ["-f", "no-output,ignore-size"])
    words += ["-x", "\(cells.columns)", "-y", "\(cells.rows)"]
    words += ["-s", TmuxText.literal(sessionName(window)), "-n", literalTitle(tab)]
    words += ["-P", "-F", TmuxStep.madeFormat]
    var start = opening.start
    if start.directory?.isSecret == true { start.directory = nil }
    // Variables given here would be those of the whole session.
    words += TmuxStart(start: start)
      .arguments(heldBack: opening.isHeldBack || isPostponed(pane), environment: false)
    var step = TmuxStep([TmuxCommand(words)])
    step.made = (0, [window, tab, pane])
    let target = TmuxText.target(session: sessionName(window))
    dress(window, at: target, in: &step)
    dress(tab, at: target, in: &step)
    dress(
      pane, at: target, in: &step, isPlaceholder: isPostponed(pane),
      isBare: !isConnected && isPrivate(pane))
    return step
  }

  private func cells(of window: NodeKey) -> CellSize {
    guard let place = groups.opened[window],
      case .openWindow(_, _, let cells) = batch.changes[place]
    else { return CellSize(columns: 200, rows: 50) }
    return cells
  }

  /// A new session with its looks and its mark, around a window that goes when others have come.
  func standInSession(_ window: NodeKey) -> TmuxStep {
    let cells = cells(of: window)
    let words = ["new-session", "-d", "-x", "\(cells.columns)", "-y", "\(cells.rows)"]
    var step = TmuxStep([
      TmuxCommand(
        words + [
          "-s", TmuxText.literal(sessionName(window)), "-P", "-F", TmuxStep.madeFormat, "--",
        ]
          + TmuxStart.placeholder)
    ])
    step.made = (0, [window])
    step.commands = guarded(step.commands, made: &step.made)
    dress(window, at: TmuxText.target(session: sessionName(window)), in: &step)
    return step
  }

  /// Takes away what a tab may have been dressed in.
  func undress(at target: String) -> [TmuxCommand] {
    TmuxLook.commands(.color, nil, of: .tab, at: target, all: [:])
  }

  /// The client that connects gets its commands as arguments, which others can read, and of which
  /// tmux takes no more than 16 KiB.
  private func isPrivate(_ pane: NodeKey) -> Bool {
    let attributes = groups.dress(of: pane).attributes
    return attributes.contains { $0.value.isSecret }
      || attributes.reduce(0) { $0 + $1.value.value.utf8.count } > Self.mostArgumentBytes
  }

  private static let mostArgumentBytes = 2000

  /// What the first pane is still to be given once the client is connected.
  func afterConnecting(_ pane: NodeKey) -> [TmuxStep] {
    let target = TmuxText.target(session: sessionName(pane.window))
    let looks = isPrivate(pane) ? [TmuxStep(looks(of: pane, at: target))] : []
    return [postponed(pane)].compactMap { $0 } + looks
  }

  /// The first pane of a session whose start holds what must not reach the session, or a command
  /// line that others can read.
  func isPostponed(_ pane: NodeKey) -> Bool {
    let opening = opening(of: pane)
    return !opening.isHeldBack
      && (!opening.start.environment.isEmpty || opening.start.text.isSecret
        || opening.start.directory?.isSecret == true
        || opening.start.text.value.utf8.count > Self.mostArgumentBytes)
  }

  /// Starts such a pane.
  func postponed(_ pane: NodeKey) -> TmuxStep? {
    guard isPostponed(pane) else { return nil }
    let start = opening(of: pane).start
    let target = TmuxText.target(session: sessionName(pane.window))
    var step = TmuxStep(TmuxStart(start: start, shell: view.defaultCommand).respawn(at: target))
    step.made = (1, [pane.window, pane.tab, pane])
    if let mark = groups.dress(of: pane).mark {
      step.commands += TmuxOptions(.pane, target: target).mark(mark)
    }
    return step
  }
}
