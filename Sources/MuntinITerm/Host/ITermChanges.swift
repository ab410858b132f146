package import MuntinHost
import MuntinITermWire

extension ITermHost: WatchedHost {
  /// What iTerm2 tells without being asked; ends when it quits.
  package func changes() async throws(HostError) -> AsyncStream<Void> {
    try await connection.open()
    let kinds: [ITermNotificationType] = [
      .notifyOnNewSession, .notifyOnTerminateSession, .notifyOnLayoutChange, .notifyOnFocusChange,
      .notifyOnBroadcastChange,
    ]
    let answers = ITermAnswers(
      try await connection.send(kinds.map { ITermRequests.subscribe(to: $0) }))
    for place in kinds.indices {
      let answer = try answers.read(place, ITermNotificationRequest.self)
      guard answer.status == .ok || answer.status == .alreadySubscribed else {
        throw ITermFault.refused("tell of changes", "\(answer.status)")
      }
    }
    return connection.notices
  }
}
