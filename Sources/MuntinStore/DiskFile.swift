#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files read and written whole.
package enum DiskFile {
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  package static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

  /// A file that keeps what is in it; no folder, pipe or device.
  package static func isRegular(_ path: String) -> Bool { kind(path) == S_IFREG }

  /// What lies in a folder, sorted; nothing where it cannot be read.
  package static func names(in folder: String) -> [String] { (try? listing(folder)) ?? [] }

  /// What lies in a folder, sorted; nothing where there is no folder.
  package static func listing(_ folder: String) throws(StoreError) -> [String] {
    guard let stream = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw .system("cannot look into", folder)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Only its owner may read it.
  package static func isPrivate(_ path: String) -> Bool {
    status(path).map { $0.st_mode & 0o077 == 0 } ?? false
  }

  /// Bytes; 0 where nothing is.
  static func size(_ path: String) -> Int { status(path).map { Int($0.st_size) } ?? 0 }

  /// When it was written last, in seconds since 1970; 0 where nothing is.
  static func changed(_ path: String) -> Int {
    #if canImport(Darwin)
      status(path).map { Int($0.st_mtimespec.tv_sec) } ?? 0
    #else
      status(path).map { Int($0.st_mtim.tv_sec) } ?? 0
    #endif
  }

  private static func kind(_ path: String) -> mode_t? { status(path).map { $0.st_mode & S_IFMT } }

  /// Of what a link leads to; nil where nothing is.
  private static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// - Parameters:
  ///   - start: bytes that are passed over.
  ///   - limit: bytes; one more is read of a longer file, so that its length shows.
  package static func read(
    _ path: String, from start: Int = 0, limit: Int = 64 << 20
  ) throws(StoreError) -> [UInt8] {
    let descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("cannot read", path) }
    defer { close(descriptor) }
    if start > 0, lseek(descriptor, off_t(start), SEEK_SET) < 0 {
      throw .system("cannot read", path)
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = readSome(descriptor, &buffer)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .system("cannot read", path) }
      if count == 0 { break }
      bytes += buffer.prefix(count)
    }
    return bytes
  }

  /// Writes beside the place and renames: what was there stays whole until the new file is. A link
  /// stays one; a device or a pipe is written into.
  ///
  /// - Parameters:
  ///   - mode: of the new file, such as 0o600.
  ///   - isNew: a file that is there already, or comes to be there meanwhile, is left as it is, and
  ///     that is an error.
  ///   - isDurable: it is to outlive a power cut as well; whoever says no sees to that later, with
  ///     `sync`.
  ///   - stage: begins the path that the new file has until it is whole; on the same volume. Without
  ///     it, beside the place.
  ///   - sink: what takes the bytes.
  package static func write(
    _ bytes: [UInt8], to path: String, mode: UInt16 = 0o644, isNew: Bool = false,
    isDurable: Bool = true, stage: String? = nil,
    through sink: DiskSink = .system
  ) throws(StoreError) {
    let kind = kind(path)
    if kind == S_IFDIR {
      throw StoreError("cannot write \(path): it is a folder")
    }
    if let kind, kind != S_IFREG { return try pour(bytes, into: path) }
    let path = kind == nil ? path : resolved(path)
    var name = Array(((stage ?? path) + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw .system("cannot write", path) }
    let temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var isDone = false
    defer {
      close(descriptor)
      if !isDone { unlink(temporary) }
    }
    try sink.writeAll(bytes, to: descriptor, path)
    guard fchmod(descriptor, mode_t(mode)) == 0, !isDurable || fsync(descriptor) == 0,
      // A link is made only where nothing is.
      isNew ? link(temporary, path) == 0 : rename(temporary, path) == 0
    else { throw .system("cannot write", path) }
    if isNew { unlink(temporary) }
    isDone = true
  }

  private static func pour(_ bytes: [UInt8], into path: String) throws(StoreError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("cannot write", path) }
    defer { close(descriptor) }
    try DiskSink.system.writeAll(bytes, to: descriptor, path)
  }

  /// Writes behind what is there; what was there stays.
  package static func append(_ bytes: [UInt8], to path: String) throws(StoreError) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("cannot write", path) }
    defer { close(descriptor) }
    try DiskSink.system.writeAll(bytes, to: descriptor, path)
  }

  /// Sees to it that a file of a folder, with its name, outlives a power cut.
  static func sync(_ path: String, in folder: String) throws(StoreError) {
    try flush(path)
    try syncFolder(folder)
  }

  /// Sees to it that what was renamed, made or removed in a folder outlives a power cut.
  package static func syncFolder(_ path: String) throws(StoreError) {
    // Some file systems do not know this of folders, and are none the worse for it.
    try flush(path, O_DIRECTORY, sparing: [EINVAL, ENOTSUP])
  }

  /// - Parameter sparing: errors of `fsync` that are none.
  private static func flush(
    _ path: String, _ flags: Int32 = 0, sparing: [Int32] = []
  ) throws(StoreError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | flags)
    guard descriptor >= 0 else { throw .system("cannot open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || sparing.contains(errno) else {
      throw .system("cannot write", path)
    }
  }

  private static func resolved(_ path: String) -> String {
    guard let whole = realpath(path, nil) else { return path }
    defer { free(whole) }
    return String(cString: whole)
  }

  /// Makes a folder and those above it, for this user only.
  package static func makeFolder(_ path: String) throws(StoreError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o700) != 0 else { continue }
      let fault = errno
      // What is there already may be refused with other reasons than that.
      if isFolder(made) { continue }
      errno = fault
      throw .system("cannot make the folder", made)
    }
  }
}

// The name below is taken by a function above.
private func readSome(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
  read(descriptor, &buffer, buffer.count)
}
