package import MuntinHost
import MuntinPlan

extension TmuxHost: StreamingHost {
  /// Waits for a server where there is none, and again after it has gone.
  ///
  /// The events of a pane are in their order. What a pane of a new session writes before our client
  /// has attached to that session is not heard, nor is what a reader left lying for half a minute:
  /// then `changed` comes in its place. A pane that stays after its program has ended, and a title,
  /// are noticed within a second. The stream reads when it is asked for an event, and lets go
  /// when it is dropped, when its reader is cancelled, or when the host is closed.
  package func events() async throws(HostError) -> AsyncStream<TerminalEvent> {
    let listener = try await listen(hearsOutput: true)
    // Where lines are counted from; with nothing there, all panes to come are empty at first.
    _ = try? await facts { _ in true }
    streaming.hasListed = true
    let bell = listener.bell
    // The stream alone holds the listener, which lets its clients go when nobody holds it.
    return AsyncStream(unfolding: { await listener.next() }, onCancel: { bell.ring() })
  }

  private func listen(hearsOutput: Bool) async throws(HostError) -> TmuxListener {
    await stopListening()
    let listener = TmuxListener(settings, hearsOutput: hearsOutput)
    streaming.listener = listener
    try await listener.start()
    return listener
  }

  /// Whoever listens hears new sessions from their start.
  func attendToNewSessions() async {
    guard let listener = streaming.listener else { return }
    listener.bell.ring()
    await listener.attend()
  }

  func stopListening() async {
    guard let listener = streaming.listener else { return }
    streaming.listener = nil
    streaming.hasListed = false
    listener.bell.ring()
    await listener.stop()
  }

  /// About how many lines panes have scrolled, as far as a listener has seen.
  func scrolled() async -> [HostID: Int] {
    guard let listener = streaming.listener else { return [:] }
    listener.bell.ring()
    return await listener.scrolled()
  }
}

extension TmuxHost: WatchedHost {
  /// As `events`, without what programs write: tmux does not even send it. A server that goes is a
  /// change, and is waited for.
  package func changes() async throws(HostError) -> AsyncStream<Void> {
    let listener = try await listen(hearsOutput: false)
    let bell = listener.bell
    return AsyncStream(
      unfolding: { await listener.next().map { _ in () } }, onCancel: { bell.ring() })
  }
}
