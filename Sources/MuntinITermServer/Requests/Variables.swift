import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// Variable: those of the app, of windows, tabs and sessions.
extension Desk {
  func variable(_ request: ITermVariableRequest) async -> ITermVariableResponse {
    var response = ITermVariableResponse()
    var scopes: [VariableScope] = []
    var isAll = false
    switch request.scope {
    case nil: response.status = .missingScope
    case .app: scopes = [.app]
    case .sessionID(let id):
      isAll = id == "all"
      scopes = model.sessions(id).map(VariableScope.session)
      if scopes.isEmpty, !isAll { response.status = .sessionNotFound }
    case .tabID(let id):
      isAll = id == "all"
      scopes = model.world.tabs.filter { isAll || $0.id == id }.map(VariableScope.tab)
      if scopes.isEmpty, !isAll { response.status = .tabNotFound }
    case .windowID(let id):
      scopes = model.world.window(id).map { [.window($0)] } ?? []
      if scopes.isEmpty { response.status = .windowNotFound }
    }
    guard response.status == .ok else { return response }
    if isAll, !request.get.isEmpty {
      response.status = .multiGetDisallowed
      return response
    }
    guard request.set.allSatisfy({ Self.isUserName($0.name) }) else {
      response.status = .invalidName
      return response
    }
    for scope in scopes { await set(request.set, in: scope) }
    if let first = scopes.first, !request.get.isEmpty {
      response.values = await values(request.get, in: first)
    }
    return response
  }

  /// `user.` and a name without another dot.
  private static func isUserName(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0] == "user" && !parts[1].isEmpty
  }

  private func values(_ names: [String], in scope: VariableScope) async -> [String] {
    // What was set a moment ago is to be seen.
    if sight.isStale { await look() }
    var scope = renewed(scope)
    // Jobs come and go without a word: they are looked up when they are asked for.
    let sessions = names.compactMap { model.subjectOfFact($0, in: scope) }
    if !sessions.isEmpty {
      await learn(of: sessions)
      scope = renewed(scope)
    }
    return names.map { name in
      name == "*"
        ? model.allValues(in: scope).text : Self.told(model.value(name, in: scope) ?? .null)
    }
  }

  private func renewed(_ scope: VariableScope) -> VariableScope {
    switch scope {
    case .app: scope
    case .window(let window): model.world.window(window.id).map(VariableScope.window) ?? scope
    case .tab(let tab): model.world.tab(tab.id).map(VariableScope.tab) ?? scope
    case .session(let session):
      model.world.session(host: session.host).map(VariableScope.session) ?? scope
    }
  }

  /// Booleans have lost their type where variables are told.
  static func told(_ value: JSONValue) -> String {
    if case .bool(let truth) = value { return truth ? "1" : "0" }
    return value.text
  }

  private func set(_ settings: [ITermVariableRequest.Set], in scope: VariableScope) async {
    var work = Undertaking()
    for setting in settings {
      let name = String(setting.name.dropFirst("user.".count))
      var value = JSONValue(text: setting.value)
      if value == .null { value = nil }
      if name == MarkBundle.variable {
        setMarks(value?.string ?? value?.text, in: scope, &work)
      } else {
        set(name, value, in: scope, &work)
      }
    }
    await dress(work)
  }

  func set(
    _ name: String, _ value: JSONValue?, in scope: VariableScope, _ work: inout Undertaking
  ) {
    switch scope {
    case .app: model.appVariables[name] = value
    case .window(let window): model.variables[window.host, default: [:]][name] = value
    case .tab(let tab): model.variables[tab.host, default: [:]][name] = value
    case .session(let session):
      model.changeState(of: session) { $0.variables[name] = value }
      let attribute = Attribute.variable(name)
      guard model.shows(attribute, .pane) else { return }
      model.interest.insert(attribute)
      let text = value.map(ServerModel.hostText)
      work.set(work.key(session, in: model.world), attribute, text)
      // Told at once with what was set; the next look shows whether the host has taken it.
      model.world.foresee(attribute, text, of: session.host)
      sight.last = nil
    }
  }
}
