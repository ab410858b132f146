import MuntinHost
import MuntinPlan

/// The variable `user.muntin`: marks go to the host's own things.
extension Desk {
  func setMarks(_ text: String?, in scope: VariableScope, _ work: inout Undertaking) {
    switch scope {
    case .app: break
    case .tab(let tab):
      guard let window = model.world.window(of: tab) else { return }
      work.mark(work.key(tab, in: window), tab.host, text.flatMap { Mark(text: $0) }, tab.mark)
    case .session(let session):
      work.mark(
        work.key(session, in: model.world), session.host, text.flatMap { Mark(text: $0) },
        session.pane.mark)
    case .window(let window):
      let bundle = text.flatMap { MarkBundle(text: $0) } ?? MarkBundle()
      setMarks(of: window, bundle, &work)
    }
  }

  /// What the bundle does not name loses its mark, if that is of the same workspace.
  private func setMarks(
    of window: WorldWindow, _ bundle: MarkBundle, _ work: inout Undertaking
  ) {
    let workspace =
      bundle.window?.workspace ?? bundle.inside.values.lazy.compactMap { $0 }.first?.workspace
      ?? window.mark?.workspace
    let isOurs = { (mark: Mark?) in mark == nil || mark?.workspace == workspace }
    if isOurs(window.mark) || bundle.window != nil {
      work.mark(work.key(window), window.host, bundle.window, window.mark)
    }
    let takes = { (id: String, mark: Mark?, isInside: Bool) in
      bundle.inside[id] != nil || isInside && isOurs(mark)
    }
    for other in model.world.windows {
      let isInside = other.host == window.host
      for tab in other.tabs {
        if takes(tab.id, tab.mark, isInside) {
          work.mark(work.key(tab, in: other), tab.host, bundle.inside[tab.id] ?? nil, tab.mark)
        }
        for session in tab.sessions where takes(session.id, session.pane.mark, isInside) {
          work.mark(
            work.key(session, in: tab, other), session.host, bundle.inside[session.id] ?? nil,
            session.pane.mark)
        }
      }
    }
    for session in model.world.buried {
      let isInside = model.markBearer(of: session)?.host == window.host
      guard takes(session.id, session.pane.mark, isInside) else { continue }
      let mark = bundle.inside[session.id] ?? nil
      if mark != nil { model.changeState(of: session) { $0.markBearer = window.host } }
      work.mark(
        work.key(session, in: model.world), session.host, mark, session.pane.mark)
    }
  }
}

extension ServerModel {
  /// The window whose variable tells the mark of a buried session: the one that told it last, else
  /// the one whose mark it goes with, else the one that the session stood in.
  func markBearer(of buried: WorldSession) -> WorldWindow? {
    let state = state(of: buried)
    let mark = buried.pane.mark
    return world.windows.first { $0.host == state.markBearer }
      ?? world.windows.first { window in
        mark != nil && window.mark?.workspace == mark?.workspace
          && window.mark?.key == mark?.key.window
      }
      ?? world.windows.first { $0.host == state.home?.window } ?? world.windows.first
  }
}

extension Undertaking {
  /// Writes a mark, or takes it away; where nothing changes there is nothing to do.
  fileprivate mutating func mark(_ key: NodeKey, _ id: HostID, _ mark: Mark?, _ old: Mark?) {
    guard mark != old else { return }
    if let mark {
      changes.append(.record(key, mark))
    } else {
      release(key, id)
    }
  }
}
