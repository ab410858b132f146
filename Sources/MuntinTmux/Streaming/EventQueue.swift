import MuntinHost

/// Events on their way to the listener: output of one pane is joined, and of the calls to look
/// again only the first is kept until it is taken.
struct EventQueue {
  /// Bytes of output in one event; more only where one piece brings more.
  private static let largest = 1 << 16

  private var events: [TerminalEvent] = []
  private var first = 0
  private var hasChange = false
  /// Bytes of output that wait.
  private(set) var bytes = 0

  var isEmpty: Bool { first == events.count }

  mutating func append(_ event: TerminalEvent) {
    switch event {
    case .changed:
      if hasChange { return }
      hasChange = true
      events.append(event)
    case .output(let pane, let more):
      bytes += more.count
      if !isEmpty, case .output(pane, let before)? = events.last,
        before.count + more.count <= Self.largest
      {
        // Not copied: the queue lets go of its own first.
        events[events.count - 1] = .changed
        events[events.count - 1] = .output(pane, before + more)
      } else {
        events.append(event)
      }
    case .ended: events.append(event)
    }
  }

  mutating func next() -> TerminalEvent? {
    guard first < events.count else { return nil }
    let event = events[first]
    first += 1
    switch event {
    case .changed: hasChange = false
    case .output(_, let taken): bytes -= taken.count
    case .ended: break
    }
    if isEmpty {
      events.removeAll(keepingCapacity: true)
      first = 0
    }
    return event
  }
}
