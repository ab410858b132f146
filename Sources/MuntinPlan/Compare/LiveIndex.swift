/// The live nodes that bear a mark of one workspace, with the places in which they stand.
struct LiveIndex: Sendable {
  struct Window {
    var live: LiveWindow
    var mark: Mark
  }
  struct Tab {
    var live: LiveTab
    var mark: Mark
    var window: HostID
  }
  struct Pane {
    var live: LivePane
    var mark: Mark
    var tab: HostID
    var window: HostID
    /// Something of the host's that keeps the pane open until its process may start.
    var isStandIn: Bool { mark.isPending && mark.applied[.exec, default: ""] != "" }
  }

  var windows: [HostID: Window] = [:]
  var tabs: [HostID: Tab] = [:]
  private(set) var panes: [HostID: Pane] = [:]
  /// Panes of ours, from the first window on.
  private(set) var paneOrder: [HostID] = []
  /// Everything in it, ours or not, by the host's id.
  var allWindows: [HostID: LiveWindow] = [:]
  var allTabs: [HostID: (tab: LiveTab, window: HostID)] = [:]

  /// Of all nodes that are ours.
  var marks: [HostID: Mark] {
    var marks = windows.mapValues(\.mark)
    for (id, tab) in tabs { marks[id] = tab.mark }
    for (id, pane) in panes { marks[id] = pane.mark }
    return marks
  }

  init(_ live: LiveState, workspace: String) {
    var seen: Set<NodeKey> = []
    /// A second thing with a key that is taken is a copy that somebody made: not ours.
    func own(_ mark: Mark?, _ kind: NodeKey.Kind) -> Mark? {
      guard let mark, mark.workspace == workspace, mark.key.kind == kind,
        seen.insert(mark.key).inserted
      else { return nil }
      return mark
    }
    // A tab may stand in several windows of a terminal, as tmux's groups and links have it: it is
    // that of the window that is ours.
    let ours = live.windows.filter { $0.mark?.workspace == workspace }
    let others = live.windows.filter { $0.mark?.workspace != workspace }
    for window in ours + others {
      allWindows[window.id] = window
      if let mark = own(window.mark, .window) {
        windows[window.id] = Window(live: window, mark: mark)
      }
      for tab in window.tabs where allTabs[tab.id] == nil {
        allTabs[tab.id] = (tab, window.id)
        if let mark = own(tab.mark, .tab) {
          tabs[tab.id] = Tab(live: tab, mark: mark, window: window.id)
        }
        for pane in tab.panes {
          if let mark = own(pane.mark, .pane) {
            panes[pane.id] = Pane(live: pane, mark: mark, tab: tab.id, window: window.id)
            paneOrder.append(pane.id)
          }
        }
      }
    }
  }
}
