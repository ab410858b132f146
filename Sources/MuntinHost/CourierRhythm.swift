import MuntinPlan

/// When a courier turns to the terminal: asking it and telling it cost the more, the more panes it
/// has, so both are done for many panes at once.
///
/// Units: milliseconds of the courier's clock.
struct CourierRhythm {
  /// Panes that were seen to be ready and have not got their command.
  private(set) var ready: Set<NodeKey> = []
  /// Panes that seemed to have taken what they were sent.
  var taken: Set<HostID> = []
  private var firstReady = 0
  private var lastReady = 0
  private var lastSent = 0
  private var lastAsked = 0
  private var lastAskedOpen = 0
  private var lastAskedBlocked = 0
  /// Until a question is asked again without a sign that the answer has changed.
  private var patience = shortest

  private static let shortest = 40
  private static let longest = 320
  /// The longest that a ready pane waits for others to become ready as well.
  private static let lull = 4
  /// As many as are worth a batch of their own.
  private static let fewest = 3
  private static let openInterval = 1000

  mutating func became(_ keys: [NodeKey], now: Int) {
    guard !keys.isEmpty else { return }
    if ready.isEmpty { firstReady = now }
    lastReady = now
    ready.formUnion(keys)
  }

  func isTimeToSend(_ count: Int, of all: Int, now: Int) -> Bool {
    guard count > 0 else { return false }
    return count == all || count >= max(Self.fewest, all / 8) || now - firstReady >= Self.lull
  }

  mutating func sent(_ keys: [NodeKey], now: Int) {
    ready.subtract(keys)
    lastSent = now
    lastAsked = now
    patience = Self.shortest
  }

  /// It is time to ask, whatever it looks like.
  func isPatienceOver(now: Int) -> Bool { now - lastAsked >= patience }

  /// Nothing was asked since something was sent last.
  var hasNotAsked: Bool { lastAsked == lastSent }

  mutating func asked(now: Int) {
    lastAsked = max(now, lastSent + 1)
    patience = min(2 * patience, Self.longest)
  }

  mutating func isTimeToAskOpen(now: Int) -> Bool {
    guard now - lastAskedOpen >= Self.openInterval else { return false }
    lastAskedOpen = now
    return true
  }

  mutating func isTimeToAskBlocked(now: Int) -> Bool {
    guard now - lastAskedBlocked >= Self.openInterval else { return false }
    lastAskedBlocked = now
    return true
  }

  /// Microseconds to wait before the next look, which grow as long as nothing happens: where nothing has
  /// for a while, looking seldom does no harm; a look costs the more, the more panes are looked at.
  ///
  /// - Parameter last: the wait before; 0 where something has happened.
  func pause(after last: Int, looks: Int, now: Int) -> Int {
    let isFew = looks <= 8
    let longest = now - max(lastReady, lastSent, 0) >= 100 ? 40_000 : isFew ? 2000 : 4000
    return min(max(2 * last, isFew ? 500 : 1000), longest)
  }
}
