import MuntinHost
import MuntinITermWire
import MuntinPlan

/// SendText and Inject.
extension Desk {
  func sendText(_ request: ITermSendTextRequest) async -> ITermSendTextResponse {
    var response = ITermSendTextResponse()
    let targets = model.sessions(request.session)
    let alive = targets.filter { $0.pane.exitStatus == nil }
    if alive.isEmpty && request.session != "all" || alive.count < targets.count {
      response.status = .sessionNotFound
    }
    var panes = alive.map(\.host)
    if !request.suppressBroadcast {
      for domain in model.domains where alive.contains(where: { domain.contains($0.id) }) {
        panes += domain.compactMap { model.world.session($0)?.host }.filter { !panes.contains($0) }
      }
    }
    guard !panes.isEmpty else { return response }
    do throws(HostError) {
      try await host.type(Array(request.text.utf8), into: panes)
    } catch {
      response.status = .sessionNotFound
    }
    return response
  }

  func inject(_ request: ITermInjectRequest) async -> ITermInjectResponse {
    var response = ITermInjectResponse()
    for id in request.sessionID {
      let panes = model.sessions(id).map(\.host)
      var status = ITermInjectResponse.Status.ok
      do throws(HostError) {
        if panes.isEmpty { status = .sessionNotFound }
        if !panes.isEmpty { try await host.inject(request.bytes, into: panes) }
      } catch {
        status = .sessionNotFound
      }
      response.status.append(status)
    }
    return response
  }
}
