import MuntinITermWire

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A client that says what it likes, byte by byte; every read has a deadline.
struct RawClient: ~Copyable {
  private let descriptor: Int32
  private var rest: [UInt8] = []

  struct Unreachable: Error {}

  init(_ path: String) throws { descriptor = try Self.connected(path) }

  private static func connected(_ path: String) throws -> Int32 {
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    let descriptor = socket(AF_UNIX, kind, 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(
      descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    if status != 0 {
      close(descriptor)
      throw Unreachable()
    }
    return descriptor
  }

  deinit { close(descriptor) }

  @discardableResult
  borrowing func write(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  borrowing func halfClose() { _ = shutdown(descriptor, Int32(SHUT_WR)) }

  /// Nil at the end, or when nothing comes.
  mutating func read(atLeast count: Int) -> [UInt8]? {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while rest.count < count {
      let got = recv(descriptor, &chunk, chunk.count, 0)
      if got <= 0 { return nil }
      rest += chunk[..<got]
    }
    defer { rest.removeFirst(count) }
    return Array(rest[..<count])
  }

  /// The status line of an answer to a handshake, and all of its head is taken.
  mutating func status() -> String? {
    var head: [UInt8] = []
    while !head.suffix(4).elementsEqual([13, 10, 13, 10]) {
      guard let byte = read(atLeast: 1) else { return nil }
      head += byte
    }
    return String(decoding: head.prefix { $0 != 13 }, as: UTF8.self)
  }

  static func handshake(origin: String = "ws://localhost/", library: String? = "swift 1.0")
    -> [UInt8]
  {
    let fields =
      [
        "GET / HTTP/1.1", "Host: localhost", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Protocol: api.iterm2.com", "Origin: \(origin)",
      ] + (library.map { ["x-iterm2-library-version: \($0)"] } ?? [])
    return Array((fields.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  /// A masked frame with a mask of zeros.
  static func frame(_ payload: [UInt8], opcode: UInt8 = 2) -> [UInt8] {
    var bytes: [UInt8] = [0x80 | opcode]
    if payload.count < 126 {
      bytes.append(0x80 | UInt8(payload.count))
    } else {
      bytes += [0x80 | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
    }
    return bytes + [0, 0, 0, 0] + payload
  }

  static func request(_ id: Int64) -> [UInt8] {
    var message = ITermClientOriginatedMessage()
    message.id = id
    message.listSessionsRequest = .init()
    return frame((try? Envelope.bytes(of: message)) ?? [])
  }

  mutating func answer() -> ITermServerOriginatedMessage? {
    guard let head = read(atLeast: 2) else { return nil }
    var count = Int(head[1])
    if count == 126 {
      guard let more = read(atLeast: 2) else { return nil }
      count = Int(more[0]) << 8 | Int(more[1])
    } else if count == 127 {
      guard let more = read(atLeast: 8) else { return nil }
      count = more.reduce(0) { $0 << 8 | Int($1) }
    }
    guard let payload = read(atLeast: count) else { return nil }
    return try? Envelope.response(payload)
  }
}
