import MuntinHost
import MuntinITermWire
import MuntinPlan

/// Close, with a status for each id. There is nobody who could be asked, so that all are as forced.
extension Desk {
  func close(_ request: ITermCloseRequest) async -> ITermCloseResponse {
    var response = ITermCloseResponse()
    switch request.target {
    case .sessions(let target):
      for id in target.sessionIds {
        response.statuses.append(await closeSession(id) ? .ok : .notFound)
      }
    case .tabs(let target):
      for id in target.tabIds { response.statuses.append(await closeTab(id) ? .ok : .notFound) }
    case .windows(let target):
      for id in target.windowIds {
        response.statuses.append(await closeWindow(id) ? .ok : .notFound)
      }
    case nil: break
    }
    return response
  }

  func closeSession(_ id: String) async -> Bool {
    guard let session = model.session(id) else { return false }
    var work = Undertaking()
    if let tab = model.world.tab(of: session), let window = model.world.window(of: tab) {
      if tab.sessions.count > 1 {
        work.close(session, in: tab, window)
        if let rest = tab.layout.removing(session.host.text) {
          work.changes.append(.arrange(work.key(tab, in: window), from: tab.layout, to: rest))
        }
        if tab.active?.host == session.host, let next = neighbour(of: session, in: tab) {
          work.changes.append(.focus(work.key(next, in: tab, window)))
        }
      } else {
        Self.close(tab, in: window, &work)
      }
    } else {
      let key = NodeKey([ServerModel.buryingPlace, "tab", session.host.text])
      work.close(key, session.host)
    }
    await carryOut(work)
    return model.world.session(host: session.host) == nil
  }

  func closeTab(_ id: String) async -> Bool {
    guard let tab = model.world.tab(id), let window = model.world.window(of: tab) else {
      return false
    }
    var work = Undertaking()
    Self.close(tab, in: window, &work)
    await carryOut(work)
    return model.world.tab(id) == nil
  }

  func closeWindow(_ id: String) async -> Bool {
    guard let window = model.world.window(id) else { return false }
    var work = Undertaking()
    work.close(window)
    await carryOut(work)
    return model.world.window(id) == nil
  }

  /// The last tab takes its window along.
  static func close(_ tab: WorldTab, in window: WorldWindow, _ work: inout Undertaking) {
    if window.tabs.count > 1 { work.close(tab, in: window) } else { work.close(window) }
  }

  /// The one that takes over: the session before it, else the one behind.
  private func neighbour(of session: WorldSession, in tab: WorldTab) -> WorldSession? {
    guard let place = tab.sessions.firstIndex(where: { $0.host == session.host }) else {
      return nil
    }
    return place > 0 ? tab.sessions[place - 1] : tab.sessions.dropFirst().first
  }
}
