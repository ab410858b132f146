import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// What an answer of a wave is about.
private enum WaveStep {
  case open(Int, first: String)
  case split(pane: String)
  case move
}

/// Windows, tabs and panes come into being, and go where they belong: in waves, each of which is
/// everything whose targets are known.
extension ITermHost {
  /// More rounds than any arrangement needs, were iTerm2 to do what it says.
  private static let mostRounds = 8

  func build(
    _ works: inout TabWorks, _ batch: Batch, _ births: ITermBirths, _ result: inout BatchResult
  ) async throws(HostError) {
    try await anchor(&works, batch, births, &result)
    for index in works.tabs.indices { works.tabs[index].plan() }
    for round in 0..<Self.mostRounds {
      var mayGuess = true
      var isCut = false
      // One that has `apply_layout` is taken for inverted until something came out wrong: to find out
      // costs a wait.
      let isUnknown = isInverted == nil && (round > 0 || !speaks.supports(.applyLayout))
      for index in works.tabs.indices where isUnknown {
        isCut = works.tabs[index].stopBeforeGuessing(&mayGuess) || isCut
      }
      let first = works.tabs.lazy.flatMap { work in
        work.moves.filter { $0.axis == .rows && !work.pending.contains($0.pane) }
      }.first
      let hasMoves = try await waves(&works, batch, births, &result)
      guard hasMoves || isCut else { return }
      try await relook()
      if isUnknown, let first { learn(first) }
      for index in works.tabs.indices {
        guard let id = works.tabs[index].id else { continue }
        works.tabs[index].tree = view.tab(id)?.tree
        works.tabs[index].plan()
      }
      if works.tabs.allSatisfy(\.isFinished) { return }
    }
    throw ITermFault.refused(
      "divide a tab as wanted", "it is still not so after \(Self.mostRounds) attempts")
  }

  /// Tabs that all their panes leave, for others to come, are kept open meanwhile.
  private func anchor(
    _ works: inout TabWorks, _ batch: Batch, _ births: ITermBirths, _ result: inout BatchResult
  ) async throws(HostError) {
    let anchors = works.tabs.enumerated().compactMap { index, work in
      work.anchor.map { (index: index, move: $0, key: work.key) }
    }
    if anchors.isEmpty { return }
    let answers = ITermAnswers(
      try await connection.send(
        anchors.map { _, move, key in
          let birth = births[move.pane]
          return ITermRequests.split(
            move, of: move.beside, profile: birth?.profile,
            birth?.properties ?? Self.standIn(batch.workspace, key))
        }))
    for (place, anchor) in anchors.enumerated() {
      if let refusal = answers.refusal(place) {
        throw ITermFault.refused("split a pane", refusal.sentence)
      }
      guard let id = try answers.read(place, ITermSplitPaneRequest.self).sessionID.first else {
        throw ITermFault.nonsense("a pane was split, and there is no new one")
      }
      if anchor.move.pane == TabWork.standInName {
        works.tabs[anchor.index].standIn = id
      } else {
        made(anchor.move.pane, id, &works, births, &result)
      }
      var move = anchor.move
      move.pane = id
      works.tabs[anchor.index].tree = works.tabs[anchor.index].tree?.moving(move)
    }
  }

  /// `vertical: false` is turned round in the versions that were read: what is there tells.
  private func learn(_ move: TreeMove) {
    guard let leaves = view.tab(of: move.pane)?.tree.leaves,
      let pane = leaves.firstIndex(of: move.pane), let other = leaves.firstIndex(of: move.beside)
    else { return }
    let assumed = isInverted ?? true
    isInverted = (pane < other) == move.isBefore ? assumed : !assumed
  }

  func relook() async throws(HostError) {
    let answers = ITermAnswers(try await connection.send([ITermRequests.list]))
    try view.take(try answers.read(0, ITermListSessionsRequest.self))
  }

  /// - Returns: whether sessions that were there were moved.
  private func waves(
    _ works: inout TabWorks, _ batch: Batch, _ births: ITermBirths, _ result: inout BatchResult
  ) async throws(HostError) -> Bool {
    var hasMoves = false
    while true {
      var requests: [RequestBody] = []
      var steps: [WaveStep] = []
      var opening: Set<NodeKey> = []
      for index in works.tabs.indices {
        let work = works.tabs[index]
        if work.id == nil {
          let window = work.key.window
          let id = result.created[window] ?? batch.subjects[window]
          guard id != nil || opening.insert(window).inserted else { continue }
          let (request, first) = open(work, in: id?.text, batch, births)
          requests.append(request)
          steps.append(.open(index, first: first))
        } else {
          let count = add(work, births, &requests, &steps)
          works.tabs[index].moves.removeFirst(count)
        }
      }
      if requests.isEmpty { return hasMoves }
      // Nobody waits longer for it, and it shows how large things are.
      let isLearning = view.metrics == nil
      if isLearning { requests.append(ITermRequests.list) }
      let answers = ITermAnswers(try await connection.send(requests))
      if isLearning {
        let list = try answers.read(requests.count - 1, ITermListSessionsRequest.self)
        view.metrics = ITermMetrics(list)
      }
      hasMoves =
        steps.contains { if case .move = $0 { true } else { false } } || hasMoves
      var fault: HostError?
      for (place, step) in steps.enumerated() {
        do throws(HostError) {
          try take(step, answers, place, &works, births, &result)
        } catch {
          fault = fault ?? error
        }
      }
      if let fault { throw fault }
    }
  }

  /// Opens a tab with its first new pane, or with one that only keeps the place.
  private func open(
    _ work: TabWork, in window: String?, _ batch: Batch, _ births: ITermBirths
  ) -> (request: RequestBody, first: String) {
    let first = work.wanted.leaves.first(where: work.pending.contains) ?? ""
    let birth = births[first]
    var properties = birth?.properties ?? Self.standIn(batch.workspace, work.key)
    if window == nil {
      let size = cells(work.key, batch)
      properties.append(("Columns", .integer(size.columns)))
      properties.append(("Rows", .integer(size.rows)))
    }
    return (
      ITermRequests.createTab(in: window, profile: birth?.profile, properties), first
    )
  }

  /// What keeps a tab open until its panes come is ours as well: a cut apply leaves it, and the next
  /// one finds it.
  static func standIn(_ workspace: String, _ tab: NodeKey) -> [ITermLook.Assignment] {
    let mark = Mark(workspace: workspace, key: tab.child("(stand-in)"))
    return [(ITermLook.birthMark, .string(mark.text))]
  }

  private func cells(_ tab: NodeKey, _ batch: Batch) -> CellSize {
    for change in batch.changes {
      if case .arrange(tab, _, let layout) = change { return layout.size }
    }
    for change in batch.changes {
      if case .openWindow(tab.window, _, let cells) = change { return cells }
    }
    return settings.cells
  }

  /// Adds the moves of a tab that can be made now; gives back how many.
  private func add(
    _ work: TabWork, _ births: ITermBirths, _ requests: inout [RequestBody],
    _ steps: inout [WaveStep]
  ) -> Int {
    var count = 0
    for move in work.moves {
      if work.pending.contains(move.beside) { break }
      count += 1
      guard work.pending.contains(move.pane) else {
        requests.append(moveRequest(move))
        steps.append(.move)
        continue
      }
      let birth = births[move.pane]
      requests.append(
        ITermRequests.split(
          move, of: move.beside, profile: birth?.profile, birth?.properties ?? []))
      steps.append(.split(pane: move.pane))
    }
    return count
  }

  private func moveRequest(_ move: TreeMove) -> RequestBody {
    let isTurned = move.axis == .rows && (isInverted ?? true)
    return Invocation(
      "iterm2.move_session",
      [
        ("session", .text(move.pane)), ("destination", .text(move.beside)),
        ("vertical", .flag(move.axis == .columns)), ("before", .flag(move.isBefore != isTurned)),
      ]
    ).inApp
  }

  private func take(
    _ step: WaveStep, _ answers: ITermAnswers, _ place: Int, _ works: inout TabWorks,
    _ births: ITermBirths, _ result: inout BatchResult
  ) throws(HostError) {
    switch step {
    case .open(let index, let first):
      let answer = try answers.read(place, ITermCreateTabRequest.self)
      if let refusal = answers.refusal(place), answer.sessionID.isEmpty {
        throw ITermFault.refused("open a tab", refusal.sentence)
      }
      guard !answer.sessionID.isEmpty, !answer.windowID.isEmpty, answer.hasTabID else {
        throw ITermFault.nonsense("a tab was opened that has no id")
      }
      works.tabs[index].id = String(answer.tabID)
      works.tabs[index].tree = .pane(answer.sessionID)
      result.created[works.tabs[index].key] = HostID(String(answer.tabID))
      if result.created[works.tabs[index].key.window] == nil {
        result.created[works.tabs[index].key.window] = HostID(answer.windowID)
      }
      if first.isEmpty {
        works.tabs[index].standIn = answer.sessionID
      } else {
        made(first, answer.sessionID, &works, births, &result)
      }
      works.tabs[index].plan()
    case .split(let pane):
      if let refusal = answers.refusal(place) {
        throw ITermFault.refused("split a pane", refusal.sentence)
      }
      let answer = try answers.read(place, ITermSplitPaneRequest.self)
      guard let id = answer.sessionID.first, !id.isEmpty else {
        throw ITermFault.nonsense("a pane was split, and there is no new one")
      }
      made(pane, id, &works, births, &result)
    case .move:
      if let refusal = answers.refusal(place) {
        throw ITermFault.refused("move a pane", refusal.sentence)
      }
    }
  }

  private func made(
    _ name: String, _ id: String, _ works: inout TabWorks, _ births: ITermBirths,
    _ result: inout BatchResult
  ) {
    for index in works.tabs.indices { works.tabs[index].resolve(name, id) }
    guard let key = NodeKey(text: name) else { return }
    result.created[key] = HostID(id)
    result.done.formUnion(births.panes[key]?.places ?? [])
  }
}

extension ITermBirths {
  /// Of a pane that is named by its key.
  subscript(name: String) -> Birth? { NodeKey(text: name).flatMap { panes[$0] } }
}
