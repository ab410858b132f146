import MuntinPlan
import MuntinSpec

/// Gives the host's things the ids that clients know them by.
///
/// A session's id is made of the terminal's place, the pane and the process that was started in it:
/// so it is the same for every server in front of the terminal, and another one after a restart.
struct Identities: Sendable {
  private let place: String
  private var sessions: [HostID: (process: Int, id: String)] = [:]
  private var windows: [HostID: (id: String, number: Int)] = [:]
  private var tabs: [HostID: Int] = [:]

  /// - Parameter place: of the terminal: the path of its socket.
  init(place: String) { self.place = place }

  mutating func session(_ pane: LivePane) -> String {
    if let known = sessions[pane.id], known.process == pane.processID || pane.processID == 0 {
      return known.id
    }
    let id = NameUUID([place, "session", pane.id.text, String(pane.processID)]).description
    sessions[pane.id] = (pane.processID, id)
    return id
  }

  mutating func window(_ host: HostID) -> (id: String, number: Int) {
    if let known = windows[host] { return known }
    let taken = Set(windows.values.map(\.number))
    let number = (0...windows.count).first { !taken.contains($0) } ?? windows.count
    let made = (id: "pty-" + NameUUID([place, "window", host.text]).description, number: number)
    windows[host] = made
    return made
  }

  /// The number in the host's own id plus one, where it has one.
  mutating func tab(_ host: HostID) -> Int {
    if let known = tabs[host] { return known }
    let digits = host.text.drop { !("0"..."9").contains($0) }
    let taken = Set(tabs.values)
    let own = Int(digits).flatMap { (0..<1_000_000_000).contains($0) ? $0 + 1 : nil }
    let number = own.flatMap { taken.contains($0) ? nil : $0 } ?? (taken.max() ?? 0) + 1
    tabs[host] = number
    return number
  }

  /// Numbers of windows that are gone may be used again.
  mutating func forget(windowsBut live: Set<HostID>) {
    windows = windows.filter { live.contains($0.key) }
  }
}
