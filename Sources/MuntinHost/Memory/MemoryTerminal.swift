package import MuntinPlan
package import MuntinSpec

/// A terminal in values: windows, tabs, split trees, cells, attributes and processes.
package struct MemoryTerminal: Sendable {
  package private(set) var live = LiveState()
  /// What was typed into each pane, lines with a newline at their end.
  package private(set) var typed: [HostID: String] = [:]
  private var lastID = 0
  private var lastProcess = 1000

  package init() {}

  // MARK: What a person does

  package mutating func addForeignWindow(title: String, cells: CellSize) -> HostID {
    let window = newID("w")
    live.windows.append(LiveWindow(id: window, attributes: [.title: title]))
    _ = addTab(to: window, title: title, cells: cells)
    return window
  }

  /// Splits a pane as a person would; the new one bears no mark. Nil where there is no room.
  @discardableResult
  package mutating func split(_ pane: HostID, _ axis: LayoutAxis) -> HostID? {
    guard let place = place(of: pane),
      let size = live.windows[place.window].tabs[place.tab].layout.frames[pane.text]?.size,
      (axis == .columns ? size.columns : size.rows) >= 3
    else { return nil }
    let new = newPane()
    change(place) { tab in
      tab.layout = tab.layout.splitting(pane.text, axis, adding: new.id.text)
      tab.panes.append(new)
    }
    return new.id
  }

  package mutating func end(_ pane: HostID, status: Int) {
    changePane(pane) { $0.exitStatus = status }
  }

  package mutating func setAttribute(_ name: Attribute, of id: HostID, to value: String?) {
    for w in live.windows.indices {
      if live.windows[w].id == id { live.windows[w].attributes[name] = value }
      for t in live.windows[w].tabs.indices {
        if live.windows[w].tabs[t].id == id { live.windows[w].tabs[t].attributes[name] = value }
      }
    }
    changePane(id) { $0.attributes[name] = value }
  }

  package mutating func setMark(_ mark: Mark?, of id: HostID) {
    for w in live.windows.indices {
      if live.windows[w].id == id { live.windows[w].mark = mark }
      for t in live.windows[w].tabs.indices where live.windows[w].tabs[t].id == id {
        live.windows[w].tabs[t].mark = mark
      }
    }
    changePane(id) { $0.mark = mark }
  }

  // MARK: What a host does

  package mutating func addWindow(title: String) -> HostID {
    let id = newID("w")
    live.windows.append(LiveWindow(id: id, attributes: [.title: title]))
    return id
  }

  /// A tab with one pane.
  package mutating func addTab(
    to window: HostID, title: String, cells: CellSize
  ) -> (tab: HostID, pane: HostID) {
    let pane = newPane()
    let tab = LiveTab(
      id: newID("t"), attributes: [.title: title],
      layout: CellNode(.pane(pane.id.text), size: cells), panes: [pane])
    for w in live.windows.indices where live.windows[w].id == window {
      live.windows[w].tabs.append(tab)
    }
    return (tab.id, pane.id)
  }

  package mutating func addPane(to tab: HostID, _ pane: LivePane? = nil) -> HostID? {
    let pane = pane ?? newPane()
    guard let place = place(ofTab: tab) else { return nil }
    change(place) { tab in
      tab.layout = tab.layout.adding(pane.id.text)
      tab.panes.append(pane)
    }
    return pane.id
  }

  /// Takes a pane out of its tab; tabs and windows that are left empty vanish.
  package mutating func takePane(_ id: HostID) -> LivePane? {
    guard let place = place(of: id) else { return nil }
    var taken: LivePane?
    change(place) { tab in
      taken = tab.panes.first { $0.id == id }
      tab.panes.removeAll { $0.id == id }
      if let rest = tab.layout.keeping({ $0 != id.text }) { tab.layout = rest }
      if tab.attributes[.zoom] == id.text { tab.attributes[.zoom] = nil }
    }
    if live.windows[place.window].tabs[place.tab].panes.isEmpty {
      live.windows[place.window].tabs.remove(at: place.tab)
      if live.windows[place.window].tabs.isEmpty { live.windows.remove(at: place.window) }
    }
    return taken
  }

  package mutating func moveTab(_ id: HostID, to window: HostID) {
    guard let place = place(ofTab: id),
      live.windows.contains(where: { $0.id == window })
    else { return }
    let tab = live.windows[place.window].tabs.remove(at: place.tab)
    for w in live.windows.indices where live.windows[w].id == window {
      live.windows[w].tabs.append(tab)
    }
    live.windows.removeAll { $0.tabs.isEmpty && $0.id != window }
  }

  package mutating func orderTabs(of window: HostID, _ order: [HostID]) {
    for w in live.windows.indices where live.windows[w].id == window {
      let places = live.windows[w].tabs.indices.filter { place in
        order.contains(live.windows[w].tabs[place].id)
      }
      let tabs = order.compactMap { id in live.windows[w].tabs.first { $0.id == id } }
      for (place, tab) in zip(places, tabs) { live.windows[w].tabs[place] = tab }
    }
  }

  package mutating func arrange(_ tab: HostID, _ layout: CellNode) {
    guard let place = place(ofTab: tab) else { return }
    change(place) { tab in
      guard Set(layout.leaves) == Set(tab.panes.map(\.id.text)) else { return }
      tab.layout = layout
      tab.attributes[.zoom] = nil
    }
  }

  /// A pane in front of its tab, or a tab in front of its window.
  package mutating func focus(_ id: HostID) {
    if let place = place(of: id) {
      change(place) { tab in
        for p in tab.panes.indices {
          tab.panes[p].attributes[.focus] = tab.panes[p].id == id ? "true" : nil
        }
      }
    } else if let place = place(ofTab: id) {
      for t in live.windows[place.window].tabs.indices {
        live.windows[place.window].tabs[t].attributes[.focus] = t == place.tab ? "true" : nil
      }
    }
  }

  package mutating func restart(_ pane: HostID, command: String) {
    lastProcess += 1
    let process = lastProcess
    changePane(pane) {
      $0.processID = process
      $0.command = command
      $0.exitStatus = nil
    }
  }

  package mutating func type(_ text: String, into pane: HostID) { typed[pane, default: ""] += text }

  package func pane(_ id: HostID) -> LivePane? {
    live.windows.lazy.flatMap(\.tabs).flatMap(\.panes).first { $0.id == id }
  }

  // MARK: Places

  private mutating func newID(_ prefix: String) -> HostID {
    lastID += 1
    return HostID("\(prefix)\(lastID)")
  }

  private mutating func newPane() -> LivePane {
    lastProcess += 1
    return LivePane(id: newID("p"), processID: lastProcess, command: "sh")
  }

  private func place(ofTab id: HostID) -> (window: Int, tab: Int)? {
    for (w, window) in live.windows.enumerated() {
      if let t = window.tabs.firstIndex(where: { $0.id == id }) { return (w, t) }
    }
    return nil
  }

  private func place(of pane: HostID) -> (window: Int, tab: Int)? {
    for (w, window) in live.windows.enumerated() {
      let t = window.tabs.firstIndex { tab in tab.panes.contains { $0.id == pane } }
      if let t { return (w, t) }
    }
    return nil
  }

  private mutating func change(_ place: (window: Int, tab: Int), _ body: (inout LiveTab) -> Void) {
    body(&live.windows[place.window].tabs[place.tab])
  }

  private mutating func changePane(_ id: HostID, _ body: (inout LivePane) -> Void) {
    guard let place = place(of: id) else { return }
    change(place) { tab in
      for p in tab.panes.indices where tab.panes[p].id == id { body(&tab.panes[p]) }
    }
  }
}
