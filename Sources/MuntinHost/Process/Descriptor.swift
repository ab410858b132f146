#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What came of reading from or writing to a stream that does not block.
package enum StreamOutcome: Equatable, Sendable {
  case bytes(Int)
  case wouldBlock
  /// The other side is gone; nothing more will come or go.
  case end
}

/// An open file descriptor that is closed with its owner.
package struct Descriptor: ~Copyable, Sendable {
  /// Below 0 when it is not open.
  package private(set) var number: Int32

  package init(owning number: Int32) { self.number = number }

  deinit { if number >= 0 { _ = systemClose(number) } }

  var isOpen: Bool { number >= 0 }

  mutating func close() {
    if number >= 0 { _ = systemClose(number) }
    number = -1
  }

  /// Reads what is there into the start of `buffer`.
  func read(into buffer: inout [UInt8]) -> StreamOutcome {
    let number = number
    while true {
      let count = buffer.withUnsafeMutableBytes { systemRead(number, $0.baseAddress, $0.count) }
      if let outcome = Self.outcome(of: count) { return count == 0 ? .end : outcome }
    }
  }

  /// Writes as much as the other side takes now; never raises SIGPIPE.
  func send(_ bytes: ArraySlice<UInt8>) -> StreamOutcome {
    let number = number
    while true {
      let count = bytes.withUnsafeBytes { systemSend(number, $0.baseAddress, $0.count) }
      if let outcome = Self.outcome(of: count) { return outcome }
    }
  }

  /// Writes as much as is taken now, to what is no socket.
  package func write(_ bytes: ArraySlice<UInt8>) -> StreamOutcome {
    let number = number
    while true {
      let count = bytes.withUnsafeBytes { systemWrite(number, $0.baseAddress, $0.count) }
      if let outcome = Self.outcome(of: count) { return outcome }
    }
  }

  /// Nil when a signal came in between and the call is to be made again.
  private static func outcome(of count: Int) -> StreamOutcome? {
    if count >= 0 { return .bytes(count) }
    switch errno {
    case EINTR: return nil
    case EAGAIN, EWOULDBLOCK: return .wouldBlock
    default: return .end
    }
  }
}

private func systemClose(_ number: Int32) -> Int32 { close(number) }

private func systemRead(_ number: Int32, _ address: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(number, address, count)
}

private func systemWrite(_ number: Int32, _ address: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, address, count)
}

private func systemSend(_ number: Int32, _ address: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Darwin)
    send(number, address, count, 0)  // the socket has SO_NOSIGPIPE
  #else
    send(number, address, count, Int32(MSG_NOSIGNAL))
  #endif
}
