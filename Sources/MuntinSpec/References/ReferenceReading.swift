import MuntinYAML

/// Reads what refers to panes, once every pane is known: `needs`, `wait_for` and `broadcast`.
extension SpecReading {
  /// A pane that waits for another, with the place where the file says so.
  struct Dependency {
    var target: PaneAddress
    var range: SourceRange
  }

  mutating func resolveReferences(_ broadcast: Node?, in workspace: inout Workspace) {
    let asking = pending.filter { $0.needs != nil || $0.waits != nil }
    guard broadcast != nil || !asking.isEmpty else { return }
    let directory = PaneDirectory(pending.map(\.address))
    var dependencies: [PaneAddress: [Dependency]] = [:]
    for one in asking {
      var own: [Dependency] = []
      let needs = needs(one, directory, &own)
      let waits = waits(one, directory, &own)
      dependencies[one.address, default: []] += own
      let (window, tab, pane) = (one.place.window, one.place.tab, one.place.pane)
      guard workspace.windows.indices.contains(window),
        workspace.windows[window].tabs.indices.contains(tab),
        workspace.windows[window].tabs[tab].panes.indices.contains(pane)
      else { continue }
      workspace.windows[window].tabs[tab].panes[pane].needs = needs
      workspace.windows[window].tabs[tab].panes[pane].waits = waits
    }
    checkCycles(dependencies, in: asking.map(\.address))
    workspace.broadcast = groups(broadcast, directory)
  }

  private mutating func needs(
    _ pane: PendingPane, _ directory: PaneDirectory, _ own: inout [Dependency]
  ) -> [PaneAddress] {
    guard let node = pane.needs else { return [] }
    var result: [PaneAddress] = []
    for item in itemsOrSelf(node) {
      guard let target = reference(item, from: pane.address, directory) else { continue }
      own.append(Dependency(target: target, range: item.range))
      result.append(target)
    }
    return result
  }

  private mutating func waits(
    _ pane: PendingPane, _ directory: PaneDirectory, _ own: inout [Dependency]
  ) -> [WaitCondition] {
    guard let node = pane.waits else { return [] }
    var result: [WaitCondition] = []
    for item in itemsOrSelf(node) {
      guard let fields = fields(item, WaitKey.self) else { continue }
      let timeout = fields[.timeout].map { self.timeout($0) }
      let event = event(fields, from: pane.address, directory, &own)
      guard let event else { continue }
      var wait = WaitCondition(event)
      if case .some(let time?) = timeout { wait.timeout = time }
      result.append(wait)
    }
    return result
  }

  private mutating func event(
    _ fields: Fields<WaitKey>, from: PaneAddress, _ directory: PaneDirectory,
    _ own: inout [Dependency]
  ) -> WaitCondition.Event? {
    let companions: [(WaitKey, WaitKey)] = [(.host, .port), (.pane, .output), (.output, .pane)]
    for (key, other) in companions where fields[other] == nil {
      if let entry = fields.entry(key) {
        report(.companionKey(entry, needs: other.rawValue, in: WaitKey.what))
      }
    }
    guard let (key, entry) = exactlyOne(of: [.port, .file, .output, .exit], in: fields) else {
      return nil
    }
    switch key {
    case .port:
      let host = fields[.host].map { label($0, expected: "the name of a host") ?? "" }
      let port = integer(entry.value, in: 1...65535, expected: "a port (1 to 65535)")
      return port.map { .port($0, host: host ?? "127.0.0.1") }
    case .file:
      return path(entry.value, expected: "a path").map { .file($0) }
    case .output:
      let output = labelText(entry.value, expected: "text to wait for")
      guard let node = fields[.pane], let target = reference(node, from: from, directory) else {
        return nil
      }
      own.append(Dependency(target: target, range: node.range))
      return output.map { .output($0, of: target) }
    default:
      if case .scalar(let scalar) = entry.value.content, case .bool = scalar.value {
        report(.exitOfNobody(entry.value))
        return nil
      }
      guard let target = reference(entry.value, from: from, directory) else { return nil }
      own.append(Dependency(target: target, range: entry.value.range))
      return .exit(of: target)
    }
  }

  /// A length of time in milliseconds.
  private mutating func timeout(_ node: Node) -> Int? {
    guard let text = text(node, .label, expected: "a length of time") else { return nil }
    let cut = UnitText(text.value, mostDigits: 9)
    if let time = cut?.milliseconds { return time }
    report(.badTime(text.shown, isBare: cut?.unit.isEmpty ?? false, at: node.range))
    return nil
  }

  /// The pane that a node refers to; reports none and several.
  mutating func reference(
    _ node: Node, from: PaneAddress?, _ directory: PaneDirectory
  ) -> PaneAddress? {
    if case .scalar(let scalar) = node.content, case .bool = scalar.value {
      report(.wrongType(expected: "the name of a pane", found: node))
      return nil
    }
    guard let text = text(node, .label, expected: "the name of a pane") else { return nil }
    guard !text.value.isEmpty else {
      report(.emptyText("the name of a pane", at: node.range))
      return nil
    }
    switch directory.pane(text.value, from: from) {
    case .one(let address): return address
    case .several(let addresses):
      report(.ambiguousReference(text.shown, addresses.map(\.text), at: node.range))
    case .none:
      let near = nearest(to: text.value, among: directory.names)
      report(.unknownReference(text.shown, nearest: near, at: node.range))
    }
    return nil
  }
}
