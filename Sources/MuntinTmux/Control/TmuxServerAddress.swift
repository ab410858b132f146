package import MuntinHost

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Which tmux server is meant, and where its socket lies.
package struct TmuxServerAddress: Equatable, Sendable {
  private enum Place: Equatable, Sendable {
    case name(String)
    case path(String)
  }

  private let place: Place
  /// Where the socket is or would be, with the links in its folder resolved: the same for every
  /// way to name one server, so it serves as the key of a lock.
  package let socketPath: String

  /// - Parameters:
  ///   - socket: a name, or a path if it holds a slash; nil for the server we are in, by the
  ///     variable `TMUX`, or else the one named `default`.
  ///   - environment: `TMUX` and `TMUX_TMPDIR` are looked at.
  ///   - userID: whose server.
  /// - Errors: `refused` for an empty name; `unavailable` for a path longer than a socket's can be.
  package init(
    socket: String?, environment: [String: String], userID: UInt32
  ) throws(HostError) {
    if socket?.isEmpty == true || socket?.utf8.contains(0) == true {
      throw TmuxFault.noSocketName()
    }
    let around = environment["TMUX"]?.prefix { $0 != "," } ?? ""
    if let socket {
      place = socket.contains("/") ? .path(socket) : .name(socket)
    } else {
      place = around.isEmpty ? .name("default") : .path(String(around))
    }
    switch place {
    case .path(let path): socketPath = Self.resolvingFolder(of: path)
    case .name(let name):
      // As tmux does: the first of the two that exists.
      let chosen = environment["TMUX_TMPDIR"].flatMap { $0.isEmpty ? nil : Self.resolved($0) }
      let folder = chosen ?? Self.resolved("/tmp") ?? "/tmp"
      socketPath = "\(folder)/tmux-\(userID)/\(name)"
    }
    guard socketPath.utf8.count <= Self.longestPath else {
      throw TmuxFault.socketTooLong(socketPath, limit: Self.longestPath)
    }
  }

  /// How the tmux program is told which server is meant.
  package var arguments: [String] {
    switch place {
    case .name(let name): ["-L", name]
    case .path(let path): ["-S", path]
    }
  }

  /// Whether a server answers behind the socket, found out without a tmux process.
  ///
  /// - Errors: `unavailable` when the socket may not be used, `conflict` when it is no socket.
  package func isListening() throws(HostError) -> Bool {
    var status = stat()
    guard stat(socketPath, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR {
        if case .path = place { try checkFolder() }
        return false
      }
      throw TmuxFault.unreachable(socketPath, SystemFault(number: errno).text)
    }
    guard status.st_mode & S_IFMT == S_IFSOCK else { throw TmuxFault.notASocket(socketPath) }
    #if canImport(Darwin)
      let number = socket(AF_UNIX, SOCK_STREAM, 0)
      _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    #else
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      let number = socket(AF_UNIX, kind, 0)
    #endif
    guard number >= 0 else {
      throw TmuxFault.unreachable(socketPath, SystemFault(number: errno).text)
    }
    let descriptor = Descriptor(owning: number)
    _ = fcntl(descriptor.number, F_SETFL, O_NONBLOCK)
    return try connect(descriptor)
  }

  /// tmux makes the folder of sockets that go by a name, and no other.
  private func checkFolder() throws(HostError) {
    guard let folder = Self.folder(of: socketPath) else { return }
    var status = stat()
    if stat(folder, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR {
      throw TmuxFault.noSocketFolder(folder)
    }
  }

  private func connect(_ descriptor: borrowing Descriptor) throws(HostError) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socketPath.utf8) }
    let fault = connectFault(descriptor.number, &address)
    switch fault {
    // A full queue or a connection under way: somebody is there, though busy or stopped. (macOS
    // refuses when the queue is full; it takes a hundred clients at once.)
    case 0, EAGAIN, EINPROGRESS, EINTR: return true
    case ECONNREFUSED, ENOENT: return false
    default: throw TmuxFault.unreachable(socketPath, SystemFault(number: fault).text)
    }
  }

  /// Room for the terminating zero is kept.
  private static let longestPath = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

  private static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  private static func folder(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func resolvingFolder(of path: String) -> String {
    guard let folder = folder(of: path), let resolved = resolved(folder) else { return path }
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    return resolved == "/" ? "/\(name)" : "\(resolved)/\(name)"
  }
}

/// 0, or the system's error number.
private func connectFault(_ number: Int32, _ address: inout sockaddr_un) -> Int32 {
  let size = socklen_t(MemoryLayout<sockaddr_un>.size)
  let result = withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(number, $0, size) }
  }
  return result == 0 ? 0 : errno
}
