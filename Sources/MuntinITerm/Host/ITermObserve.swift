package import MuntinHost
import MuntinITermWire
package import MuntinPlan
import MuntinSpec

extension ITermHost {
  package func observe(attributes: Set<Attribute>) async throws(HostError) -> LiveState {
    try await connection.open()
    let version = await connection.version
    if !version.supports(.moveSession) {
      throw HostError(
        .tooOld, "this iTerm2 speaks version \(version) of its API: 1.11 or later is needed",
        hint: "iTerm2 3.5 or later has it")
    }
    speaks = version
    try await look(attributes)
    return ITermLive(view, marks).state
  }

  /// Looks at everything: the list first, and then whatever else there is to know in one burst.
  private func look(_ attributes: Set<Attribute>) async throws(HostError) {
    let first = ITermAnswers(
      try await connection.send([
        ITermRequests.list, ITermRequests.focus, ITermRequests.domains,
        ITermRequests.profiles(["Name", "Guid"] + ITermStick.keys), ITermRequests.defaultProfile,
      ]))
    view = try ITermView(try first.read(0, ITermListSessionsRequest.self))
    for notification in try first.read(1, ITermFocusRequest.self).notifications {
      switch notification.event {
      case .selectedTab(let id): view.selected.insert(id)
      case .session(let id): view.selected.insert(id)
      case .window(let window):
        if window.windowStatus == .terminalWindowBecameKey { view.keyWindow = window.windowID }
      case .applicationActive, nil: break
      }
    }
    view.domains = try first.read(2, ITermGetBroadcastDomainsRequest.self)
      .broadcastDomains.map(\.sessionIds)
    takeProfiles(try? first.read(3, ITermListProfilesRequest.self))
    let preferences = try? first.read(4, ITermPreferencesRequest.self)
    if case .getDefaultProfileResult(let answer)? = preferences?.results.first?.result {
      view.defaultProfile = answer.guid
    }
    let names = attributes.compactMap(\.variableName).filter(ITermText.isVariable).sorted()
    try await describe(names)
    marks = ITermMarks(view, settings.journal?.read() ?? [:])
  }

  private func takeProfiles(_ answer: ITermListProfilesResponse?) {
    guard let answer else { return }
    var profiles: [String: String] = [:]
    for profile in answer.profiles {
      let values = ITermView.properties(profile.properties)
      guard let guid = values["Guid"]?.string, let name = values["Name"]?.string else { continue }
      profiles[guid] = name
      view.sequences[guid] = ITermStick.sequences(values)
    }
    view.profiles = profiles
  }

  /// Asks for the variables and properties of everything in the view, in one burst.
  private func describe(_ names: [String]) async throws(HostError) {
    var requests: [RequestBody] = []
    for window in view.windows {
      requests.append(ITermRequests.get(ITermView.windowNames, of: .windowID(window.id)))
      requests.append(ITermRequests.property("frame", ofWindow: window.id))
      requests.append(ITermRequests.property("fullscreen", ofWindow: window.id))
    }
    for tab in view.tabs {
      requests.append(ITermRequests.get(ITermView.tabNames, of: .tabID(tab.id)))
    }
    let sessions = view.sessions.keys.sorted()
    let wanted = ITermView.sessionNames + names.map { "user." + $0 } + ["*"]
    for id in sessions {
      requests.append(ITermRequests.get(wanted, of: .sessionID(id)))
      requests.append(ITermRequests.properties(ITermLook.keys, of: id))
    }
    let answers = ITermAnswers(try await connection.send(requests))
    var place = 0
    // What went meanwhile is refused: it has no variables then.
    func variables(_ names: [String]) throws(HostError) -> [String: JSONValue] {
      defer { place += 1 }
      let answer = try answers.read(place, ITermVariableRequest.self)
      return ITermView.variables(names, answer)
    }
    for index in view.windows.indices {
      view.windows[index].variables = try variables(ITermView.windowNames)
      let frame = try answers.read(place, ITermGetPropertyRequest.self)
      let fullscreen = try answers.read(place + 1, ITermGetPropertyRequest.self)
      view.windows[index].frame = frame.status == .ok ? JSONReader.read(frame.jsonValue) : nil
      view.windows[index].isFullscreen = JSONReader.read(fullscreen.jsonValue)?.truth ?? false
      place += 2
    }
    for window in view.windows.indices {
      for tab in view.windows[window].tabs.indices {
        view.windows[window].tabs[tab].variables = try variables(ITermView.tabNames)
      }
    }
    for id in sessions {
      view.sessions[id]?.variables = try variables(wanted)
      let answer = try answers.read(place, ITermGetProfilePropertyRequest.self)
      view.sessions[id]?.properties = ITermView.properties(answer.properties)
      place += 1
    }
  }
}

extension ITermView {
  static let windowNames = ["user.muntin", "title", "titleOverrideFormat"]
  static let tabNames = ["user.muntin", "title", "titleOverrideFormat"]
  static let sessionNames = [
    "user.muntin", "tty", "pid", "jobPid", "jobName", "commandLine", "path", "profileName",
  ]

  /// The values of an answer under the names that were asked for; the user variables of `*` as well.
  static func variables(
    _ names: [String], _ answer: ITermVariableResponse
  ) -> [String: JSONValue] {
    guard answer.status == .ok else { return [:] }
    var result: [String: JSONValue] = [:]
    for (name, text) in zip(names, answer.values) {
      guard let value = JSONReader.read(text), value != .null else { continue }
      if name == "*" {
        for (name, value) in value.members ?? [] where name.hasPrefix("user.") {
          if result[name] == nil { result[name] = value }
        }
      } else {
        result[name] = value
      }
    }
    return result
  }

  static func properties(_ list: [ITermProfileProperty]) -> [String: JSONValue] {
    var result: [String: JSONValue] = [:]
    for property in list { result[property.key] = JSONReader.read(property.jsonValue) }
    return result
  }
}
