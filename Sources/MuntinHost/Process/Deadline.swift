#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A moment on the monotonic clock by which something must have happened.
package struct Deadline: Sendable {
  private let nanoseconds: UInt64

  package init(afterMilliseconds milliseconds: Int) {
    let bounded = UInt64(max(0, min(milliseconds, Self.longest)))
    nanoseconds = Self.now() + bounded * 1_000_000
  }

  /// Rounded up, so that 0 means that the moment has passed; small enough for `poll`.
  package var millisecondsLeft: Int32 {
    let now = Self.now()
    guard nanoseconds > now else { return 0 }
    return Int32(clamping: (nanoseconds - now + 999_999) / 1_000_000)
  }

  package var hasPassed: Bool { millisecondsLeft == 0 }

  /// A week in milliseconds: nobody waits longer, and no sum overflows.
  private static let longest = 7 * 24 * 3_600_000

  /// Nanoseconds on a clock that never goes back.
  private static func now() -> UInt64 {
    var time = timespec()
    guard clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return 0 }
    return UInt64(clamping: time.tv_sec) * 1_000_000_000 + UInt64(clamping: time.tv_nsec)
  }
}
