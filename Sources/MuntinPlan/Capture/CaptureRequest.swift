package import MuntinSpec

/// What to capture, and what was found out about panes besides their look.
package struct CaptureRequest: Sendable {
  /// Which part of the terminal.
  package enum Part: Equatable, Sendable {
    case everything
    /// By its id, its title or its key; a tab's key may be its last name.
    case window(String)
    case tab(String)
    /// What bears marks of a workspace.
    case workspace(String)
  }

  /// What the workspace is called where nothing in it has a workspace yet.
  package var name: String
  package var part: Part
  /// Only what belongs to no workspace.
  package var isFreeOnly = false
  /// Of several workspaces, the one that is meant.
  package var owner = CaptureOwner.anyone
  package var capabilities: HostCapabilities
  package var jobs: [HostID: Job]
  /// Environment variables of panes that were asked for by name.
  package var environment: [HostID: [EnvironmentEntry]]
  /// Titles that a terminal gives panes by itself: names of machines.
  package var hostNames: Set<String>
  /// The process group of whoever captures: in its own pane it is not what runs.
  package var ownGroup: Int

  package init(
    name: String, part: Part = .everything, capabilities: HostCapabilities,
    jobs: [HostID: Job] = [:], environment: [HostID: [EnvironmentEntry]] = [:],
    hostNames: Set<String> = [], ownGroup: Int = -1
  ) {
    self.name = name
    self.part = part
    self.capabilities = capabilities
    self.jobs = jobs
    self.environment = environment
    self.hostNames = hostNames
    self.ownGroup = ownGroup
  }

  package func selects(nothingOf live: LiveState) -> Bool { selected(from: live).isEmpty }

  /// The windows, tabs and panes that are meant; layouts hold just these panes.
  func selected(from live: LiveState) -> [LiveWindow] {
    live.windows.compactMap { window in
      if case .window(let name) = part, !Self.means(name, window.id, window.attributes, window.mark)
      {
        return nil
      }
      var kept = window
      kept.tabs = window.tabs.compactMap { tab in
        if case .tab(let name) = part, !Self.means(name, tab.id, tab.attributes, tab.mark) {
          return nil
        }
        return selected(tab, in: window)
      }
      return kept.tabs.isEmpty ? nil : kept
    }
  }

  private func selected(_ tab: LiveTab, in window: LiveWindow) -> LiveTab? {
    var kept = tab
    if case .workspace(let name) = part {
      kept.panes = tab.panes.filter { $0.mark?.workspace == name }
    } else if isFreeOnly {
      kept.panes = tab.panes.filter { $0.mark == nil }
    } else if owner != .anyone {
      kept.panes = tab.panes.filter { owner.has(CaptureOwner.workspace(of: $0, in: tab, window)) }
    }
    guard !kept.panes.isEmpty else { return nil }
    guard kept.panes.count < tab.panes.count else { return tab }
    let ids = Set(kept.panes.map(\.id.text))
    if let layout = tab.layout.keeping(ids.contains) { kept.layout = layout }
    return kept
  }

  package static func means(
    _ name: String, _ id: HostID, _ attributes: [Attribute: String], _ mark: Mark?
  ) -> Bool {
    id.text == name || attributes[.title] == name || mark?.key.ends(with: name) == true
  }
}
