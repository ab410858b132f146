import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// RestartSession: the same program again, in the same place, under a new id.
extension Desk {
  func restartSession(
    _ request: ITermRestartSessionRequest
  ) async -> ITermRestartSessionResponse {
    var response = ITermRestartSessionResponse()
    guard let session = model.session(request.sessionID) else {
      response.status = .sessionNotFound
      return response
    }
    guard !request.onlyIfExited || session.pane.exitStatus != nil else {
      response.status = .sessionNotRestartable
      return response
    }
    var work = Undertaking()
    let key = work.key(session, in: model.world)
    work.changes.append(.restart(key, start(of: session), reasons: []))
    let result = await carryOut(work)
    if result.fault != nil { response.status = .sessionNotRestartable }
    return response
  }

  /// How it was started, as far as that is known; else the user's shell.
  private func start(of session: WorldSession) -> PaneStart {
    if let known = model.state(of: session).start { return known }
    var start = PaneStart()
    if !session.pane.directory.isEmpty { start.directory = SpecText(session.pane.directory) }
    if let text = session.pane.mark?.applied[.exec], !text.isEmpty, Mark.shown(text) == text,
      text != Mark.placeholder
    {
      start.process = .shellText(SpecText(text))
    }
    return start
  }
}
