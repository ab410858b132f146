import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// What a session goes back to when looks are taken off it.
///
/// A value that equals the profile's would still count as the session's own: what is changed in the
/// profile later would not reach it. So the session is given its profile again, by id, and then
/// whatever else it had of its own, ours or not.
struct ITermUndress: Sendable {
  /// What to set, in this order.
  var assignments: [ITermLook.Assignment]

  /// - Parameters:
  ///   - keys: What is no longer the session's own.
  ///   - own: All that the session has.
  ///   - shared: All that its profile has, under the id `guid`.
  init(
    _ keys: Set<String>, own: [String: JSONValue], guid: String, shared: [String: JSONValue]
  ) {
    let kept = own.filter { key, value in
      shared[key] != value && !keys.contains(key) && !Self.never.contains(key)
        && ProfileTable.isSettable(key)
    }
    assignments =
      [("Guid", .string(guid))] + kept.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Triggers are told in another form than they are kept in, so that they always seem to differ.
  private static let never: Set<String> = ["Guid", "Original Guid", "Triggers"]
}

extension ITermHost {
  /// Of each session that loses looks, how it does; nothing for one whose profile is not known.
  func undressing(_ batch: Batch) async throws(HostError) -> [String: ITermUndress] {
    var keys: [String: Set<String>] = [:]
    for case .set(let key, let name, _, nil) in batch.changes where key.kind == .pane {
      let own = ITermLook.keys(of: name)
      if !own.isEmpty, let id = batch.subjects[key]?.text, view.sessions[id] != nil {
        keys[id, default: []].formUnion(own)
      }
    }
    if keys.isEmpty { return [:] }
    let sessions = keys.keys.sorted()
    let guids = sessions.map { view.sessions[$0]?.sharedProfile ?? "" }
    let answers = ITermAnswers(
      try await connection.send(
        [ITermRequests.profiles([], guids: Set(guids).sorted())]
          + sessions.map { ITermRequests.properties([], of: $0) }))
    var shared: [String: [String: JSONValue]] = [:]
    for profile in try answers.read(0, ITermListProfilesRequest.self).profiles {
      let values = ITermView.properties(profile.properties)
      if let guid = values["Guid"]?.string { shared[guid] = values }
    }
    var result: [String: ITermUndress] = [:]
    for (place, id) in sessions.enumerated() {
      let answer = try answers.read(place + 1, ITermGetProfilePropertyRequest.self)
      guard answer.status == .ok, let values = shared[guids[place]] else { continue }
      result[id] = ITermUndress(
        keys[id] ?? [], own: ITermView.properties(answer.properties), guid: guids[place],
        shared: values)
    }
    return result
  }
}

extension ITermView.Session {
  /// The id of the profile that the session was made from.
  var sharedProfile: String? {
    properties["Original Guid"]?.string ?? properties["Guid"]?.string
  }
}
