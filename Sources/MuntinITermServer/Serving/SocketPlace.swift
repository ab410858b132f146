import MuntinHost

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The place in the file system where a server listens: its folder, its lock and its socket.
///
/// The lock is held for as long as the server lives, so that a socket of a live server is never
/// replaced, and one of a dead server is.
struct SocketPlace: ~Copyable {
  let path: String
  private let lock: Int32

  /// - Errors: `conflict` where a server listens there, `refused` where the folder cannot be used.
  init(path: String) throws(HostError) {
    let lock = try Self.lock(path)
    self.path = path
    self.lock = lock
  }

  private static func lock(_ path: String) throws(HostError) -> Int32 {
    try makeFolders(folder(of: path))
    let lockPath = path + ".lock"
    let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw HostError(.refused, "the lock file \(lockPath) cannot be opened: \(reason())")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw HostError(
        .conflict, "another server listens at \(path)",
        hint: "give this one another place with --socket, or end the other one")
    }
    var status = stat()
    if lstat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFSOCK else {
        close(descriptor)
        throw HostError(.conflict, "\(path) is there and is no socket")
      }
      unlink(path)
    }
    return descriptor
  }

  /// Nobody else may connect.
  borrowing func protect() { chmod(path, 0o600) }

  deinit {
    unlink(path)
    close(lock)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes what is missing, for this user only. A folder that is there must be the user's.
  private static func makeFolders(_ folder: String) throws(HostError) {
    var path = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      path += "/" + part
      if mkdir(path, 0o700) != 0, errno != EEXIST {
        throw HostError(.refused, "the folder \(path) cannot be made: \(reason())")
      }
    }
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw HostError(.refused, "\(folder) is no folder")
    }
    if status.st_mode & 0o077 != 0 {
      guard status.st_uid == getuid(), status.st_mode & S_ISVTX == 0, isOwn(folder),
        chmod(folder, 0o700) == 0
      else {
        throw HostError(
          .refused, "others can enter the folder \(folder)",
          hint: "give a --socket in a folder of your own, with mode 0700")
      }
    }
  }

  /// A folder that only sockets of this kind are kept in may be closed to others.
  private static func isOwn(_ folder: String) -> Bool { folder.hasSuffix("/private") }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
