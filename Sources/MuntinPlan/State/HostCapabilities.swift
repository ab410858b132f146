package import MuntinSpec

/// What a host can show, as a value, so that plans can be made without it.
package struct HostCapabilities: Sendable {
  /// `tmux`, `iterm2`, `memory`.
  package var name: String
  /// Which terminal of that kind: a socket, for messages and locks.
  package var place: String
  /// Attributes that each kind of node can show and tell back.
  package var attributes: @Sendable (Attribute, NodeKey.Kind) -> Bool
  /// The form in which the host gives a value back, where it is not the value itself.
  package var normal: @Sendable (Attribute, NodeKey.Kind, String) -> String
  /// Panes have the looks of their profiles from the profiles themselves.
  package var carriesProfiles = false
  /// Whether a word of a profile shows.
  package var profileWords: @Sendable (ProfileWord) -> Bool = { _ in true }
  /// Keys of profiles that are not known here show as well.
  package var hasAllProfileKeys = true
  /// What of a value the host has nothing for, in words: parts of a badge that it cannot evaluate.
  package var lacks: @Sendable (Attribute, String) -> [String] = { _, _ in [] }
  /// No two windows have the same name.
  package var namesWindowsOnce = false
  /// Panes may only share their input with panes of the same tab.
  package var broadcastStaysInTab: Bool
  /// Cells for a window that nothing gives a size.
  package var defaultCells: CellSize
  /// Cells by which the size of a pane may differ and still count as the same: above 0 where the
  /// host rounds, or has borders that are not a cell wide.
  package var sizeTolerance = 0
  /// What is not stated of a pane's looks comes from a profile, and is told back all the same.
  package var hasProfiles = false
  /// The profile that a pane has without a word; nil until the host was looked at, or has none.
  package var defaultProfile: String?
  /// The profiles that there are besides those of the file; nil where that is not known, or of no
  /// matter.
  package var profileNames: Set<String>?
  /// A hidden pane takes no room in its tab.
  package var hiddenLeavesLayout = false

  package init(
    name: String, place: String, defaultCells: CellSize, broadcastStaysInTab: Bool,
    attributes: @escaping @Sendable (Attribute, NodeKey.Kind) -> Bool,
    normal: @escaping @Sendable (Attribute, NodeKey.Kind, String) -> String = { $2 }
  ) {
    self.name = name
    self.place = place
    self.defaultCells = defaultCells
    self.broadcastStaysInTab = broadcastStaysInTab
    self.attributes = attributes
    self.normal = normal
  }
}
