import NIOConcurrencyHelpers

/// Lets only so many events of the terminal wait to be dealt with.
struct EventGate: Sendable {
  private struct State {
    var inside = 0
    var isOpen = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private static let most = 64
  private let state = NIOLockedValueBox(State())

  func enter() async {
    await withCheckedContinuation { continuation in
      let goesOn = state.withLockedValue { state in
        if state.isOpen || state.inside < Self.most {
          state.inside += 1
          return true
        }
        state.waiting.append(continuation)
        return false
      }
      if goesOn { continuation.resume() }
    }
  }

  func leave() async {
    let next = state.withLockedValue { state -> CheckedContinuation<Void, Never>? in
      if state.waiting.isEmpty {
        state.inside -= 1
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.resume()
  }

  /// Nobody waits any more.
  func open() {
    let all = state.withLockedValue { state in
      state.isOpen = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in all { continuation.resume() }
  }
}
