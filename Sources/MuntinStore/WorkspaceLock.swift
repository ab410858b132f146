import MuntinPlan

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One apply at a time for each terminal and workspace.
///
/// The system ends the lock with its holder, however that ends; the text in the file only tells who
/// it is.
package struct WorkspaceLock: ~Copyable, Sendable {
  private let descriptor: Int32

  package struct Holder: Equatable, Sendable {
    package var processID: Int
    package var command: String
    /// Seconds that the lock has been held.
    package var age: Int

    package init(processID: Int, command: String, age: Int) {
      self.processID = processID
      self.command = command
      self.age = age
    }
  }

  package enum Refusal: Error, Equatable, Sendable {
    case held(Holder)
    case store(StoreError)
  }

  /// - Parameters:
  ///   - place: which terminal, such as the path of a socket.
  ///   - command: what the holder does, for the message that others get.
  package init(
    in folder: StateFolder, host: String, place: String, workspace: String, command: String
  ) throws(Refusal) {
    let name = Mark.digest("\(host)\n\(place)\n\(workspace)")
    try self.init(in: folder, file: "\(host)-\(name).lock", command: command, patience: 0)
  }

  /// - Parameters:
  ///   - file: the name of the lock.
  ///   - patience: milliseconds to wait for another holder.
  init(
    in folder: StateFolder, file: String, command: String, patience: Int
  ) throws(Refusal) {
    let locks = folder.path + "/locks"
    do { try DiskFile.makeFolder(locks) } catch { throw .store(error) }
    let path = "\(locks)/\(file)"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .store(.system("cannot lock", path)) }
    let end = ContinuousClock.now + .milliseconds(patience)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let fault = errno
      if fault == EINTR { continue }
      if fault == EWOULDBLOCK, ContinuousClock.now < end {
        usleep(2000)
        continue
      }
      let holder = Self.holder(descriptor)
      close(descriptor)
      errno = fault
      if fault != EWOULDBLOCK { throw .store(.system("cannot lock", path)) }
      throw .held(holder)
    }
    let text = "\(getpid())\n\(time(nil))\n\(command)\n"
    ftruncate(descriptor, 0)
    _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
    self.descriptor = descriptor
  }

  deinit {
    ftruncate(descriptor, 0)
    // A child on its way to its own program may still hold the file open: closing it would not do.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func holder(_ descriptor: Int32) -> Holder {
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    let lines = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    return Holder(
      processID: lines.first.flatMap { Int($0) } ?? 0,
      command: lines.count > 2 ? lines[2] : "apply",
      age: lines.count > 1 ? max(0, time(nil) - (Int(lines[1]) ?? time(nil))) : 0)
  }
}
