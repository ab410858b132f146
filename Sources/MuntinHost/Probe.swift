#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Looks at the machine outside the terminal.
enum Probe {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a TCP port takes connections; waits at most 200 ms for an answer.
  static func isListening(_ port: Int, host: String) -> Bool {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICSERV
    #if canImport(Darwin)
      hints.ai_socktype = SOCK_STREAM
    #else
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #endif
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0 else { return false }
    defer { freeaddrinfo(found) }
    var next = found
    while let address = next {
      if connects(address.pointee) { return true }
      next = address.pointee.ai_next
    }
    return false
  }

  private static func connects(_ address: addrinfo) -> Bool {
    let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    if connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 { return true }
    guard errno == EINPROGRESS else { return false }
    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    guard poll(&wait, 1, 200) == 1 else { return false }
    var fault: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &fault, &length) == 0 && fault == 0
  }
}
