#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Two connected sockets: ours does not block, theirs is for a child.
///
/// Sockets and not pipes: they are made close-on-exec in one step where threads may be spawning
/// other children meanwhile, they hold more bytes, and writing to a dead one need not raise a
/// signal.
struct SocketPair: ~Copyable, Sendable {
  let ours: Descriptor
  let theirs: Descriptor

  /// - Errors: `isWhole` is false, and `errno` says why.
  init() {
    var numbers: [Int32] = [-1, -1]
    #if canImport(Darwin)
      _ = socketpair(AF_UNIX, SOCK_STREAM, 0, &numbers)
    #else
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      _ = socketpair(AF_UNIX, kind, 0, &numbers)
    #endif
    ours = Descriptor(owning: Self.aboveStandard(numbers[0]))
    theirs = Descriptor(owning: Self.aboveStandard(numbers[1]))
    guard isWhole else { return }
    _ = fcntl(ours.number, F_SETFL, O_NONBLOCK)
    #if canImport(Darwin)
      _ = fcntl(ours.number, F_SETFD, FD_CLOEXEC)
      _ = fcntl(theirs.number, F_SETFD, FD_CLOEXEC)
      var on: Int32 = 1
      let size = socklen_t(MemoryLayout<Int32>.size)
      _ = setsockopt(ours.number, SOL_SOCKET, SO_NOSIGPIPE, &on, size)
    #endif
  }

  var isWhole: Bool { ours.isOpen && theirs.isOpen }

  /// Gives up theirs, which the child has by now.
  consuming func takeOurs() -> Descriptor { ours }

  /// Moves a descriptor out of 0...2, where it would be in the way of the child's own; they are
  /// free when we were started without standard streams.
  private static func aboveStandard(_ number: Int32) -> Int32 {
    guard (0..<3).contains(number) else { return number }
    let moved = fcntl(number, F_DUPFD_CLOEXEC, 3)
    _ = close(number)
    return moved
  }
}
