package import MuntinHost
import MuntinITermWire
package import MuntinPlan

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What iTerm2 has brought back of an arrangement of its own.
package struct ITermArrival: Equatable, Sendable {
  /// The sessions that were not there before.
  package var sessions: Set<HostID>
  /// All that were expected have come.
  package var isWhole: Bool
}

/// iTerm2's own named arrangements: windows with their tabs, splits, profiles and folders.
extension ITermHost {
  package func arrangements() async throws(HostError) -> [String] {
    let answer = try await ask(.list, nil, nil, "list its arrangements")
    return answer.names
  }

  /// - Parameter window: nil for all windows.
  package func saveArrangement(
    _ name: String, of window: HostID?
  ) async throws(HostError) {
    _ = try await ask(.save, name, window, "save an arrangement")
  }

  /// Has the windows of an arrangement opened, and waits until their sessions are there: iTerm2
  /// answers before they are, and tells of each.
  ///
  /// - Parameters:
  ///   - window: where its tabs come; nil for windows of their own.
  ///   - count: sessions to wait for; nil to wait until nothing more comes.
  /// - Errors: the name or the window is not there; nothing comes for as long as iTerm2 is waited for.
  package func restoreArrangement(
    _ name: String, into window: HostID?, expecting count: Int?
  ) async throws(HostError) -> ITermArrival {
    let changes = try await changes()
    let before = try await sessions()
    _ = try await ask(.restore, name, window, "restore an arrangement")
    return try await arrival(changes, besides: before, count)
  }

  private func ask(
    _ action: ITermSavedArrangementRequest.Action, _ name: String?, _ window: HostID?,
    _ what: String
  ) async throws(HostError) -> ITermSavedArrangementResponse {
    try await connection.open()
    var request = ITermSavedArrangementRequest()
    request.action = action
    if let name { request.name = name }
    if let window { request.windowID = window.text }
    let answers = ITermAnswers(try await connection.send([request.body]))
    let answer = try answers.read(0, ITermSavedArrangementRequest.self)
    switch answer.status {
    case .ok: return answer
    case .arrangementNotFound:
      throw HostError(.refused, "iTerm2 has no arrangement \"\(ITermFault.shown(name ?? ""))\"")
    case .windowNotFound:
      throw HostError(
        .refused, "iTerm2 has no window \"\(ITermFault.shown(window?.text ?? ""))\"")
    case .requestMalformed: throw ITermFault.refused(what, "\(answer.status)")
    }
  }

  private func sessions() async throws(HostError) -> Set<HostID> {
    let answers = ITermAnswers(try await connection.send([ITermRequests.list]))
    let list = try ITermView(try answers.read(0, ITermListSessionsRequest.self))
    return Set(list.tabs.flatMap(\.tree.leaves).map { HostID($0) })
  }

  // MARK: Waiting

  private enum Signal: Sendable {
    case changed
    /// Nothing has come since the timer of that number was set.
    case passed(Int)
    case ended
  }

  /// Milliseconds without news after which an arrangement of unknown size counts as complete: a
  /// window in full screen takes a second or two.
  private static let quiet = 2500

  private func arrival(
    _ changes: AsyncStream<Void>, besides before: Set<HostID>, _ count: Int?
  ) async throws(HostError) -> ITermArrival {
    let result: Result<ITermArrival, HostError> = await withTaskGroup(of: Void.self) { group in
      let (signals, sender) = AsyncStream.makeStream(of: Signal.self)
      group.addTask {
        for await _ in changes { sender.yield(.changed) }
        sender.yield(.ended)
      }
      defer { group.cancelAll() }
      var timer = 0
      var come: Set<HostID> = []
      // What came before anybody listened to `signals` is looked at once.
      sender.yield(.changed)
      for await signal in signals {
        if case .passed(let number) = signal, number != timer { continue }
        if case .ended = signal { return .failure(ended) }
        do throws(HostError) {
          come = try await sessions().subtracting(before)
        } catch {
          return .failure(error)
        }
        if let count, come.count >= count {
          return .success(ITermArrival(sessions: come, isWhole: true))
        }
        if case .passed = signal {
          guard !come.isEmpty else { return .failure(nothingCame) }
          return .success(ITermArrival(sessions: come, isWhole: count == nil))
        }
        timer += 1
        let number = timer
        let pause = count == nil && !come.isEmpty ? Self.quiet : settings.deadline
        group.addTask {
          try? await Task.sleep(for: .milliseconds(pause))
          sender.yield(.passed(number))
        }
      }
      return .failure(ended)
    }
    return try result.get()
  }

  private var nothingCame: HostError {
    HostError(
      .timedOut, "iTerm2 said that it restores the arrangement, and no window has come",
      hint: "MUNTIN_DEADLINE gives it more milliseconds; a dialog in iTerm2 may be open")
  }

  /// Why the connection is gone: whoever wants to stop cuts it.
  private var ended: HostError {
    guard let descriptor = settings.interrupt else { return ITermFault.closed() }
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let isInterrupted = poll(&entry, 1, 0) == 1 && entry.revents & Int16(POLLIN) != 0
    return isInterrupted ? ITermFault.interrupted() : ITermFault.closed()
  }
}
