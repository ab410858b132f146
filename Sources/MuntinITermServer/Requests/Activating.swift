import MuntinHost
import MuntinITermWire
import MuntinPlan

/// Activate: what is in front.
extension Desk {
  func activate(_ request: ITermActivateRequest) async -> ITermActivateResponse {
    var response = ITermActivateResponse()
    var (window, tab, session): (WorldWindow?, WorldTab?, WorldSession?)
    switch request.identifier {
    case .windowID(let id): window = model.world.window(id)
    case .tabID(let id):
      tab = model.world.tab(id)
      window = tab.flatMap(model.world.window(of:))
    case .sessionID(let id):
      session = model.session(id)
      if let buried = session, model.world.tab(of: buried) == nil {
        await disinter(buried)
        session = model.world.session(host: buried.host)
      }
      tab = session.flatMap(model.world.tab(of:))
      window = tab.flatMap(model.world.window(of:))
    case nil: break
    }
    if request.identifier != nil, window == nil {
      response.status = .badIdentifier
      return response
    }
    if request.orderWindowFront, window == nil { response.status = .invalidOption }
    if request.orderWindowFront, let window { bringForward(window) }
    if request.selectTab, tab == nil { response.status = .invalidOption }
    if request.selectTab, let tab, let window {
      var work = Undertaking()
      work.changes.append(.focus(work.key(tab, in: window)))
      if request.selectSession, let session { add(session, tab, window, to: &work) }
      await carryOut(work)
      return response
    }
    if request.selectSession, session == nil { response.status = .invalidOption }
    if request.selectSession, let session, let tab, let window {
      var work = Undertaking()
      add(session, tab, window, to: &work)
      await carryOut(work)
    }
    return response
  }

  private func add(
    _ session: WorldSession, _ tab: WorldTab, _ window: WorldWindow, to work: inout Undertaking
  ) {
    let key = work.key(session, in: tab, window)
    work.changes.append(.focus(key))
    // A tab stays maximised, on the session that comes to the front.
    if let zoomed = tab.zoomed, zoomed.host != session.host {
      work.changes.append(.zoom(work.key(tab, in: window), pane: key))
    }
  }

  func bringForward(_ window: WorldWindow) {
    let old = model.focusFacts()
    model.currentWindow = window.host
    model.tellFocus(since: old)
  }

  /// Brings a session to the front of everything.
  func reveal(_ session: WorldSession) async {
    guard let tab = model.world.tab(of: session), let window = model.world.window(of: tab) else {
      return
    }
    bringForward(window)
    var work = Undertaking()
    work.changes.append(.focus(work.key(tab, in: window)))
    add(session, tab, window, to: &work)
    await carryOut(work)
  }
}
