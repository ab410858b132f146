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
    for id in request.sessionID { response.status.append(await inject(bytes, into: id)) }
    return response
  }

  private func inject(_ bytes: [UInt8], into id: String) async -> ITermInjectResponse.Status {
    let isAll = id == "all"
    let sessions = model.sessions(id)
    if sessions.isEmpty { return .sessionNotFound }
    // One whose program has ended takes nothing more, and keeps no other from it.
    let targets = isAll ? sessions.filter { $0.pane.exitStatus == nil } : sessions
    do throws(HostError) {
      try await host.inject(bytes, into: targets.map(\.host))
    } catch {
      // It may have ended just now; the others have got theirs.
      guard isAll, error.code == .refused || error.code == .timedOut else {
        return .sessionNotFound
      }
    }
    for session in targets { await dress(session, by: bytes) }
    return .ok
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
