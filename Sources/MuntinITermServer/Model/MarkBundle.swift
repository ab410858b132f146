import MuntinPlan
import MuntinSpec

/// The marks of a window and of all that stands in it, as the variable `user.muntin` of the window
/// holds them: the window's own, and `inside` it those of tabs and sessions by their ids.
///
/// - Source: decision 0006.
struct MarkBundle: Equatable, Sendable {
  static let variable = "muntin"
  /// The property of a profile that a session is born with its mark in.
  static let property = "Muntin"

  var window: Mark?
  var inside: [String: Mark]

  /// Puts together what the host knows; nil where nothing has a mark.
  init?(_ window: WorldWindow, _ model: ServerModel) {
    self.window = window.mark
    inside = [:]
    for tab in window.tabs {
      inside[tab.id] = tab.mark
      for session in tab.sessions { inside[session.id] = session.pane.mark }
    }
    if self.window == nil, inside.isEmpty { return nil }
  }

  /// Takes apart; nil where the text is no such bundle.
  init?(text: String) {
    guard let value = JSONValue(text: text), value.members != nil else { return nil }
    window = Mark(value)
    inside = [:]
    for (id, mark) in value["inside"]?.members ?? [] { inside[id] = Mark(mark) }
    if window == nil, inside.isEmpty { return nil }
  }

  var text: String {
    let own = window?.json ?? .object([])
    let marks = inside.sorted { $0.key < $1.key }.map { id, mark in (id, mark.json) }
    return (marks.isEmpty ? own : own.with("inside", .object(marks))).text
  }
}
