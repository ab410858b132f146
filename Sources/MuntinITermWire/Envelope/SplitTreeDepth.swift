/// Split trees are the only messages that hold messages of their own kind. So only they can be too
/// deep to be written or read.
extension ITermSplitTreeNode {
  /// Nodes above each other. Each takes two messages of `Envelope.deepest`, and a layout notification
  /// has eight more around the root and below a leaf.
  package static let deepest = 45

  /// Looks at level after level: a tree of any depth is measured without deep recursion.
  var isShallow: Bool {
    var level = [self]
    for _ in 0..<Self.deepest {
      level = level.flatMap(\.children)
      if level.isEmpty { return true }
    }
    return false
  }

  private var children: [ITermSplitTreeNode] {
    links.compactMap { if case .node(let node) = $0.child { node } else { nil } }
  }
}

extension ITermClientOriginatedMessage {
  var splitTrees: [ITermSplitTreeNode] {
    if case .setTabLayoutRequest(let request) = submessage { [request.root] } else { [] }
  }
}

extension ITermServerOriginatedMessage {
  var splitTrees: [ITermSplitTreeNode] {
    switch submessage {
    case .listSessionsResponse(let response): response.splitTrees
    case .notification(let notification):
      notification.layoutChangedNotification.listSessionsResponse.splitTrees
    default: []
    }
  }
}

extension ITermListSessionsResponse {
  fileprivate var splitTrees: [ITermSplitTreeNode] { windows.flatMap { $0.tabs.map(\.root) } }
}
