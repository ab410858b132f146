package import MuntinHost

/// Pairs lines with the replies that tmux sends back in the same order; touches no stream, clock or
/// task.
///
/// Every ticket is resumed or failed exactly once, whatever comes and in whatever order.
package struct CommandMachine: Sendable {
  package typealias Ticket = Int

  package enum Action: Equatable, Sendable {
    case resume(Ticket, LineResult)
    case fail(Ticket, HostError)
    /// Something changed on the server.
    case publish(name: String)
    /// tmux ends the connection; say why with `disconnect`.
    case end(reason: String)
    /// What came makes no sense: everybody waiting has been told, hang up.
    case hangUp(HostError)
  }

  private struct Waiter: Sendable {
    var ticket: Ticket
    var commands: Int
    var result = LineResult()
  }

  private var waiters: [Waiter] = []
  /// The waiters before it are served; they are cleared out now and then, not one by one.
  private var first = 0
  private var fault: HostError?

  package init() {}

  /// How many lines have not been answered in full.
  package var waiting: Int { waiters.count - first }

  package mutating func send(_ line: TmuxLine, _ ticket: Ticket) -> [Action] {
    if let fault { return [.fail(ticket, fault)] }
    if line.commands.isEmpty { return [.resume(ticket, LineResult())] }
    waiters.append(Waiter(ticket: ticket, commands: line.commands.count))
    return []
  }

  package mutating func receive(_ event: ControlEvent) -> [Action] {
    if fault != nil { return [] }
    switch event {
    case .reply(_, let flags, let ok, let body):
      // Without the flag it is no answer to our input but what a hook of the user's ran.
      return flags & 1 == 1 ? answer(ok: ok, body) : []
    case .notice(let name, _): return [.publish(name: name)]
    case .exit(let reason): return [.end(reason: reason)]
    case .stray: return []
    case .oversized(let limit): return hangUp(TmuxFault.oversized(limit))
    }
  }

  /// Tells everyone waiting, and everyone to come, why there will be no answer.
  package mutating func disconnect(_ error: HostError) -> [Action] {
    if fault != nil { return [] }
    fault = error
    defer {
      waiters = []
      first = 0
    }
    return waiters[first...].map { .fail($0.ticket, error) }
  }

  private mutating func answer(ok: Bool, _ body: [UInt8]) -> [Action] {
    guard first < waiters.count else { return hangUp(TmuxFault.unasked()) }
    if ok {
      waiters[first].result.replies.append(body)
      guard waiters[first].result.replies.count == waiters[first].commands else { return [] }
    } else {
      waiters[first].result.failure = .init(
        index: waiters[first].result.replies.count, message: TmuxFault.printable(body))
    }
    let waiter = waiters[first]
    first += 1
    if first == waiters.count {
      waiters.removeAll(keepingCapacity: true)
      first = 0
    }
    return [.resume(waiter.ticket, waiter.result)]
  }

  private mutating func hangUp(_ error: HostError) -> [Action] {
    disconnect(error) + [.hangUp(error)]
  }
}
