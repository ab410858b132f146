import MuntinYAML

/// Reads `broadcast`.
extension SpecReading {
  mutating func groups(_ node: Node?, _ directory: PaneDirectory) -> [BroadcastGroup] {
    guard let node else { return [] }
    var groups: [BroadcastGroup] = []
    var taken: Set<PaneAddress> = []
    for item in items(node, expected: "a list of groups") {
      guard let members = members(item, directory) else { continue }
      if members.count < 2 { report(.groupTooSmall(at: item.range)) }
      for (address, range) in members where !taken.insert(address).inserted {
        report(.paneInTwoGroups(address.text, at: range))
      }
      groups.append(BroadcastGroup(members: members.map(\.address), range: item.range))
    }
    return groups
  }

  /// The panes of a group, each once; nil where one of its members is faulty.
  private mutating func members(
    _ node: Node, _ directory: PaneDirectory
  ) -> [(address: PaneAddress, range: SourceRange)]? {
    var members: [(address: PaneAddress, range: SourceRange)] = []
    var known: Set<PaneAddress> = []
    var isWhole = true
    for item in itemsOrSelf(node) {
      guard let found = panes(item, directory) else {
        isWhole = false
        continue
      }
      for address in found where known.insert(address).inserted {
        members.append((address, item.range))
      }
    }
    return isWhole ? members : nil
  }

  /// The one pane, or the panes of the tab, that a node refers to.
  private mutating func panes(_ node: Node, _ directory: PaneDirectory) -> [PaneAddress]? {
    guard case .scalar(let scalar) = node.content, scalar.value != .null,
      let text = filled(scalar, at: node)
    else { return reference(node, from: nil, directory).map { [$0] } }
    let tabs = directory.tabs(text.value)
    if case .none = directory.pane(text.value, from: nil), let first = tabs.first {
      if tabs.count == 1 { return first }
      let candidates = tabs.compactMap(\.first).map { $0.window + "/" + $0.tab + "/*" }
      report(.ambiguousReference(text.shown, candidates, at: node.range))
      return nil
    }
    return reference(node, from: nil, directory).map { [$0] }
  }
}
