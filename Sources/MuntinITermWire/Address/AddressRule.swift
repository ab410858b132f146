/// Finds the address of iTerm2's API; looks at no file.
package struct AddressRule: Equatable, Sendable {
  /// The TCP port of old versions.
  package static let oldPort = 1912

  /// Bytes that the path of a socket may have: `sun_path` less the NUL behind it.
  #if os(Linux)
    package static let longestPath = 107
  #else
    package static let longestPath = 103
  #endif

  private var explicit: String?
  /// `~/Library/Application Support/iTerm2`
  package let supportFolder: String

  /// - Parameters:
  ///   - home: the user's folder, an absolute path.
  ///   - environment: `IT2_SUITE` names the settings of another iTerm2.
  ///   - path: the socket that the user asked for.
  /// - Errors: `badAddress` where the suite is no name of a folder.
  package init(
    home: String, environment: [String: String], path: String? = nil
  ) throws(WireError) {
    let suite = environment["IT2_SUITE"] ?? ""
    let isName = !suite.utf8.contains { $0 == 0x2F || $0 == 0 } && suite != "." && suite != ".."
    if !isName { throw WireFaults.suite(suite) }
    let home = home.hasSuffix("/") ? String(home.dropLast()) : home
    supportFolder = home + "/Library/Application Support/" + (suite.isEmpty ? "iTerm2" : suite)
    explicit = path
  }

  /// The folder of the socket: its user's only, mode 0700.
  package var folder: String { supportFolder + "/private" }

  package var socketPath: String { explicit ?? folder + "/socket" }

  /// Held by `flock` for as long as a server listens.
  package var lockPath: String { socketPath + ".lock" }

  /// Where a client connects. Versions without a socket are sought at their port, but not where the
  /// user named a socket.
  ///
  /// - Parameter socketExists: whether there is a file at `socketPath`.
  /// - Errors: `badAddress` where no socket can have the path.
  package func address(
    socketExists: Bool, longestPath: Int = longestPath
  ) throws(WireError) -> WireAddress {
    if !socketExists, explicit == nil { return .localhost(port: Self.oldPort) }
    return try listeningAddress(longestPath: longestPath)
  }

  /// Where a server listens.
  ///
  /// - Errors: `badAddress` where no socket can have the path.
  package func listeningAddress(longestPath: Int = longestPath) throws(WireError) -> WireAddress {
    let path = socketPath
    if path.isEmpty { throw WireFaults.emptyPath() }
    if path.utf8.contains(0) { throw WireFaults.pathWithNull(path) }
    if path.utf8.count > longestPath {
      throw WireFaults.longPath(path, bytes: path.utf8.count, limit: longestPath)
    }
    return .socket(path: path)
  }
}
