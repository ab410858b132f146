import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinScreen

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
    let bytes = request.bytes
    for id in request.sessionID {
      let sessions = model.sessions(id)
      let panes = sessions.map(\.host)
      var status = ITermInjectResponse.Status.ok
      do throws(HostError) {
        if panes.isEmpty { status = .sessionNotFound }
        if !panes.isEmpty { try await host.inject(bytes, into: panes) }
        for session in sessions { await dress(session, by: bytes) }
      } catch {
        status = .sessionNotFound
      }
      response.status.append(status)
    }
    return response
  }

  /// Looks that are injected are there with the answer. That they are read once more as the terminal
  /// shows them changes nothing.
  private func dress(_ session: WorldSession, by bytes: [UInt8]) async {
    var scanner = SequenceScanner()
    for case .osc(let number, let payload) in scanner.receive(bytes) {
      for sequence in TerminalSequence.read(number, payload) {
        if let values = await looks(sequence, session) { _ = await set(values, of: session) }
      }
    }
  }
}
