package import MuntinSpec

/// What a terminal looked like at one moment, as a workspace file, with what goes with it.
package struct Snapshot: Equatable, Sendable {
  /// What is known of it without reading it whole.
  package struct Facts: Equatable, Sendable {
    /// Seconds since 1970.
    package var time: Int
    /// The kind of terminal, such as `tmux`, and where it is, such as the path of a socket.
    package var host: String
    package var place: String
    /// What was done when it was made: `save`, `watch`, `apply`.
    package var command: String
    package var windows: Int
    package var panes: Int
    /// Whatever else its maker wants to find again; small.
    package var details: JSONValue

    package init(
      time: Int = LocalTime.now, host: String, place: String, command: String, windows: Int,
      panes: Int, details: JSONValue = .object([])
    ) {
      self.time = time
      self.host = host
      self.place = place
      self.command = command
      self.windows = windows
      self.panes = panes
      self.details = details
    }
  }

  package var facts: Facts
  /// The text of a workspace file. Nothing in it may tell the time: two snapshots of the same are
  /// the same text.
  package var spec: String
  /// What lies beside it, by name, such as `report` and `scrollback`.
  package var parts: [String: [UInt8]]
  /// Parts that were damaged on the disk, and could be left out.
  package var lost: Set<String> = []

  package init(facts: Facts, spec: String, parts: [String: [UInt8]] = [:]) {
    self.facts = facts
    self.spec = spec
    self.parts = parts
  }

  /// Whether both show the same, at whatever time.
  package func isSame(as other: Snapshot) -> Bool {
    spec == other.spec && parts == other.parts && facts.host == other.facts.host
      && facts.place == other.facts.place && facts.details == other.facts.details
  }
}
