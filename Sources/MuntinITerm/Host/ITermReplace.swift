import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// Restarts. iTerm2 starts the same program again in the same pane, under a new id; for another
/// program, folder or environment a new session takes the place of the old one.
extension ITermHost {
  func replace(_ batch: Batch, _ result: inout BatchResult) async throws(HostError) {
    var same: [(place: Int, key: NodeKey, id: String)] = []
    for (place, change) in batch.changes.enumerated() {
      guard case .restart(let key, let start, let reasons) = change,
        let id = batch.subjects[key]?.text
      else { continue }
      if reasons == ["ended"] {
        same.append((place, key, id))
      } else {
        // Only what shows can be split.
        let isHidden = view.buried.contains(id)
        if isHidden { try await bury(id, false) }
        let new = try await exchange(id, for: start, mark: mark(of: key, in: batch))
        if isHidden { try await bury(new, true) }
        note(key, new, place, &result)
      }
    }
    try await restart(same, &result)
  }

  private func bury(_ id: String, _ isHidden: Bool) async throws(HostError) {
    let answers = ITermAnswers(
      try await connection.send([ITermRequests.bury(id, isHidden), ITermRequests.list]))
    if let refusal = answers.refusal(0) {
      throw ITermFault.refused("show a hidden pane", refusal.sentence)
    }
    try view.take(try answers.read(1, ITermListSessionsRequest.self))
  }

  private func note(_ key: NodeKey, _ id: String, _ place: Int, _ result: inout BatchResult) {
    result.created[key] = HostID(id)
    result.done.insert(place)
    receipts[HostID(id)] = nil
  }

  private func mark(of key: NodeKey, in batch: Batch) -> Mark? {
    for case .record(key, let mark) in batch.changes { return mark }
    return batch.subjects[key].flatMap { marks[$0.text] }
  }

  /// Puts a new session beside an old one, with its looks, and closes the old one: what is left of
  /// the two stands where the old one stood.
  private func exchange(
    _ old: String, for start: PaneStart, mark: Mark?
  ) async throws(HostError) -> String {
    guard let tab = view.tab(of: old), let session = view.sessions[old] else {
      throw HostError(.refused, "a pane cannot be restarted while it is hidden or gone")
    }
    let sizes = view.cells(of: tab).sizes(view.metrics ?? ITermMetrics())
    let isWide = session.size.columns >= 2 * session.size.rows
    let move = TreeMove(
      pane: "new", beside: old, axis: isWide ? .columns : .rows, isBefore: false)
    var properties = try command.properties(start, isHeldBack: false, folder: settings.folder)
    properties += ITermLook.copied(session.properties)
    if let mark { properties.append((ITermLook.birthMark, .string(mark.text))) }
    let guid = session.sharedProfile
    let answers = ITermAnswers(
      try await connection.send([
        ITermRequests.split(
          move, of: old, profile: guid.flatMap { view.profiles?[$0] }, properties)
      ]))
    if let refusal = answers.refusal(0) {
      throw ITermFault.refused("make room for a restart", refusal.sentence)
    }
    guard let new = try answers.read(0, ITermSplitPaneRequest.self).sessionID.first else {
      throw ITermFault.nonsense("a pane was split, and there is no new one")
    }
    let tree = tab.tree.renamed { $0 == old ? new : $0 }
    var newSizes = sizes
    newSizes[new] = sizes[old]
    var requests = [
      ITermRequests.close(sessions: [old]),
      ITermRequests.layout(tree.layout(newSizes), of: tab.id),
    ]
    let variables = session.variables.compactMap { name, value in
      name.hasPrefix("user.") && name != "user.muntin"
        ? (name: String(name.dropFirst("user.".count)), value: value) : nil
    }.sorted { $0.name < $1.name }
    if !variables.isEmpty { requests.append(ITermRequests.set(variables, of: .sessionID(new))) }
    requests.append(ITermRequests.setProperties([ITermStick.property], of: new))
    requests.append(ITermRequests.get(ITermView.sessionNames, of: .sessionID(new)))
    requests.append(ITermRequests.list)
    let after = ITermAnswers(try await connection.send(requests))
    let count = requests.count
    try view.take(try after.read(count - 1, ITermListSessionsRequest.self))
    let told = try after.read(count - 2, ITermVariableRequest.self)
    view.sessions[new]?.properties = session.properties
    view.sessions[new]?.variables = ITermView.variables(ITermView.sessionNames, told)
    for (name, value) in variables { view.sessions[new]?.variables["user." + name] = value }
    return new
  }

  /// Looks that often for the new ids of restarted sessions; iTerm2 tells of them nowhere.
  private static let mostLooks = 20

  private func restart(
    _ panes: [(place: Int, key: NodeKey, id: String)], _ result: inout BatchResult
  ) async throws(HostError) {
    if panes.isEmpty { return }
    let places = Dictionary(
      panes.compactMap { pane in
        view.tab(of: pane.id).flatMap { tab in
          tab.tree.leaves.firstIndex(of: pane.id).map { (pane.id, (tab: tab.id, leaf: $0)) }
        }
      }, uniquingKeysWith: { first, _ in first })
    try await run(
      panes.map { ITermStep(ITermRequests.restart($0.id), "restart a pane") }, &result)
    var left = panes
    for look in 0..<Self.mostLooks where !left.isEmpty {
      if look > 0 { try? await Task.sleep(for: .milliseconds(20)) }
      try await relook()
      left.removeAll { pane in
        guard let place = places[pane.id], let leaves = view.tab(place.tab)?.tree.leaves,
          leaves.indices.contains(place.leaf), leaves[place.leaf] != pane.id
        else { return false }
        note(pane.key, leaves[place.leaf], pane.place, &result)
        return true
      }
    }
    // Others than iTerm2 may keep the id.
    for pane in left { note(pane.key, pane.id, pane.place, &result) }
  }
}

extension ITermLook {
  /// The properties that give another session the same looks.
  static func copied(_ properties: [String: JSONValue]) -> [Assignment] {
    let names = ["Name", "Badge Text", "Use Tab Color", "Tab Color"] + colors.compactMap(colorKey)
    return Set(names).sorted().flatMap { name in
      properties[name].map { value in
        (name == "Name" || name == "Badge Text" ? [name] : variants(name)).map { ($0, value) }
      } ?? []
    }
  }
}
