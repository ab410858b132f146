package import MuntinPlan

/// Where marks are kept besides the terminal itself, for one that forgets them when it is started
/// anew. What it cannot read or write is not remembered; nothing else depends on it.
package struct MarkJournal: Sendable {
  /// Everything that is remembered, by the id of a pane.
  package var read: @Sendable () -> [HostID: RememberedMark]
  /// Takes the place of everything that was remembered of a workspace.
  package var write: @Sendable (String, [HostID: RememberedMark]) -> Void
  /// Sees to it that what was written of a workspace outlives a power cut.
  package var sync: @Sendable (String) -> Void

  package init(
    read: @escaping @Sendable () -> [HostID: RememberedMark],
    write: @escaping @Sendable (String, [HostID: RememberedMark]) -> Void,
    sync: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.read = read
    self.write = write
    self.sync = sync
  }
}
