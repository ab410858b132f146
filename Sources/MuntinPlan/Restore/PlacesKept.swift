import MuntinSpec

extension Plan {
  /// Leaves windows, and where everything stands, as they are: tabs that were brought into a window
  /// of the user's are to stay there.
  package mutating func keepPlaces() {
    var missing: Set<NodeKey> = []
    for change in changes {
      switch change {
      case .openWindow(let key, _, _), .openTab(let key, _), .openPane(let key, _):
        missing.insert(key)
      default: break
      }
    }
    for stage in stages.indices {
      stages[stage].changes.removeAll { change in
        if missing.contains(change.key) { return true }
        switch change {
        case .openWindow, .openTab, .openPane, .moveTab, .movePane, .orderTabs, .arrange, .rename,
          .close, .restart:
          return true
        case .set(let key, _, _, _), .record(let key, _): return key.kind == .window
        case .focus, .zoom, .deliver, .adopt, .release: return false
        }
      }
    }
    stages.removeAll { $0.changes.isEmpty }
  }
}
