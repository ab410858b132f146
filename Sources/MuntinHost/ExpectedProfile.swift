package import MuntinSpec

/// A profile that a file has brought, and that the terminal is to know before panes use it.
package struct ExpectedProfile: Equatable, Sendable {
  package var guid: String
  package var name: String
  /// What it is to have, for what has changed; nil where a key is gone.
  package var values: [String: JSONValue?]

  package init(guid: String, name: String, values: [String: JSONValue?] = [:]) {
    self.guid = guid
    self.name = name
    self.values = values
  }
}

extension TerminalHost {
  /// Hosts without profiles have nothing to wait for.
  package func expect(_ profiles: [ExpectedProfile]) async throws(HostError) {}

  /// Nor do they have colour presets.
  package func presets(
    named names: [String]
  ) async throws(HostError) -> [String: [String: JSONValue]] { [:] }

  package func profileNames() async throws(HostError) -> Set<String> { [] }
}
