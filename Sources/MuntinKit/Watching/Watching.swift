package import MuntinHost

/// Calls for a look at a terminal each time that it has changed and is quiet again.
package struct Watching: Sendable {
  /// Why it has ended.
  package enum End: Equatable, Sendable {
    /// The terminal tells nothing more.
    case gone
    /// Whoever looks has had enough.
    case stopped
    /// The task was cancelled.
    case interrupted
  }

  private let host: any WatchedHost

  package init(_ host: any WatchedHost) { self.host = host }

  package init(on choice: HostChoice, in surroundings: Surroundings) throws(KitFault) {
    self.init(try choice.openWatched(surroundings))
  }

  package func close() async { await host.close() }

  private enum Signal: Sendable {
    case changed, woken, ended
  }

  /// Runs until the terminal goes, the task is cancelled, or `look` says so.
  ///
  /// - Parameters:
  ///   - begin: called once, when nothing that happens from then on goes unheard.
  ///   - look: true to go on.
  package func run(
    begin: () async -> Bool, look: () async -> Bool
  ) async throws(KitFault) -> End {
    let changes: AsyncStream<Void>
    do throws(HostError) { changes = try await host.changes() } catch { throw .host(error) }
    guard await begin() else { return .stopped }
    let (signals, sender) = AsyncStream.makeStream(of: Signal.self)
    return await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for await _ in changes { sender.yield(.changed) }
        sender.yield(.ended)
      }
      defer { group.cancelAll() }
      var machine = WatchMachine()
      let start = ContinuousClock.now
      for await signal in signals {
        let now = Int(start.duration(to: .now) / .milliseconds(1))
        let action =
          switch signal {
          case .changed: machine.changed(at: now)
          case .woken: machine.woken(at: now)
          case .ended: nil as WatchMachine.Action?
          }
        if case .ended = signal { return Task.isCancelled ? .interrupted : .gone }
        switch action {
        case .wake(let time):
          group.addTask {
            try? await Task.sleep(until: start + .milliseconds(time))
            sender.yield(.woken)
          }
        case .save: if await !look() { return .stopped }
        case nil: break
        }
      }
      return .interrupted
    }
  }
}
