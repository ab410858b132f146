import MuntinPlan

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A script that only its owner can read, and that removes itself once it is run.
package enum PrivateFile {
  /// - Returns: its path.
  /// - Errors: `refused` where it cannot be written; then nothing is left of it.
  package static func create(_ script: String, in folder: String) throws(HostError) -> String {
    var name = Array((folder + "/muntin-run-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw fault(folder) }
    defer { close(descriptor) }
    let text = Array("command rm -f -- \(ShellWord.quoted(path))\n\(script)\n".utf8)
    var rest = text[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let error = fault(folder)
        unlink(path)
        throw error
      }
      rest = rest.dropFirst(count)
    }
    return path
  }

  package static func remove(_ path: String) { unlink(path) }

  private static func fault(_ folder: String) -> HostError {
    HostError(
      .refused,
      "a long command cannot be written to \(folder): \(String(cString: strerror(errno)))",
      hint: "make room there, or set TMPDIR to another folder")
  }
}
