import MuntinPlan
import MuntinSpec

/// A window as a saved arrangement keeps it: no processes, no texts.
struct ArrangedWindow: Equatable, Sendable {
  struct Tab: Equatable, Sendable {
    var title: String?
    /// Leaves are the places of `sessions`.
    var layout: CellNode
    var sessions: [Session]
    var active: Int
    var isZoomed: Bool
  }

  struct Session: Equatable, Sendable {
    var profile: String
    /// Only a session with a profile of its own keeps its values.
    var overlay: [String: JSONValue]
    var directory: String
  }

  var title: String?
  var tabs: [Tab]
  var selected: Int
}
