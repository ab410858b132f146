#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An open file of which is to be known when it can be read, or written.
package struct WatchedDescriptor {
  package var number: Int32
  package var isForWriting = false

  package init(number: Int32, isForWriting: Bool = false) {
    self.number = number
    self.isForWriting = isForWriting
  }

  /// Waits until something can be done with any of them.
  ///
  /// - Parameter milliseconds: below 0 for ever.
  /// - Returns: for each, whether it is ready.
  package static func wait(for descriptors: [WatchedDescriptor], milliseconds: Int32) -> [Bool] {
    var entries = descriptors.map {
      pollfd(fd: $0.number, events: Int16($0.isForWriting ? POLLOUT : POLLIN), revents: 0)
    }
    guard poll(&entries, nfds_t(entries.count), milliseconds) > 0 else {
      return descriptors.map { _ in false }
    }
    return entries.map { $0.revents != 0 }
  }
}

/// Wakes one who waits in `poll`; may be rung from anywhere, and goes on until each of those who
/// rang was let in.
package final class Bell: Sendable {
  private let pair = SocketPair()

  package init() {}

  package var descriptor: WatchedDescriptor { WatchedDescriptor(number: pair.theirs.number) }

  /// Never waits; of more than some two hundred at once the last may not be heard.
  package func ring() { _ = pair.ours.send([0]) }

  /// One of those who rang is in.
  package func answer() {
    guard WatchedDescriptor.wait(for: [descriptor], milliseconds: 0) == [true] else { return }
    var buffer: [UInt8] = [0]
    _ = pair.theirs.read(into: &buffer)
  }
}
