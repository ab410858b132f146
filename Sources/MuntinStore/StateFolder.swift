/// Where Muntin keeps what outlives a run.
package struct StateFolder: Sendable {
  package let path: String

  /// `$XDG_STATE_HOME/muntin`, else `~/.local/state/muntin`.
  package init(environment: [String: String], home: String) {
    let base = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    path = (base ?? home + "/.local/state") + "/muntin"
  }
}
