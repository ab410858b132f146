import MuntinITermWire
import MuntinPlan

/// What becomes of the model when the terminal is looked at again.
extension ServerModel {
  mutating func take(_ live: LiveState) {
    let old = world
    // To compare them costs more than the look itself, so only for those who want to be told.
    let isLayoutHeard = !subscriptions.connections(for: .notifyOnLayoutChange).isEmpty
    let oldListing = isLayoutHeard ? placesOnly(listing()) : nil
    let isFocusHeard = !subscriptions.connections(for: .notifyOnFocusChange).isEmpty
    let oldFocus = isFocusHeard ? focusFacts() : FocusFacts()
    world = World(live, &identities, buryingPlace: Self.buryingPlace)
    if current == nil || current?.host != currentWindow {
      currentWindow = world.windows.first?.host
    }
    takeSessions(old)
    takeDomains()
    if let oldListing, placesOnly(listing()) != oldListing { tellLayout() }
    if isFocusHeard { tellFocus(since: oldFocus) }
    let hosts = Set(world.windows.map(\.host)).union(world.tabs.map(\.host))
    variables = variables.filter { hosts.contains($0.key) }
    titles = titles.filter { hosts.contains($0.key) }
    called = called.filter { hosts.contains($0.key) }
  }

  private mutating func takeSessions(_ old: World) {
    let before = Dictionary(
      (old.sessions + old.buried).map { ($0.host, $0) }, uniquingKeysWith: { first, _ in first })
    let now = world.sessions + world.buried
    for session in now {
      guard let earlier = before[session.host] else {
        states[session.id] =
          expected.removeValue(forKey: session.host)
          ?? states[session.id] ?? SessionState(profile: library.defaultGuid)
        ended.remove(session.id)
        tell(.notifyOnNewSession) { $0.newSessionNotification.sessionID = session.id }
        continue
      }
      if earlier.id != session.id {
        // A new process in the pane; what belongs to the session goes with it.
        tellEnd(of: earlier.id)
        states[session.id] = states.removeValue(forKey: earlier.id)
        for place in domains.indices {
          domains[place] = domains[place].map { $0 == earlier.id ? session.id : $0 }
        }
      }
    }
    let hosts = Set(now.map(\.host))
    for session in old.sessions + old.buried where !hosts.contains(session.host) {
      tellEnd(of: session.id)
      states[session.id] = nil
      ended.remove(session.id)
      subscriptions.drop(pane: session.host)
    }
  }

  /// The process of a session has ended; told once.
  mutating func tellEnd(of session: String) {
    guard ended.insert(session).inserted else { return }
    tell(.notifyOnTerminateSession) { $0.terminateSessionNotification.sessionID = session }
  }

  mutating func tellLayout() {
    let listing = listing()
    tell(.notifyOnLayoutChange) { $0.layoutChangedNotification.listSessionsResponse = listing }
  }

  /// Without what is in front, of which other notifications tell.
  private func placesOnly(_ listing: ITermListSessionsResponse) -> ITermListSessionsResponse {
    var listing = listing
    for window in listing.windows.indices {
      listing.windows[window].clearSelectedTabID()
      for tab in listing.windows[window].tabs.indices {
        listing.windows[window].tabs[tab].clearActiveSessionID()
      }
    }
    return listing
  }

  // MARK: What is in front

  struct FocusFacts: Equatable, Sendable {
    var window: String?
    var tabs: [String: String] = [:]
    var sessions: [String: String] = [:]
  }

  func focusFacts() -> FocusFacts {
    var facts = FocusFacts(window: current?.id)
    for window in world.windows {
      facts.tabs[window.id] = window.selected?.id
      for tab in window.tabs { facts.sessions[tab.id] = tab.active?.id }
    }
    return facts
  }

  mutating func tellFocus(since old: FocusFacts) {
    let now = focusFacts()
    if now.window != old.window {
      tell(.notifyOnFocusChange) { notification in
        notification.focusChangedNotification.window.windowStatus =
          now.window == nil ? .terminalWindowResignedKey : .terminalWindowBecameKey
        if let id = now.window { notification.focusChangedNotification.window.windowID = id }
      }
    }
    for window in world.windows {
      if let tab = now.tabs[window.id], tab != old.tabs[window.id] {
        tell(.notifyOnFocusChange) { $0.focusChangedNotification.selectedTab = tab }
      }
      for tab in window.tabs {
        if let session = now.sessions[tab.id], session != old.sessions[tab.id] {
          tell(.notifyOnFocusChange) { $0.focusChangedNotification.session = session }
        }
      }
    }
  }

  // MARK: Broadcasting

  /// Keeps the domains in step with sessions that are gone, and with what the host shows of itself.
  private mutating func takeDomains() {
    let old = domains
    let live = Set(world.sessions.map(\.id))
    domains = domains.map { $0.filter(live.contains) }.filter { !$0.isEmpty }
    let said = Set(domains.joined())
    if shows(.broadcast, .pane) {
      let shown = world.sessions.filter { $0.pane.attributes[.broadcast] != nil }.map(\.id)
      if Set(shown) != said {
        domains = domains.map { $0.filter(Set(shown).contains) }.filter { !$0.isEmpty }
        for tab in world.tabs {
          let more = tab.sessions.filter {
            $0.pane.attributes[.broadcast] != nil && !said.contains($0.id)
          }.map(\.id)
          if !more.isEmpty { domains.append(more) }
        }
      }
    }
    if domains != old { tellDomains() }
  }

  mutating func tellDomains() {
    let list = broadcastDomains()
    tell(.notifyOnBroadcastChange) { $0.broadcastDomainsChanged.broadcastDomains = list }
  }

  func broadcastDomains() -> [ITermBroadcastDomain] {
    domains.map { ids in
      var domain = ITermBroadcastDomain()
      domain.sessionIds = ids
      return domain
    }
  }
}
