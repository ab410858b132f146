import MuntinHost
import MuntinITermWire
import MuntinPlan

/// Tabs that go to another window.
extension ITermHost {
  /// Opens windows that no tab of the stage opens, and keeps those open that everything leaves before
  /// something else comes: by a session that only holds the place.
  ///
  /// - Returns: those sessions.
  func openStandIns(
    _ batch: Batch, _ result: inout BatchResult
  ) async throws(HostError) -> [String] {
    let missing = windowsWithoutTabs(batch)
    if missing.isEmpty { return [] }
    let answers = ITermAnswers(
      try await connection.send(
        missing.map { key in
          ITermRequests.createTab(
            in: batch.subjects[key]?.text, profile: nil,
            Self.standIn(batch.workspace, key.child("(stand-in)")))
        }))
    var standIns: [String] = []
    for (place, key) in missing.enumerated() {
      if let refusal = answers.refusal(place) {
        throw ITermFault.refused("open a window", refusal.sentence)
      }
      let answer = try answers.read(place, ITermCreateTabRequest.self)
      if batch.subjects[key] == nil { result.created[key] = HostID(answer.windowID) }
      standIns.append(answer.sessionID)
    }
    return standIns
  }

  private func windowsWithoutTabs(_ batch: Batch) -> [NodeKey] {
    var coming: Set<NodeKey> = []
    var opened: Set<NodeKey> = []
    var leaving: Set<String> = []
    var gone: Set<String> = []
    for change in batch.changes {
      switch change {
      case .moveTab(let key, _):
        coming.insert(key.window)
        if let id = batch.subjects[key]?.text { leaving.insert(id) }
      case .openTab(let key, _): opened.insert(key.window)
      case .movePane(let key, _):
        if let id = batch.subjects[key]?.text { gone.insert(id) }
      default: break
      }
    }
    return coming.union(opened).filter { key in
      guard let id = batch.subjects[key]?.text else { return !opened.contains(key) }
      let tabs = view.windows.first { $0.id == id }?.tabs ?? []
      // What goes to a tab of the same window may go before that tab is there.
      return tabs.allSatisfy { tab in
        leaving.contains(tab.id) || tab.tree.leaves.allSatisfy(gone.contains)
      }
    }.sorted()
  }

  /// - Parameter standIns: sessions that held a place until now.
  func moveTabs(
    _ batch: Batch, _ standIns: [String], _ result: inout BatchResult
  ) async throws(HostError) {
    let moves = batch.changes.enumerated().compactMap { place, change in
      if case .moveTab(let key, _) = change { (place, key) } else { nil }
    }
    if moves.isEmpty, standIns.isEmpty { return }
    let leaving = Set(moves.compactMap { batch.subjects[$0.1]?.text })
    var steps: [ITermStep] = []
    for window in Set(moves.map(\.1.window)).sorted() {
      guard let id = result.created[window] ?? batch.subjects[window] else { continue }
      let own = moves.filter { $0.1.window == window }
      let coming = own.compactMap { batch.subjects[$0.1]?.text }
      let there = (view.windows.first { $0.id == id.text }?.tabs.map(\.id) ?? [])
        .filter { !leaving.contains($0) }
      let opened = result.created.filter { $0.key.kind == .tab && $0.key.window == window }
        .map(\.value.text).filter { !there.contains($0) }
      steps.append(
        ITermStep(
          ITermRequests.order(there + opened.sorted() + coming, in: id.text), "move a tab",
          places: own.map(\.0)))
    }
    if !standIns.isEmpty {
      steps.append(ITermStep(ITermRequests.close(sessions: standIns), "close a stand-in"))
    }
    steps.append(ITermStep(ITermRequests.list, "list the sessions"))
    let answers = try await run(steps, &result)
    try view.take(try answers.read(steps.count - 1, ITermListSessionsRequest.self))
  }
}
