#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An open file of which is to be known when it can be read, or written.
struct WatchedDescriptor {
  var number: Int32
  var isForWriting = false

  /// Waits until something can be done with any of them.
  ///
  /// - Parameter milliseconds: below 0 for ever.
  /// - Returns: for each, whether it is ready.
  static func wait(for descriptors: [WatchedDescriptor], milliseconds: Int32) -> [Bool] {
    var entries = descriptors.map {
      pollfd(fd: $0.number, events: Int16($0.isForWriting ? POLLOUT : POLLIN), revents: 0)
    }
    guard poll(&entries, nfds_t(entries.count), milliseconds) > 0 else {
      return descriptors.map { _ in false }
    }
    return entries.map { $0.revents != 0 }
  }
}

/// Wakes one who waits in `poll`; may be rung from anywhere.
final class Bell: Sendable {
  private let pair = SocketPair()

  var descriptor: WatchedDescriptor { WatchedDescriptor(number: pair.theirs.number) }

  /// Never waits: a bell that has not been heard yet need not ring twice.
  func ring() { _ = pair.ours.send([0]) }

  /// Makes it quiet again; only for one that rings, as it would wait.
  func quieten() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    _ = pair.theirs.read(into: &buffer)
  }
}
