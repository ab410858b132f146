#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What can be done without blocking; empty when the deadline passed first.
package struct Readiness: OptionSet, Sendable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let output = Readiness(rawValue: 1)
  package static let errors = Readiness(rawValue: 2)
  package static let input = Readiness(rawValue: 4)
  package static let interrupt = Readiness(rawValue: 8)

  /// Waits for any of the descriptors; those below 0 are left out.
  package init(
    output: Int32, errors: Int32, input: Int32, interrupt: Int32, until deadline: Deadline
  ) {
    var entries = [
      Self.entry(output, POLLIN), Self.entry(errors, POLLIN), Self.entry(input, POLLOUT),
      Self.entry(interrupt, POLLIN),
    ]
    var ready: Readiness = []
    while ready.isEmpty {
      let count = poll(&entries, nfds_t(entries.count), deadline.millisecondsLeft)
      if count < 0 && errno != EINTR && errno != EAGAIN { break }
      if count > 0 {
        for (index, entry) in entries.enumerated() where entry.revents != 0 {
          ready.formUnion(Readiness(rawValue: 1 << index))
        }
        // An interrupt whose other side was closed is no interrupt: it would never be quiet.
        if ready.contains(.interrupt) && entries[3].revents & Int16(POLLIN) == 0 {
          ready.remove(.interrupt)
          entries[3].fd = -1
        }
      } else if deadline.hasPassed {
        break
      }
    }
    self = ready
  }

  private static func entry(_ number: Int32, _ events: Int32) -> pollfd {
    pollfd(fd: number, events: Int16(events), revents: 0)
  }
}
