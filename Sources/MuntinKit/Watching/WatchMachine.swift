/// Decides when a terminal that changes is looked at: once it has been quiet for a while, or has
/// not been quiet for long. Knows no clock: it is handed the time.
struct WatchMachine: Equatable {
  enum Action: Equatable {
    /// Wake it at that time.
    case wake(at: Int)
    case save
  }

  /// Milliseconds without a change.
  static let quiet = 2000
  /// Milliseconds after the first change, however much goes on changing.
  static let longest = 30_000

  private var first: Int?
  private var last = 0
  private var isAwaited = false

  /// Something has changed that was not saved yet.
  var isPending: Bool { first != nil }

  /// When what is pending is saved if nothing more happens.
  private func due(_ first: Int) -> Int { min(last + Self.quiet, first + Self.longest) }

  /// - Parameter now: milliseconds that only grow.
  mutating func changed(at now: Int) -> Action? {
    first = first ?? now
    last = max(last, now)
    guard let first, !isAwaited else { return nil }
    isAwaited = true
    return .wake(at: due(first))
  }

  /// The time that was asked for has come.
  mutating func woken(at now: Int) -> Action? {
    isAwaited = false
    guard let first else { return nil }
    if now < due(first) {
      isAwaited = true
      return .wake(at: due(first))
    }
    self.first = nil
    return .save
  }
}
