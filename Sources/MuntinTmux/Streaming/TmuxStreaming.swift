import MuntinHost
import MuntinPlan

/// What a host remembers for those who listen to it and drive it by hand.
struct TmuxStreaming {
  var overflow: [HostID: OverflowCount] = [:]
  /// Process id of the server that `overflow` is of.
  var server: Int?
  /// All panes that were there when a listener began are in `overflow`.
  var hasListed = false
  let injector = TtyWriter()
  /// Held by its stream.
  weak var listener: TmuxListener?
  /// Somebody is connecting; the others wait for the outcome.
  var isConnecting = false
  var waiting: [CheckedContinuation<Void, Never>] = []
}

extension TmuxHost {
  /// Sends lines, connecting first where it is necessary: to any session, as nothing here depends
  /// on which.
  ///
  /// - Errors: `unavailable` where there is no server or no session.
  func ask(_ lines: [TmuxLine]) async throws(HostError) -> [LineResult] {
    try await ensureOpen()
    do throws(HostError) {
      return try await connection.send(lines)
    } catch {
      // The session in use has gone, and others may be left.
      guard error.code == .disconnected else { throw error }
      try await ensureOpen()
      return try await connection.send(lines)
    }
  }

  private func ensureOpen() async throws(HostError) {
    while streaming.isConnecting {
      await withCheckedContinuation { streaming.waiting.append($0) }
    }
    streaming.isConnecting = true
    defer {
      streaming.isConnecting = false
      for waiter in streaming.waiting { waiter.resume() }
      streaming.waiting = []
    }
    if await connection.isOpen { return }
    _ = try await observe(attributes: Set(interest))
    _ = try await send([])
  }

  static func noPane(_ pane: HostID) -> HostError {
    HostError(.refused, "There is no pane \(TmuxFault.printable(pane.text.utf8)).")
  }
}
