/// What a spec may ask about the world it is read in; handed in, so that reading stays pure.
package struct SpecContext: Sendable {
  /// The user's home directory, absolute: what `~` stands for.
  package var home: String
  /// The directory of the spec file, absolute: where relative paths start.
  package var directory: String
  package var environment: [String: String]
  /// Values of variables that were given on the command line.
  package var settings: [String: String]

  package init(
    home: String, directory: String, environment: [String: String] = [:],
    settings: [String: String] = [:]
  ) {
    self.home = home
    self.directory = directory
    self.environment = environment
    self.settings = settings
  }
}
