import MuntinITermWire
import MuntinPlan
import MuntinScreen
import MuntinSpec

/// Whose variables are meant.
enum VariableScope: Equatable, Sendable {
  case app
  case window(WorldWindow)
  case tab(WorldTab)
  case session(WorldSession)
}

/// The values of variables.
///
/// - Source: `iterm2/variables.md`, sections 1 to 5.
extension ServerModel {
  /// Nil where nothing is defined; a reference to another object is null.
  func value(_ path: String, in scope: VariableScope) -> JSONValue? {
    let parts = path.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let first = String(parts[0])
    if first == "user" {
      return parts.count == 2 ? userVariable(String(parts[1]), in: scope) : nil
    }
    guard let other = reference(first, in: scope) else {
      return parts.count == 1 ? plain(first, in: scope) : nil
    }
    guard parts.count == 2 else { return .null }
    return value(String(parts[1]), in: other)
  }

  /// The object that the last name of a path is a variable of.
  func owner(of path: String, in scope: VariableScope) -> VariableScope? {
    let parts = path.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return scope }
    return reference(String(parts[0]), in: scope).flatMap { owner(of: String(parts[1]), in: $0) }
  }

  private func reference(_ name: String, in scope: VariableScope) -> VariableScope? {
    switch (name, scope) {
    case ("iterm2", _): .app
    case ("currentTab", .window(let window)): window.selected.map(VariableScope.tab)
    case ("currentSession", .tab(let tab)): tab.active.map(VariableScope.session)
    case ("window", .tab(let tab)): world.window(of: tab).map(VariableScope.window)
    case ("tab", .session(let session)): world.tab(of: session).map(VariableScope.tab)
    case ("parentSession", .session(let session)):
      state(of: session).parent.flatMap(world.session).map(VariableScope.session)
    default: nil
    }
  }

  private func userVariable(_ name: String, in scope: VariableScope) -> JSONValue? {
    switch scope {
    case .app: return appVariables[name]
    case .window(let window):
      if name == MarkBundle.variable {
        return MarkBundle(window, self).map { .string($0.text) }
      }
      return variables[window.host]?[name]
    case .tab(let tab):
      if name == MarkBundle.variable { return tab.mark.map { .string($0.text) } }
      return variables[tab.host]?[name]
    case .session(let session):
      if name == MarkBundle.variable { return session.pane.mark.map { .string($0.text) } }
      let known = state(of: session).variables[name]
      guard shows(.variable(name), .pane) else { return known }
      let shown = session.pane.attributes[.variable(name)]
      if let known, Self.hostText(known) == shown ?? "" { return known }
      return shown.map(JSONValue.string)
    }
  }

  /// How a user variable stands on a host, which knows texts only.
  static func hostText(_ value: JSONValue) -> String { value.string ?? value.text }

  /// What a workspace has made was given its title, though it may have been before our time; so was
  /// what is called otherwise than we called it.
  private func titleFormat(
    _ host: HostID, _ title: String, _ mark: Mark?, in scope: VariableScope
  ) -> JSONValue? {
    let said = titles[host]
    let called = called[host]
    if called == title || mark == nil && called == nil { return said.map(JSONValue.string) }
    // A host may write a title otherwise than it was said.
    let kind = mark?.key.kind ?? .tab
    let shown = said.map { capabilities.normal(.title, kind, evaluated($0, in: scope)) }
    if shown == title { return said.map(JSONValue.string) }
    return title.isEmpty ? nil : .string(InterpolatedString.literal(title))
  }

  private func plain(_ name: String, in scope: VariableScope) -> JSONValue? {
    switch scope {
    case .app: appValue(name)
    case .window(let window): windowValue(name, window)
    case .tab(let tab): tabValue(name, tab)
    case .session(let session): sessionValue(name, session)
    }
  }

  private func appValue(_ name: String) -> JSONValue? {
    switch name {
    case "pid": .integer(application.processID)
    case "localhostName": .string(application.hostName)
    case "effectiveTheme": .string("dark")
    case "appBundlePath": .string(application.path)
    default: nil
    }
  }

  private func windowValue(_ name: String, _ window: WorldWindow) -> JSONValue? {
    switch name {
    case "id": return .string(window.id)
    case "number": return .integer(window.number)
    case "frame":
      let frame = frame(of: window)
      return .array(
        [frame.origin.x, frame.origin.y, frame.size.width, frame.size.height]
          .map { .integer(Int($0)) })
    case "style": return .string(fullscreen.contains(window.host) ? "native full screen" : "normal")
    case "isHotkeyWindow": return .integer(0)
    case "title":
      let format = titles[window.host]
      return .string(format.map { evaluated($0, in: .window(window)) } ?? window.title)
    case "titleOverride":
      return titles[window.host].map { .string(evaluated($0, in: .window(window))) }
    case "titleOverrideFormat":
      return titleFormat(window.host, window.title, window.mark, in: .window(window))
    default: return nil
    }
  }

  private func tabValue(_ name: String, _ tab: WorldTab) -> JSONValue? {
    switch name {
    case "id": Int(tab.id).map(JSONValue.integer)
    case "title": .string(given(tab) ?? nickname(of: tab))
    case "titleOverride": given(tab).map(JSONValue.string)
    case "titleOverrideFormat": titleFormat(tab.host, tab.title, tab.mark, in: .tab(tab))
    case "tmuxWindow": .integer(-1)
    default: nil
    }
  }

  /// The title that a tab was given.
  private func given(_ tab: WorldTab) -> String? {
    titleFormat(tab.host, tab.title, tab.mark, in: .tab(tab))?.string
      .map { evaluated($0, in: .tab(tab)) }
  }

  /// What a tab is called that was given no title: as its session, unless the terminal has a name
  /// of its own for it.
  private func nickname(of tab: WorldTab) -> String {
    guard called[tab.host] == tab.title else { return tab.title }
    return tab.active.map { name(of: $0) } ?? tab.title
  }

  // MARK: All of them

  private static let names: [String] = ["pid", "localhostName", "effectiveTheme", "appBundlePath"]
  private static let windowNames = [
    "id", "number", "frame", "style", "isHotkeyWindow", "title", "titleOverride",
    "titleOverrideFormat",
  ]
  private static let tabNames = [
    "id", "title", "titleOverride", "titleOverrideFormat", "tmuxWindow",
  ]

  /// Every name with a value, as texts; references are not followed.
  func allValues(in scope: VariableScope) -> JSONValue {
    var names: [String]
    var users: [String]
    switch scope {
    case .app: (names, users) = (Self.names, Array(appVariables.keys))
    case .window(let window):
      (names, users) = (Self.windowNames, Array((variables[window.host] ?? [:]).keys))
    case .tab(let tab): (names, users) = (Self.tabNames, Array((variables[tab.host] ?? [:]).keys))
    case .session(let session):
      names = Self.sessionNames
      users =
        Array(state(of: session).variables.keys)
        + session.pane.attributes.keys.compactMap(\.variableName)
    }
    users.append(MarkBundle.variable)
    names += Set(users).sorted().map { "user." + $0 }
    return .object(
      names.compactMap { name in
        value(name, in: scope).map { (name, JSONValue.string($0.shown)) }
      })
  }
}
