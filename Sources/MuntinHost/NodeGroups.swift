package import MuntinPlan
package import MuntinSpec

/// The changes of a batch that belong to one new node, gathered so that a host can make the node
/// with its mark and its looks in one step that nothing can cut.
package struct NodeGroups: Sendable {
  /// What a node is dressed in: its attributes and its mark, with their places in the batch.
  package struct Dress: Sendable {
    package var attributes: [(name: Attribute, value: SpecText)] = []
    package var mark: Mark?
    package var places: [Int] = []
  }

  private var dresses: [NodeKey: Dress] = [:]
  /// Nodes that the batch opens.
  package private(set) var opened: [NodeKey: Int] = [:]

  package init(_ changes: [Change]) {
    for (place, change) in changes.enumerated() {
      switch change {
      case .openWindow(let key, _, _), .openTab(let key, _), .openPane(let key, _):
        opened[key] = place
      case .moveTab, .movePane, .rename, .orderTabs, .arrange, .set, .focus, .zoom, .restart,
        .deliver, .adopt, .record, .release, .close:
        break
      }
    }
    for (place, change) in changes.enumerated() where opened[change.key] != nil {
      switch change {
      case .set(let key, let name, _, let value):
        if let value { dresses[key, default: Dress()].attributes.append((name, value)) }
        dresses[key, default: Dress()].places.append(place)
      case .record(let key, let mark):
        // A later one is for when more has been done.
        guard dresses[key]?.mark == nil else { continue }
        dresses[key, default: Dress()].mark = mark
        dresses[key, default: Dress()].places.append(place)
      case .openWindow, .openTab, .openPane, .moveTab, .movePane, .rename, .orderTabs, .arrange,
        .focus, .zoom, .restart, .deliver, .adopt, .release, .close:
        break
      }
    }
  }

  package func dress(of key: NodeKey) -> Dress { dresses[key] ?? Dress() }
}
