/// Pairs requests with the answers that bear their ids, in whatever order they come; touches no
/// socket, clock or task.
///
/// Every ticket is resumed exactly once, whatever the server says: with an answer, or with the reason
/// why there is none.
package struct RequestMachine: Sendable {
  package typealias Ticket = Int

  package enum Action: Equatable, Sendable {
    case write(ITermClientOriginatedMessage)
    case resume(Ticket, Result<AnswerBody, WireError>)
    case publish(ITermNotification)
    /// Something came that nobody waits for. The connection goes on.
    case stray(Stray)
    /// What came makes no sense: everybody waiting has been told, hang up.
    case hangUp(WireError)
  }

  package enum Stray: Equatable, Sendable {
    /// The answer bears an id that no request had.
    case unknown(id: Int64)
    /// A second answer to a request, or one to a request that was abandoned.
    case late(id: Int64)
  }

  private var waiters: [Int64: Ticket] = [:]
  /// Ids begin at 1, so that an answer without one (0) is nobody's.
  private var next: Int64 = 1
  private var fault: WireError?

  package init() {}

  /// How many requests have not been answered.
  package var waiting: Int { waiters.count }

  package mutating func send(_ request: RequestBody, _ ticket: Ticket) -> [Action] {
    if let fault { return [.resume(ticket, .failure(fault))] }
    var message = ITermClientOriginatedMessage()
    message.id = next
    message.submessage = request
    waiters[next] = ticket
    next += 1
    return [.write(message)]
  }

  /// A binary message as it came.
  package mutating func receive(_ bytes: [UInt8]) -> [Action] {
    if fault != nil { return [] }
    do throws(WireError) {
      return receive(try Envelope.response(bytes))
    } catch {
      return disconnect(error) + [.hangUp(error)]
    }
  }

  package mutating func receive(_ message: ITermServerOriginatedMessage) -> [Action] {
    if fault != nil { return [] }
    if case .notification(let notification) = message.submessage { return [.publish(notification)] }
    guard let ticket = waiters.removeValue(forKey: message.id) else {
      let wasSent = (1..<next).contains(message.id)
      return [.stray(wasSent ? .late(id: message.id) : .unknown(id: message.id))]
    }
    switch message.submessage {
    case .error(let reason): return [.resume(ticket, .failure(WireFaults.refused(reason)))]
    case nil: return [.resume(ticket, .failure(WireFaults.empty()))]
    case .some(let answer): return [.resume(ticket, .success(answer))]
    }
  }

  /// The one who waits has gone; its answer will be a late one.
  package mutating func abandon(_ ticket: Ticket) -> [Action] {
    let ids = waiters.filter { $0.value == ticket }.map(\.key)
    return ids.map { id in
      waiters[id] = nil
      return .resume(ticket, .failure(WireFaults.abandoned()))
    }
  }

  /// Tells everyone waiting, in the order in which they asked, and everyone to come, why there will
  /// be no answer.
  package mutating func disconnect(_ error: WireError) -> [Action] {
    if fault != nil { return [] }
    fault = error
    defer { waiters = [:] }
    return waiters.sorted { $0.key < $1.key }.map { .resume($0.value, .failure(error)) }
  }
}
