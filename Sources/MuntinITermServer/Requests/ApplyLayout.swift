import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinScreen
import MuntinSpec

/// `iterm2.apply_layout`: tabs in the shape of a spec; sessions are taken as they are.
///
/// - Source: `iterm2/semantics-of-panes.md`, section 6.
extension Desk {
  func applyLayout(_ encoded: String) async throws(InvocationFault) {
    guard let bytes = TransferText.bytes(base64: Array(encoded.utf8)),
      let json = JSONReader.read(bytes)
    else {
      throw InvocationFault("The spec is not JSON in base64.")
    }
    await loadProfiles()
    let spec = try LayoutSpec(json, model)
    for (tabID, root) in spec.tabs { try await build(tabID, root) }
    for id in spec.closedSessions { _ = await closeSession(id) }
    for id in spec.closedTabs { _ = await closeTab(id) }
    for id in spec.closedWindows { _ = await closeWindow(id) }
  }

  private func build(_ id: String, _ root: LayoutSpec.Node) async throws(InvocationFault) {
    guard let tab = model.world.tab(id), let window = model.world.window(of: tab) else { return }
    var work = Undertaking()
    let tabKey = work.key(tab, in: window)
    var made: [(NodeKey, NewSession)] = []
    // What leaves for another tab, or is closed, makes room at the end of this one.
    let named = Set(root.sessions)
    let staying = tab.sessions.filter { !named.contains($0.id) }
    var layout = cells(root, tabKey, &made, &work)
    for session in staying { layout = layout.joined(with: session.host.text) }
    layout = layout.evened(in: tab.layout.size)
    guard layout.fits else { throw InvocationFault("There is no room for this layout.") }
    for id in root.sessions where !tab.sessions.contains(where: { $0.id == id }) {
      guard let session = model.world.session(id) else { continue }
      work.changes.append(.movePane(work.key(moving: session, to: tabKey), from: origin(session)))
      leave(model.world.tab(of: session), session, &work)
    }
    for (key, new) in made {
      work.changes.append(.openPane(key, PaneOpening(start: new.start)))
      new.dress(key, in: tabKey, &work, model)
    }
    work.changes.append(.arrange(tabKey, from: tab.layout, to: layout))
    let result = await host.perform(work.batch)
    for (key, new) in made {
      if let pane = result.created[key] { model.expected[pane] = new.state }
    }
    await look()
    if let fault = result.fault { throw InvocationFault(fault.sentence) }
  }

  private func cells(
    _ node: LayoutSpec.Node, _ tab: NodeKey, _ made: inout [(NodeKey, NewSession)],
    _ work: inout Undertaking
  ) -> CellNode {
    let size = CellSize(columns: 1, rows: 1)
    switch node {
    case .session(let id):
      return CellNode(.pane(model.world.session(id)?.host.text ?? id), size: size)
    case .new(let profile, let command):
      var properties: [String: JSONValue] = [:]
      if let command {
        properties["Custom Command"] = .string("Yes")
        let words = ["$SHELL", "-c", ShellWord.quoted(InterpolatedString.literal(command))]
        properties["Command"] = .string(words.joined(separator: " "))
      }
      let key = tab.child(model.newName())
      made.append(
        (
          key,
          NewSession(
            profile: model.library.profile(profile) ?? model.library.standard,
            properties: properties, policy: policy, in: model)
        ))
      return CellNode(.pane(key.description), size: size)
    case .split(let axis, let children):
      return CellNode(
        .split(axis, children.map { cells($0, tab, &made, &work) }), size: size)
    }
  }
}

extension CellNode {
  /// One more pane at the right.
  fileprivate func joined(with pane: String) -> CellNode {
    let part = CellNode(.pane(pane), size: CellSize(columns: 1, rows: 1))
    if case .split(.columns, let children) = content {
      return CellNode(.split(.columns, children + [part]), size: size)
    }
    return CellNode(.split(.columns, [self, part]), size: size)
  }
}
