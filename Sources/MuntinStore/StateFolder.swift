import MuntinPlan

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where Muntin keeps what outlives a run.
package struct StateFolder: Sendable {
  package let path: String

  /// `$XDG_STATE_HOME/muntin`, else `~/.local/state/muntin`.
  package init(environment: [String: String], home: String) {
    let base = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    path = (base ?? home + "/.local/state") + "/muntin"
  }

  /// The file that the processes of a user lock in turn where only one at a time may go to a server.
  ///
  /// - Parameter socket: the path of the server's socket.
  package func door(to socket: String) -> String {
    "\(path)/locks/door-\(Mark.digest(socket)).lock"
  }

  /// What stands in the way of writing there: the folder, or the one that it would be made in; nil
  /// where nothing does. Changes nothing.
  package var obstacle: String? {
    var place = path + "/locks"
    while !DiskFile.exists(place), let slash = place.lastIndex(of: "/"), slash != place.startIndex {
      place = String(place[..<slash])
    }
    return DiskFile.isFolder(place) && access(place, W_OK | X_OK) == 0 ? nil : place
  }
}
