import Dispatch

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Turns ctrl-C and its like into the end of one task, so that what was begun can tell how far it got.
struct Interrupts: Sendable {
  /// Becomes readable on the first ctrl-C; -1 where there is none.
  let descriptor: Int32
  private let writer: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (descriptor, writer) = (ends[0], ends[1])
  }

  /// Ctrl-C, an orderly end, and the terminal that goes away.
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Runs work that is cancelled on one of the signals.
  func during<Result: Sendable>(
    _ work: @escaping @Sendable () async -> Result
  ) async -> Result {
    let writer = writer
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    let heard = Self.signals.filter { number in
      // A terminal that goes away is none of our business where `nohup` says so.
      let wasIgnored = unsafeBitCast(signal(number, SIG_IGN), to: Int.self) == 1
      return number != SIGHUP || !wasIgnored
    }
    let sources = heard.map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        _ = write(writer, "!", 1)
        continuation.yield()
      }
      source.resume()
      return source
    }
    defer {
      for source in sources { source.cancel() }
      for number in heard { signal(number, SIG_DFL) }
    }
    return await withTaskGroup(of: Result?.self) { group in
      group.addTask { await work() }
      group.addTask {
        for await _ in signals { return nil }
        return nil
      }
      var result: Result?
      while let next = await group.next() {
        if let next {
          result = next
          continuation.finish()
          group.cancelAll()
        } else if result == nil {
          group.cancelAll()
        }
      }
      // The work always gives a result, and the group waits for it.
      guard let result else { return await work() }
      return result
    }
  }
}
