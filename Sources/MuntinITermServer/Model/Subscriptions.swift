import MuntinITermWire
import MuntinPlan

/// Who wants to be told of what.
struct Subscriptions: Sendable {
  /// What a subscription is for.
  enum Target: Hashable, Sendable {
    case app
    case all
    case pane(HostID)
  }

  struct Record: Sendable {
    var connection: ConnectionID
    var kind: ITermNotificationType
    var target: Target
    var request: ITermNotificationRequest
    /// For variables: what was last told, by the identifier of the object.
    var told: [String: String] = [:]
  }

  private(set) var records: [Record] = []

  func connections(for kind: ITermNotificationType) -> [ConnectionID] {
    records.filter { $0.kind == kind && $0.target == .app }.map(\.connection)
  }

  /// One for each connection, however it asked.
  func records(for kind: ITermNotificationType, pane: HostID) -> [Record] {
    var seen: Set<ConnectionID> = []
    return records.filter { record in
      record.kind == kind && (record.target == .all || record.target == .pane(pane))
        && seen.insert(record.connection).inserted
    }
  }

  func isWanted(_ kind: ITermNotificationType, pane: HostID) -> Bool {
    records.contains {
      $0.kind == kind && ($0.target == .all || $0.target == .pane(pane))
    }
  }

  func variables() -> [Int] {
    records.indices.filter { records[$0].kind == .notifyOnVariableChange }
  }

  mutating func told(_ value: String?, of identifier: String, in place: Int) {
    records[place].told[identifier] = value
  }

  /// The status of a request to be told, or to be told no more.
  mutating func change(
    _ connection: ConnectionID, _ target: Target, _ request: ITermNotificationRequest
  ) -> ITermNotificationResponse.Status {
    let kind = request.notificationType
    let place = records.firstIndex { record in
      guard record.kind == kind, record.target == target else { return false }
      let isSame = Self.isSame(record.request, request)
      // The record of another client goes too where it says the very same of all sessions.
      if target == .all, !request.subscribe { return isSame }
      guard record.connection == connection else { return false }
      return kind == .notifyOnVariableChange || kind == .notifyOnServerOriginatedRpc
        || kind == .notifyOnProfileChange || target == .all ? isSame : true
    }
    guard request.subscribe else {
      guard let place else { return .notSubscribed }
      records.remove(at: place)
      return .ok
    }
    if place != nil { return target == .all ? .ok : .alreadySubscribed }
    records.append(
      Record(connection: connection, kind: kind, target: target, request: request))
    return .ok
  }

  private static func isSame(
    _ one: ITermNotificationRequest, _ other: ITermNotificationRequest
  ) -> Bool {
    var one = one
    one.subscribe = other.subscribe
    return one == other
  }

  mutating func drop(_ connection: ConnectionID) {
    records.removeAll { $0.connection == connection }
  }

  /// A pane that is gone has no listeners.
  mutating func drop(pane: HostID) { records.removeAll { $0.target == .pane(pane) } }
}
