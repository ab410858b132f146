#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder for one test, gone afterwards.
struct ScratchFolder {
  let path: String

  static func with<Value>(_ body: (String) throws -> Value) throws -> Value {
    var name = Array("/tmp/muntin-store-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw Failed() }
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { clear(path) }
    return try body(path)
  }

  struct Failed: Error {}

  static func names(_ path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode : 0
  }

  static func clear(_ path: String) {
    if mode(path) & S_IFMT == S_IFDIR {
      for name in names(path) { clear("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
