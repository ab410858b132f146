import MuntinHost
import MuntinPlan
import MuntinSpec

/// Changes for the host, as they are gathered. Things that exist go by keys made of the host's own
/// ids: the keys mean nothing beyond the batch.
struct Undertaking: Sendable {
  var changes: [Change] = []
  private(set) var subjects: [NodeKey: HostID] = [:]
  private(set) var closing: [NodeKey: HostID] = [:]

  var isEmpty: Bool { changes.isEmpty }
  var batch: Batch {
    Batch(workspace: "", changes: changes, subjects: subjects, closing: closing)
  }

  mutating func key(_ window: WorldWindow) -> NodeKey { key(window: window.host) }

  mutating func key(window: HostID) -> NodeKey {
    let key = NodeKey([window.text])
    subjects[key] = window
    return key
  }

  mutating func key(_ tab: WorldTab, in window: WorldWindow) -> NodeKey {
    let key = self.key(window).child(tab.host.text)
    subjects[key] = tab.host
    return key
  }

  mutating func key(
    _ session: WorldSession, in tab: WorldTab, _ window: WorldWindow
  ) -> NodeKey {
    let key = self.key(tab, in: window).child(session.host.text)
    subjects[key] = session.host
    return key
  }

  /// A session wherever it stands; a buried one is in no tab.
  mutating func key(_ session: WorldSession, in world: World) -> NodeKey {
    if let tab = world.tab(of: session), let window = world.window(of: tab) {
      return key(session, in: tab, window)
    }
    let key = NodeKey([ServerModel.buryingPlace, "tab", session.host.text])
    subjects[key] = session.host
    return key
  }

  /// A session that is taken to another tab; its old tab is not said to stay.
  mutating func key(moving session: WorldSession, to tab: NodeKey) -> NodeKey {
    let key = tab.child(session.host.text)
    subjects[key] = session.host
    return key
  }

  /// A tab that is taken to another window.
  mutating func key(moving tab: WorldTab, to window: NodeKey) -> NodeKey {
    let key = window.child(tab.host.text)
    subjects[key] = tab.host
    return key
  }

  mutating func set(_ key: NodeKey, _ attribute: Attribute, _ value: String?) {
    changes.append(.set(key, attribute, from: nil, to: value.map { SpecText($0) }))
  }

  // MARK: Closing

  mutating func close(_ key: NodeKey, _ id: HostID) {
    closing[key] = id
    changes.append(.close(key))
  }

  mutating func close(_ session: WorldSession, in tab: WorldTab, _ window: WorldWindow) {
    let key = NodeKey([window.host.text, tab.host.text, session.host.text])
    close(key, session.host)
  }

  mutating func close(_ tab: WorldTab, in window: WorldWindow) {
    for session in tab.sessions { close(session, in: tab, window) }
    let key = NodeKey([window.host.text, tab.host.text])
    close(key, tab.host)
  }

  mutating func close(_ window: WorldWindow) {
    for tab in window.tabs { close(tab, in: window) }
    let key = NodeKey([window.host.text])
    close(key, window.host)
  }

  /// Takes a mark away.
  mutating func release(_ key: NodeKey, _ id: HostID) {
    closing[key] = id
    changes.append(.release(key))
  }
}
