import MuntinHost
import MuntinPlan

/// Follows the order of windows in sessions and of panes in windows while commands are written, as
/// tmux keeps it: layouts are filled in that order.
struct TmuxOrder {
  private(set) var panes: [HostID: [HostID]] = [:]
  private var tabs: [HostID: [HostID]] = [:]

  init() {}

  init(_ live: LiveState) {
    for window in live.windows {
      tabs[window.id] = window.tabs.map(\.id)
      for tab in window.tabs {
        // The layout lists panes by their index.
        panes[tab.id] = tab.layout.leaves.map { HostID($0) }
      }
    }
  }

  /// - Parameter listing: `#{session_id} #{window_id} #{pane_id}` of every pane.
  init(listing: [UInt8]) {
    for line in String(decoding: listing, as: UTF8.self).split(separator: "\n") {
      let ids = line.split(separator: " ").map { HostID(String($0)) }
      guard ids.count == 3 else { continue }
      if tabs[ids[0]]?.contains(ids[1]) != true { tabs[ids[0], default: []].append(ids[1]) }
      if panes[ids[1]]?.contains(ids[2]) != true { panes[ids[1], default: []].append(ids[2]) }
    }
  }

  var sessions: [HostID] { tabs.keys.sorted() }

  /// A pane that was split off another one comes behind it; without one, last.
  mutating func add(_ pane: HostID, to tab: HostID, of window: HostID, behind other: HostID?) {
    if tabs[window]?.contains(tab) != true { tabs[window, default: []].append(tab) }
    var list = panes[tab] ?? []
    let place = other.flatMap { list.firstIndex(of: $0) }.map { $0 + 1 } ?? list.count
    list.insert(pane, at: place)
    panes[tab] = list
  }

  mutating func move(_ pane: HostID, to tab: HostID) {
    remove(pane)
    panes[tab, default: []].append(pane)
  }

  mutating func remove(_ pane: HostID) {
    for tab in Array(panes.keys) {
      panes[tab]?.removeAll { $0 == pane }
      if panes[tab]?.isEmpty == true {
        panes[tab] = nil
        for window in Array(tabs.keys) { tabs[window]?.removeAll { $0 == tab } }
      }
    }
  }

  mutating func moveTab(_ tab: HostID, to window: HostID) {
    for other in Array(tabs.keys) { tabs[other]?.removeAll { $0 == tab } }
    tabs[window, default: []].append(tab)
  }

  /// Exchanges two panes, or two tabs.
  mutating func swap(_ one: HostID, _ other: HostID) {
    let exchanged = { (id: HostID) in id == one ? other : id == other ? one : id }
    panes = panes.mapValues { $0.map(exchanged) }
    tabs = tabs.mapValues { $0.map(exchanged) }
  }

  func tab(of pane: HostID) -> HostID? { panes.first { $0.value.contains(pane) }?.key }
  func session(of tab: HostID) -> HostID? { tabs.first { $0.value.contains(tab) }?.key }
  func sessions(with tab: HostID) -> Set<HostID> {
    Set(tabs.filter { $0.value.contains(tab) }.keys)
  }
  func tabs(of session: HostID) -> [HostID] { tabs[session] ?? [] }
  func isEmpty(_ window: HostID) -> Bool { tabs[window]?.isEmpty ?? true }

  /// Exchanges that bring a window's tabs into an order; others keep their places.
  mutating func orderTabs(_ wanted: [HostID], of window: HostID) -> [(HostID, HostID)] {
    var list = tabs[window] ?? []
    let swaps = Self.swaps(&list, wanted)
    tabs[window] = list
    return swaps
  }

  mutating func orderPanes(_ wanted: [HostID], of tab: HostID) -> [(HostID, HostID)] {
    var list = panes[tab] ?? []
    let swaps = Self.swaps(&list, wanted)
    panes[tab] = list
    return swaps
  }

  private static func swaps(_ list: inout [HostID], _ wanted: [HostID]) -> [(HostID, HostID)] {
    var swaps: [(HostID, HostID)] = []
    let known = wanted.filter(list.contains)
    let places = list.indices.filter { known.contains(list[$0]) }
    for (place, id) in zip(places, known) where list[place] != id {
      guard let other = list.firstIndex(of: id) else { continue }
      swaps.append((id, list[place]))
      list.swapAt(place, other)
    }
    return swaps
  }
}
