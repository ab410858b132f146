import MuntinHost
import MuntinPlan

extension TmuxHost {
  /// Sends steps over a connection that is there, or made by attaching to what is known.
  func send(_ steps: [TmuxStep]) async throws(HostError) -> [LineResult] {
    if await !connection.isOpen { try await attach() }
    return try await connection.send(steps.map(\.line))
  }

  /// Sends steps without waiting for their answers.
  func post(_ steps: [TmuxStep]) async throws(HostError) {
    if await !connection.isOpen { try await attach() }
    try await connection.post(steps.map(\.line))
  }

  /// Attaches to a session of the workspace, or else to any that is there.
  private func attach() async throws(HostError) {
    let known = Set(alive)
    let sessions = ours.filter(known.contains) + alive.filter { !ours.contains($0) }
    var failure: HostError?
    for session in sessions {
      await renew()
      let result = try await connection.open(
        [
          TmuxCommand([
            "attach-session", "-E", "-f", "no-output,ignore-size", "-t", session.text,
          ])
        ], door: door)
      guard let reason = result.failure?.message else {
        ownSession = session
        return
      }
      failure = HostError(.refused, "tmux lets nobody attach: \(reason)")
    }
    throw failure ?? HostError(.unavailable, "there is no tmux session to attach to")
  }

  /// Sessions of the workspace that were seen or made.
  private var ours: [HostID] {
    let seen = view.live.windows.filter {
      $0.mark != nil && $0.mark?.workspace == settings.workspace
    }.map(\.id)
    return seen + made.subtracting(seen).sorted()
  }

  /// Lets the client look at another session before its own one ends.
  func leave(_ ending: Set<HostID>) async throws(HostError) {
    guard let own = ownSession, ending.contains(own), await connection.isOpen else { return }
    guard let other = ours.first(where: { !ending.contains($0) && alive.contains($0) }) else {
      ownSession = nil
      return
    }
    _ = try await connection.send([TmuxLine(["switch-client", "-E", "-t", other.text])])
    ownSession = other
  }

  /// Starts a client by making the first session of a batch; a server is started where there is
  /// none.
  func open(with step: TmuxStep) async throws(HostError) -> (LineResult, baseIndex: Int) {
    let isNewServer = try !settings.address.isListening()
    var before: [TmuxCommand] = []
    var after: [TmuxCommand] = []
    if isNewServer { before.append(TmuxCommand(["start-server"])) }
    // With `window-size manual` in force, a new session kills the server: the value is put aside
    // while the session is made, and is then what it was.
    if isNewServer || ["manual", ""].contains(view.globalWindowSize) {
      before += [
        TmuxCommand(["set-option", "-gwF", "@muntin-window-size", "#{window-size}"]),
        TmuxCommand(["set-option", "-gw", "window-size", "latest"]),
      ]
      after += [
        TmuxCommand(["set-option", "-gwF", "window-size", "#{@muntin-window-size}"]),
        TmuxCommand(["set-option", "-gwu", "@muntin-window-size"]),
      ]
    }
    after += [
      TmuxCommand(["show-options", "-gwv", "pane-base-index"]),
      TmuxCommand(["show-options", "-gwv", "window-size"]),
      TmuxCommand(["show-options", "-gv", "default-command"]),
    ]
    await renew()
    var result: LineResult
    do throws(HostError) {
      result = try await connection.open(
        before + step.commands + after, door: door)
    } catch {
      throw try await explained(error)
    }
    if let failure = result.failure {
      let own = failure.index - before.count
      let error = Self.fault(failure.message, step, own)
      throw try await explained(error)
    }
    let facts = result.replies.suffix(3).map { String(decoding: $0, as: UTF8.self) }
    view.knew(
      paneBaseIndex: Int(facts[0]) ?? 0, globalWindowSize: facts[1], defaultCommand: facts[2])
    result.replies = Array(result.replies.dropFirst(before.count).prefix(step.commands.count))
    return (result, view.paneBaseIndex)
  }

  /// What tmux said of a command that failed, in a sentence.
  static func fault(_ message: String, _ step: TmuxStep, _ index: Int) -> HostError {
    let command =
      step.commands.indices.contains(index) ? step.commands[index].words.first ?? "" : ""
    if message.hasPrefix("duplicate session") {
      return taken(String(message.dropFirst(19)), by: nil)
    }
    if message.contains("no space for new pane") || message.contains("too small") {
      return HostError(
        .refused, "tmux has no room for another pane",
        hint: "give the window a larger `size`, or the tab fewer panes")
    }
    return HostError(.refused, "tmux refused `\(command)`: \(Shown.escaped(message))")
  }
}
