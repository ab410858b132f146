package import MuntinSpec

/// Which live things the nodes of a workspace were at an earlier time: on the way back to that time
/// they are the same, whatever they are called now.
package struct KnownNodes: Equatable, Sendable {
  private struct Pane: Equatable, Sendable {
    var id: HostID
    /// Ids begin anew with a new server: only with its process is a pane the same.
    var processID: Int
  }

  private var places: [NodeKey: HostID] = [:]
  private var panes: [NodeKey: Pane] = [:]

  /// Those of a workspace.
  package init(_ live: LiveState, workspace: String) {
    func add(_ mark: Mark?, _ id: HostID) {
      if let mark, mark.workspace == workspace { places[mark.key] = id }
    }
    for window in live.windows {
      add(window.mark, window.id)
      for tab in window.tabs {
        add(tab.mark, tab.id)
        for pane in tab.panes {
          guard let mark = pane.mark, mark.workspace == workspace else { continue }
          panes[mark.key] = Pane(id: pane.id, processID: pane.processID)
        }
      }
    }
  }

  /// The panes that are still there, with what they stood in; nothing where none is.
  func nodes(in index: LiveIndex) -> [NodeKey: HostID] {
    let here = panes.filter { index.panes[$0.value.id]?.live.processID == $0.value.processID }
    if here.isEmpty { return [:] }
    return places.merging(here.mapValues(\.id)) { _, pane in pane }
  }

  package var json: JSONValue {
    let panes = panes.sorted { $0.key < $1.key }.map { key, pane in
      (key.description, JSONValue.array([.string(pane.id.text), .integer(pane.processID)]))
    }
    let places = places.sorted { $0.key < $1.key }.map { key, id in
      (key.description, JSONValue.array([.string(id.text)]))
    }
    return .object(places + panes)
  }

  /// What makes no sense is left out.
  package init(_ json: JSONValue) {
    for (name, value) in json.members ?? [] {
      guard let key = NodeKey(text: name), let id = value.array?.first?.string else { continue }
      if key.kind != .pane {
        places[key] = HostID(id)
      } else if let processID = value.array?.last?.integer {
        panes[key] = Pane(id: HostID(id), processID: processID)
      }
    }
  }
}
