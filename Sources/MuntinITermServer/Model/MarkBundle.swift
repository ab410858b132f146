import MuntinPlan
import MuntinSpec

/// The marks of a window and of all that stands in it, as the variable `user.muntin` of the window
/// holds them: the window's own, and `inside` it those of tabs and sessions by their ids. Buried
/// sessions stand in no window; their marks are told by one all the same, for a window's variable is
/// all that clients read.
///
/// - Source: decision 0006.
struct MarkBundle: Equatable, Sendable {
  static let variable = "muntin"
  /// The property of a profile that a session is born with its mark in.
  static let property = "Muntin"

  var window: Mark?
  /// Nil where a thing is to bear no mark.
  var inside: [String: Mark?] = [:]

  /// Nobody has a mark.
  init() {}

  /// Puts together what the host knows; nil where nothing has a mark.
  init?(_ window: WorldWindow, _ model: ServerModel) {
    self.window = window.mark
    for tab in window.tabs {
      if let mark = tab.mark { inside[tab.id] = mark }
      for session in tab.sessions { note(session) }
    }
    for session in model.world.buried where session.pane.mark != nil {
      if model.markBearer(of: session)?.host == window.host { note(session) }
    }
    if self.window == nil, inside.isEmpty { return nil }
  }

  private mutating func note(_ session: WorldSession) {
    if let mark = session.pane.mark { inside[session.id] = mark }
  }

  /// Takes apart; nil where the text is no such bundle.
  init?(text: String) {
    guard let value = JSONValue(text: text), value.members != nil else { return nil }
    window = Mark(value)
    for (id, mark) in value["inside"]?.members ?? [] { inside[id] = .some(Mark(mark)) }
    if window == nil, inside.isEmpty { return nil }
  }

  var text: String {
    let own = window?.json ?? .object([])
    let marks = inside.sorted { $0.key < $1.key }.map { id, mark in (id, mark?.json ?? .null) }
    return (marks.isEmpty ? own : own.with("inside", .object(marks))).text
  }
}
