import MuntinHost
import MuntinITermWire
import MuntinPlan

/// GetBroadcastDomains and SetBroadcastDomains: sessions that share their input.
extension Desk {
  func getBroadcastDomains() -> ITermGetBroadcastDomainsResponse {
    var response = ITermGetBroadcastDomainsResponse()
    response.broadcastDomains = model.broadcastDomains()
    return response
  }

  func setBroadcastDomains(
    _ request: ITermSetBroadcastDomainsRequest
  ) async -> ITermSetBroadcastDomainsResponse {
    var response = ITermSetBroadcastDomainsResponse()
    let domains = request.broadcastDomains.map(\.sessionIds).filter { !$0.isEmpty }
    let ids = domains.flatMap { $0 }
    if Set(ids).count < ids.count {
      response.status = .broadcastDomainsNotDisjoint
      return response
    }
    for domain in domains {
      let windows = domain.map { id in
        model.world.session(id).flatMap(model.world.window(of:))?.host
      }
      if windows.contains(nil) {
        response.status = .sessionNotFound
        return response
      }
      if Set(windows).count > 1 {
        response.status = .sessionsNotInSameWindow
        return response
      }
    }
    let old = model.domains
    model.domains = domains
    await share(domains)
    if model.domains != old { model.tellDomains() }
    return response
  }

  /// The host lets keyboards share, as far as it can.
  private func share(_ domains: [[String]]) async {
    guard model.shows(.broadcast, .pane) else { return }
    var work = Undertaking()
    for window in model.world.windows {
      for tab in window.tabs {
        for session in tab.sessions {
          let group = domains.first { $0.contains(session.id) }?.first
          let isShown = session.pane.attributes[.broadcast] != nil
          guard group != nil || isShown else { continue }
          work.set(work.key(session, in: tab, window), .broadcast, group)
        }
      }
    }
    await carryOut(work)
  }
}
