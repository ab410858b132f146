import MuntinHost
import MuntinPlan

/// Makes events of what listening clients hear, one client for each session; touches no stream,
/// clock or task.
///
/// tmux tells nothing when a process ends in a pane that stays, and a window that is linked to
/// several sessions is heard in each: so it is remembered which panes there are, who tells of
/// them, and which have ended.
struct StreamDigest {
  enum Outcome: Equatable {
    case event(TerminalEvent)
    /// The list of panes is to be read again.
    case look
    /// The client has fallen behind, and tmux leaves out what the pane writes until it is told
    /// to go on.
    case resume(HostID)
    /// The client listens to its session now.
    case attached
    /// The client is of no more use.
    case leave
  }

  private struct Pane {
    var session: HostID
    var isDead = false
    /// Another one in a pane that was dead and is again: a program has come and gone.
    var process = ""
    /// Heard, but in no list so far: the list may be older.
    var isNew = true
  }

  private var panes: [HostID: Pane] = [:]
  /// Line ends that each pane has written, about as many as it has scrolled.
  private(set) var scrolled: [HostID: Int] = [:]

  /// What a look tells.
  struct Listing {
    var events: [TerminalEvent] = []
    /// The sessions that there are, with their windows.
    var windows: [HostID: Set<HostID>] = [:]
    /// Another look is needed.
    var isUnsure = false

    var sessions: Set<HostID> { Set(windows.keys) }
  }

  /// What a look asks for.
  static let listing = "#{session_id} #{window_id} #{pane_id} #{pane_dead} #{pane_pid}"

  /// The name of the subscription to a window, as tmux repeats it.
  static func subscriptionName(_ window: HostID) -> String { "muntin-" + window.text.dropFirst() }

  /// A subscription to a window: how its panes are doing, and after a colon their titles.
  ///
  /// To each window by itself: one for all panes, or for the session, kills tmux 3.3a where the session
  /// ends and the client has not gone within a second (docs/decisions/0007).
  static func subscription(_ window: HostID) -> String {
    subscriptionName(window) + ":" + window.text
      + ":#{P:#{pane_id} #{pane_dead} #{pane_pid} }:#{P:#{pane_title}\t}"
  }

  mutating func hear(_ event: ControlEvent, in session: HostID) -> [Outcome] {
    switch event {
    case .notice(let name, let rest): notice(name, rest, session)
    case .exit, .oversized: [.leave, .look]
    case .reply, .stray: []
    }
  }

  private mutating func notice(
    _ name: String, _ rest: [UInt8], _ session: HostID
  ) -> [Outcome] {
    switch name {
    case "output":
      let pane = rest.prefix { $0 != 0x20 }
      return output(pane, rest.dropFirst(pane.count + 1), session)
    case "extended-output":
      // `%1 <age> : <data>`, and perhaps more before the colon in times to come.
      let pane = rest.prefix { $0 != 0x20 }
      guard let colon = rest.firstIndex(of: UInt8(ascii: ":")) else { return [] }
      return output(pane, rest[(colon + 1)...].dropFirst(), session)
    case "pause": return [.resume(Self.id(rest[...])), .event(.changed)]
    case "session-changed":
      let isOurs = Self.id(rest.prefix { $0 != 0x20 }) == session
      return isOurs ? [.attached] : [.leave, .look]
    case "subscription-changed": return subscription(rest, session)
    case "layout-change", "window-add", "window-close", "unlinked-window-add",
      "unlinked-window-close", "sessions-changed":
      return [.event(.changed), .look]
    case "window-renamed", "unlinked-window-renamed", "window-pane-changed",
      "session-window-changed", "session-renamed":
      return [.event(.changed)]
    default: return []
    }
  }

  private mutating func output(
    _ pane: ArraySlice<UInt8>, _ data: ArraySlice<UInt8>, _ session: HostID
  ) -> [Outcome] {
    let id = Self.id(pane)
    let place = panes[id, default: Pane(session: session)]
    panes[id] = place
    guard place.session == session else { return [] }
    let bytes = Self.unescaped(data)
    scrolled[id, default: 0] += bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    return bytes.isEmpty ? [] : [.event(.output(id, bytes))]
  }

  /// `name $0 @1 2 - : value`; the value has three words for each pane: its id, whether it is dead,
  /// and its process.
  private mutating func subscription(_ rest: [UInt8], _ session: HostID) -> [Outcome] {
    let words = rest.split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count > 6, words[0].starts(with: "muntin-".utf8) else { return [] }
    var events: [TerminalEvent] = []
    var place = 6
    while place + 2 < words.count, words[place].first == UInt8(ascii: "%") {
      events += seen(
        Self.id(words[place]), in: session, isDead: words[place + 1].first == UInt8(ascii: "1"),
        process: String(decoding: words[place + 2], as: UTF8.self))
      place += 3
    }
    return (events + [.changed]).map { .event($0) }
  }

  private mutating func seen(
    _ id: HostID, in session: HostID, isDead: Bool, process: String, isNew: Bool = true
  ) -> [TerminalEvent] {
    let known = panes[id]
    panes[id] = Pane(
      session: known?.session ?? session, isDead: isDead, process: process, isNew: isNew)
    let isKnown = known?.isDead == true && known?.process == process
    return isDead && !isKnown ? [.ended(id)] : []
  }

  /// What the answer to a look tells.
  ///
  /// - Parameters:
  ///   - isFirst: what is found ended has been so before anybody listened.
  mutating func list(_ body: [UInt8], isFirst: Bool) -> Listing {
    var listing = Listing()
    var sessionsOfPane: [HostID: [HostID]] = [:]
    for line in String(decoding: body, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 5, words[2].hasPrefix("%") else { continue }
      let (session, pane) = (HostID(words[0]), HostID(words[2]))
      listing.windows[session, default: []].insert(HostID(words[1]))
      sessionsOfPane[pane, default: []].append(session)
      listing.events += seen(
        pane, in: session, isDead: words[3] == "1", process: words[4], isNew: false)
    }
    if isFirst { listing.events = [] }
    for (id, pane) in panes.sorted(by: { $0.key < $1.key }) {
      if let owners = sessionsOfPane[id] {
        if !owners.contains(pane.session), let owner = owners.first {
          panes[id]?.session = owner
        }
      } else if pane.isNew {
        panes[id]?.isNew = false
        listing.isUnsure = true
      } else {
        if !pane.isDead { listing.events.append(.ended(id)) }
        panes[id] = nil
        scrolled[id] = nil
      }
    }
    return listing
  }

  /// The server has gone, and everything with it.
  mutating func lose() -> [TerminalEvent] {
    defer {
      panes = [:]
      scrolled = [:]
    }
    let ended = panes.filter { !$0.value.isDead }.keys.sorted()
    return panes.isEmpty ? [] : ended.map { .ended($0) } + [.changed]
  }

  private static func id(_ bytes: ArraySlice<UInt8>) -> HostID {
    HostID(String(decoding: bytes, as: UTF8.self))
  }

  /// Bytes below 32 and the backslash come as `\ooo`.
  static func unescaped(_ data: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(data.count)
    var place = data.startIndex
    while place < data.endIndex {
      let byte = data[place]
      if byte == UInt8(ascii: "\\"), data.endIndex - place > 3,
        data[place + 1...place + 3].allSatisfy({ (0x30...0x37).contains($0) })
      {
        let value = data[place + 1...place + 3].reduce(0) { $0 << 3 | Int($1 - 0x30) }
        bytes.append(UInt8(truncatingIfNeeded: value))
        place += 4
      } else {
        bytes.append(byte)
        place += 1
      }
    }
    return bytes
  }
}
