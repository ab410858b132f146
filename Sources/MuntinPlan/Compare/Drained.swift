/// Live tabs that all of their panes leave for other tabs, and windows that all of their tabs leave.
///
/// A terminal does away with them as soon as the last one is gone, so that nothing can be moved or
/// opened there afterwards.
struct Drained {
  private(set) var tabs: Set<HostID> = []
  private(set) var windows: Set<HostID> = []

  init(_ matching: Matching, _ index: LiveIndex) {
    let homes = Dictionary(
      matching.panes.map { ($1, matching.tabs[$0.tab]) }, uniquingKeysWith: { first, _ in first })
    for (id, tab) in index.allTabs {
      let isLeft = tab.tab.panes.allSatisfy { pane in
        homes[pane.id].map { $0 != id } ?? false
      }
      if isLeft { tabs.insert(id) }
    }
    let places = Dictionary(
      matching.tabs.map { ($1, matching.windows[$0.window]) },
      uniquingKeysWith: { first, _ in first })
    for (id, window) in index.allWindows {
      let isLeft = window.tabs.allSatisfy { tab in
        tabs.contains(tab.id) || places[tab.id].map { $0 != id } ?? false
      }
      if isLeft { windows.insert(id) }
    }
  }
}
