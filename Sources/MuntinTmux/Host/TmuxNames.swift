import MuntinHost
import MuntinPlan
import MuntinSpec

/// The names of sessions, of which a server has each but once.
extension TmuxHost {
  /// Sessions of ours whose name another one is to have, by the end or at once, step aside.
  func freeNames(_ batch: Batch, _ openings: TmuxOpenings) -> [TmuxStep] {
    taken(batch, openings).filter(\.isOurs).map { session in
      let aside = session.name + "-" + session.window.id.text.dropFirst()
      return TmuxStep([
        TmuxCommand([
          "rename-session", "-t", session.window.id.text, "--", TmuxText.literal(aside),
        ])
      ])
    }
  }

  /// Nothing is done where somebody else has a name that is needed.
  func refuseTakenNames(_ batch: Batch, _ openings: TmuxOpenings) throws(HostError) {
    guard let session = taken(batch, openings).first(where: { !$0.isOurs }) else { return }
    throw Self.taken(session.name, by: session.window.mark?.workspace)
  }

  private struct Taken {
    var name: String
    var window: LiveWindow
    var isOurs: Bool
  }

  /// The sessions that bear names which others are to have.
  private func taken(_ batch: Batch, _ openings: TmuxOpenings) -> [Taken] {
    var wanted: [String: HostID?] = [:]
    for change in batch.changes {
      switch change {
      case .openWindow(let key, _, _): wanted[openings.sessionName(key)] = .some(nil)
      case .set(let key, .title, _, let title?) where key.kind == .window:
        wanted[TmuxText.sessionName(title.value)] = batch.subjects[key]
      default: break
      }
    }
    let ours = Set(batch.subjects.values).union(batch.closing.values)
    return view.live.windows.compactMap { window in
      guard let name = window.attributes[.title], let owner = wanted[name], owner != window.id
      else { return nil }
      return Taken(name: name, window: window, isOurs: ours.contains(window.id))
    }
  }

  /// - Parameter workspace: the one that the session is of, if any.
  static func taken(_ name: String, by workspace: String?) -> HostError {
    let session = "tmux already has a session called \(Shown.quoted(name))"
    guard let workspace else {
      return HostError(
        .conflict, session + " that is not of this workspace",
        hint: "take it over with `muntin adopt`, rename it, or give the workspace another name")
    }
    return HostError(
      .conflict, session + ": that of the workspace \(Shown.quoted(workspace))",
      hint: "give one of the two another name; in names of sessions `.` and `:` become `_`")
  }
}
