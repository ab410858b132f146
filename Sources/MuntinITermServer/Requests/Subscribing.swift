import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// Notification: to be told of something, or no longer; also how functions are registered.
extension Desk {
  func subscribe(
    _ request: ITermNotificationRequest, _ connection: ConnectionID
  ) async -> ITermNotificationResponse {
    var response = ITermNotificationResponse()
    guard request.hasSubscribe, request.hasNotificationType else {
      response.status = .requestMalformed
      return response
    }
    switch request.notificationType {
    case .notifyOnNewSession, .notifyOnTerminateSession, .notifyOnLayoutChange,
      .notifyOnFocusChange, .notifyOnBroadcastChange, .notifyOnProfileChange:
      response.status = model.subscriptions.change(connection, .app, request)
    case .notifyOnServerOriginatedRpc: response.status = register(request, connection)
    case .notifyOnVariableChange: response.status = await monitor(request, connection)
    case .notifyOnKeystroke, .notifyOnScreenUpdate, .notifyOnPrompt,
      .notifyOnCustomEscapeSequence, .notifyOnLocationChange, .keystrokeFilter:
      response.status = subscribe(toSession: request, connection)
    }
    return response
  }

  private func subscribe(
    toSession request: ITermNotificationRequest, _ connection: ConnectionID
  ) -> ITermNotificationResponse.Status {
    if request.session == "all" { return model.subscriptions.change(connection, .all, request) }
    guard let session = model.session(request.session) else { return .sessionNotFound }
    return model.subscriptions.change(connection, .pane(session.host), request)
  }

  private func register(
    _ request: ITermNotificationRequest, _ connection: ConnectionID
  ) -> ITermNotificationResponse.Status {
    let function = RegisteredFunction(
      connection: connection, registration: request.rpcRegistrationRequest)
    guard RegisteredFunction.isSound(function.registration) else { return .requestMalformed }
    let known = model.functions.firstIndex { $0.signature == function.signature }
    guard request.subscribe else {
      guard let known, model.functions[known].connection == connection else {
        return .notSubscribed
      }
      model.functions.remove(at: known)
      return .ok
    }
    if known != nil { return .duplicateServerOriginatedRpc }
    model.functions.append(function)
    return .ok
  }

  private func monitor(
    _ request: ITermNotificationRequest, _ connection: ConnectionID
  ) async -> ITermNotificationResponse.Status {
    let wanted = request.variableMonitorRequest
    guard wanted.hasName, wanted.hasScope else { return .requestMalformed }
    var scopes: [VariableScope] = [.app]
    switch wanted.scope {
    case .app: if wanted.identifier == "all" { return .invalidIdentifier }
    case .session: scopes = model.sessions(wanted.identifier).map(VariableScope.session)
    case .window:
      scopes = model.world.windows.filter {
        wanted.identifier == "all" || wanted.identifier == $0.id
      }.map(VariableScope.window)
    case .tab: scopes = model.world.tab(wanted.identifier).map { [.tab($0)] } ?? []
    }
    if scopes.isEmpty, wanted.identifier != "all" || wanted.scope == .tab {
      return .invalidIdentifier
    }
    if wanted.scope == .session, wanted.name.hasPrefix("user.") {
      let attribute = Attribute.variable(String(wanted.name.dropFirst(5)))
      if request.subscribe, model.interest.insert(attribute).inserted { await look() }
    }
    var request = request
    if wanted.scope == .session, wanted.identifier == "active",
      case .session(let one)? = scopes.first
    {
      request.variableMonitorRequest.identifier = one.id
    }
    let status = model.subscriptions.change(connection, .app, request)
    if status == .ok, request.subscribe {
      let sessions = model.factSubjects(wanted)
      if !sessions.isEmpty { await learn(of: sessions) }
      model.noteVariables()
      keepFacts()
    }
    return status
  }

  /// Tells of variables that have changed since they were last told of.
  func tellVariables() { model.tellVariables() }
}

extension ServerModel {
  /// The objects that a subscription watches, by identifier.
  private func watched(_ request: ITermVariableMonitorRequest) -> [(String, VariableScope)] {
    switch request.scope {
    case .app: [("", .app)]
    case .session:
      sessions(request.identifier).map { ($0.id, .session($0)) }
    case .tab: world.tab(request.identifier).map { [($0.id, .tab($0))] } ?? []
    case .window:
      world.windows.filter { request.identifier == "all" || request.identifier == $0.id }
        .map { ($0.id, .window($0)) }
    }
  }

  /// The sessions that have facts for a subscription.
  func factSubjects(_ request: ITermVariableMonitorRequest) -> [WorldSession] {
    watched(request).compactMap { subjectOfFact(request.name, in: $0.1) }
  }

  /// What is there at the start is not told.
  mutating func noteVariables() { compareVariables(tells: false) }
  mutating func tellVariables() { compareVariables(tells: true) }

  private mutating func compareVariables(tells: Bool) {
    for place in subscriptions.variables() {
      let record = subscriptions.records[place]
      let wanted = record.request.variableMonitorRequest
      for (identifier, scope) in watched(wanted) {
        let now = Desk.told(value(wanted.name, in: scope) ?? .null)
        guard let before = record.told[identifier] else {
          subscriptions.told(now, of: identifier, in: place)
          // An object that came later, of which a value is known at once, is news.
          if tells, wanted.identifier == "all", now != "null", wanted.name.hasPrefix("user.") {
            notify(record, wanted, identifier, now)
          }
          continue
        }
        // Others are still to be told of what has changed for them.
        guard tells, before != now else { continue }
        subscriptions.told(now, of: identifier, in: place)
        notify(record, wanted, identifier, now)
      }
    }
  }

  private mutating func notify(
    _ record: Subscriptions.Record, _ wanted: ITermVariableMonitorRequest, _ identifier: String,
    _ value: String
  ) {
    var notification = ITermNotification()
    notification.variableChangedNotification.scope = wanted.scope
    notification.variableChangedNotification.identifier = identifier
    notification.variableChangedNotification.name = wanted.name
    notification.variableChangedNotification.jsonNewValue = value
    outgoing.append((record.connection, notification))
  }
}
