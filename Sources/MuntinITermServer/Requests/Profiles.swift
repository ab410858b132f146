import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// GetProfileProperty, SetProfileProperty and ListProfiles.
extension Desk {
  func getProfileProperty(
    _ request: ITermGetProfilePropertyRequest
  ) -> ITermGetProfilePropertyResponse {
    var response = ITermGetProfilePropertyResponse()
    guard let session = model.session(request.session) else {
      response.status = .sessionNotFound
      return response
    }
    var keys = request.keys
    if keys.isEmpty {
      let state = model.state(of: session)
      let more = Set(state.overlay.keys).union(model.profile(of: session).values.keys)
      keys = ProfileKey.names + more.subtracting(ProfileKey.names).sorted()
    }
    response.properties = keys.compactMap { key in
      model.value(key, of: session).map { Self.property(key, $0) }
    }
    return response
  }

  private static func property(_ key: String, _ value: JSONValue) -> ITermProfileProperty {
    var property = ITermProfileProperty()
    property.key = key
    property.jsonValue = value.text
    return property
  }

  func listProfiles(_ request: ITermListProfilesRequest) async -> ITermListProfilesResponse {
    await loadProfiles()
    var response = ITermListProfilesResponse()
    for profile in model.library.profiles
    where request.guids.isEmpty || request.guids.contains(profile.guid) {
      var keys = request.properties
      if keys.isEmpty {
        let more = Set(profile.values.keys).subtracting(ProfileKey.names).sorted()
        keys = ProfileKey.names + more
      }
      var entry = ITermListProfilesResponse.Profile()
      entry.properties = keys.compactMap { key in profile[key].map { Self.property(key, $0) } }
      response.profiles.append(entry)
    }
    return response
  }

  func setProfileProperty(
    _ request: ITermSetProfilePropertyRequest
  ) async -> ITermSetProfilePropertyResponse {
    var response = ITermSetProfilePropertyResponse()
    var values: [String: JSONValue] = [:]
    var pairs = request.assignments.map { ($0.key, $0.jsonValue) }
    if pairs.isEmpty, request.hasKey { pairs = [(request.key, request.jsonValue)] }
    for (key, text) in pairs {
      guard let value = JSONValue(text: text) else {
        response.status = .requestMalformed
        return response
      }
      values[key] = value
    }
    switch request.target {
    case nil: response.status = .requestMalformed
    case .guidList(let list): response.status = await setShared(values, of: list.guids)
    case .session(let id):
      let sessions = model.sessions(id)
      if sessions.isEmpty, id != "all" { response.status = .sessionNotFound }
      for session in sessions where response.status == .ok {
        response.status = await set(values, of: session) ? .ok : .requestMalformed
      }
    }
    return response
  }

  private func setShared(
    _ values: [String: JSONValue], of guids: [String]
  ) async -> ITermSetProfilePropertyResponse.Status {
    guard guids.allSatisfy({ model.library.profile($0) != nil }) else { return .badGuid }
    for guid in guids {
      model.library.set(values, of: guid)
      tellProfile(guid)
      for session in model.world.sessions + model.world.buried
      where model.state(of: session).profile == guid {
        let own = model.state(of: session).overlay
        await show(values.filter { own[$0.key] == nil && $0.key != "Name" }, of: session)
      }
    }
    return .ok
  }

  func tellProfile(_ guid: String) {
    model.tell(.notifyOnProfileChange) { $0.profileChangedNotification.guid = guid }
  }

  /// False where a value has the wrong form; nothing is changed then.
  func set(_ values: [String: JSONValue], of session: WorldSession) async -> Bool {
    var values = values
    let guid = values.removeValue(forKey: "Guid")?.string
    guard
      values.allSatisfy({ key, value in
        if key == MarkBundle.property { return value.string != nil }
        guard let known = ProfileKey.named(key) else { return guid != nil }
        return (known.isSettable || guid != nil) && known.takes(value)
      })
    else { return false }
    let session = await fresh(session, values)
    let before = guid == nil ? [:] : stated(session)
    if let guid, model.library.profile(guid) != nil {
      // The whole of a profile is set: the session uses it from now on.
      model.changeState(of: session) { state in
        state.profile = guid
        state.overlay = [:]
        state.isDivorced = false
      }
      let shared = model.library.profile(guid) ?? model.library.standard
      values = values.filter { $0.value != shared[$0.key] || ProfileLooks.attribute($0.key) != nil }
    }
    // The very same values again change nothing.
    var changed = values.filter { model.value($0.key, of: session) != $0.value }
    model.changeState(of: session) { state in
      state.overlay.merge(values) { _, new in new }
      if !changed.isEmpty { state.isDivorced = true }
    }
    if guid != nil {
      // What the old profile had and the new one has not goes, and the other way round.
      let after = stated(session)
      for key in Set(before.keys).union(after.keys)
      where changed[key] == nil && before[key] != after[key] {
        changed[key] = after[key] ?? .null
      }
    }
    await show(changed, of: session)
    return true
  }

  /// The session as it is now, where its looks were changed since it was looked at.
  private func fresh(_ session: WorldSession, _ values: [String: JSONValue]) async -> WorldSession {
    let isOfTab = values["Tab Color"] != nil || values["Use Tab Color"] != nil
    let tab = isOfTab ? model.world.tab(of: session)?.host : nil
    guard sight.touched.contains(session.host) || tab.map(sight.touched.contains) == true else {
      return session
    }
    await look()
    return model.world.session(host: session.host) ?? session
  }

  /// What a session and its profile say; the name of a profile is not that of its sessions.
  private func stated(_ session: WorldSession) -> [String: JSONValue] {
    model.profile(of: session).values.filter { $0.key != "Name" }
      .merging(model.state(of: session).overlay) { _, own in own }
  }

  /// Lets the host show what it can of some values of a session.
  func show(_ values: [String: JSONValue], of session: WorldSession) async {
    var work = Undertaking()
    let key = work.key(session, in: model.world)
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let attribute = ProfileLooks.attribute(name), model.shows(attribute, .pane) else {
        continue
      }
      work.set(key, attribute, ProfileLooks.value(name, value))
    }
    if values["Badge Text"] != nil || values["Badge Color"] != nil {
      // Hosts may write both as one.
      let both = model.state(of: session).overlay
      for name in ["Badge Text", "Badge Color"] where values[name] == nil {
        guard let value = both[name], let attribute = ProfileLooks.attribute(name),
          model.shows(attribute, .pane)
        else { continue }
        work.set(key, attribute, ProfileLooks.value(name, value))
      }
    }
    if let tab = model.world.tab(of: session), let window = model.world.window(of: tab) {
      showTabColor(values, of: session, work.key(tab, in: window), &work)
    }
    if let mark = values[MarkBundle.property]?.string.flatMap({ Mark(text: $0) }) {
      work.changes.append(.record(key, mark))
    }
    await dress(work)
  }

  private func showTabColor(
    _ values: [String: JSONValue], of session: WorldSession, _ tab: NodeKey,
    _ work: inout Undertaking
  ) {
    var tabValues = values
    if tabValues["Tab Color"] != nil, tabValues["Use Tab Color"] == nil {
      tabValues["Use Tab Color"] = model.value("Use Tab Color", of: session)
    } else if tabValues["Use Tab Color"] != nil, tabValues["Tab Color"] == nil {
      tabValues["Tab Color"] = model.state(of: session).overlay["Tab Color"]
    }
    if case .some(let color) = ProfileLooks.tabColor(tabValues), model.shows(.color, .tab) {
      work.set(tab, .color, color)
    }
  }
}
