package import MuntinPlan

/// What a run finds around it, handed in by the tool so that verbs can be tried in any world.
package struct Surroundings: Sendable {
  package var environment: [String: String]
  package var home: String
  /// The current folder, absolute.
  package var directory: String
  package var userID: UInt32
  /// The size of the terminal that the user sees; nil without one.
  package var terminal: CellSize?
  /// Becomes readable when the user wants to stop.
  package var interrupt: Int32?

  package init(
    environment: [String: String], home: String, directory: String, userID: UInt32,
    terminal: CellSize? = nil, interrupt: Int32? = nil
  ) {
    self.environment = environment
    self.home = home
    self.directory = directory
    self.userID = userID
    self.terminal = terminal
    self.interrupt = interrupt
  }

  package func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    if path == "~" || path.hasPrefix("~/") { return home + path.dropFirst() }
    return directory + "/" + path
  }
}
