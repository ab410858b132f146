#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Finds programs as a shell would, but in a search path that is handed in.
package struct ProgramSearch: Sendable {
  private let directories: [Substring]

  /// - Parameter path: directories separated by colons, as in the variable `PATH`.
  package init(path: String?) {
    let path = path ?? "/usr/local/bin:/usr/bin:/bin"
    directories = path.split(separator: ":").filter { $0.hasPrefix("/") }
  }

  /// The whole path of a program; nil when there is none that may be run. A name with a slash is
  /// taken as it is.
  package func locate(_ name: String) -> String? {
    if name.isEmpty { return nil }
    if name.contains("/") { return Self.isProgram(name) ? name : nil }
    return directories.lazy.map { "\($0)/\(name)" }.first(where: Self.isProgram)
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return access(path, X_OK) == 0
  }
}
