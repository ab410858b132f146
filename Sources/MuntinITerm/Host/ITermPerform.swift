package import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

extension ITermHost {
  package func perform(_ batch: Batch) async -> BatchResult {
    var result = BatchResult()
    do throws(HostError) {
      if batch.hasDeliveries {
        try await deliver(batch, into: &result)
      } else {
        try await shape(batch, into: &result)
      }
    } catch {
      result.fault = error
    }
    return result
  }

  private func shape(_ batch: Batch, into result: inout BatchResult) async throws(HostError) {
    let covered = try await uncover(batch)
    let births = try ITermBirths(
      batch, NodeGroups(batch.changes), command, folder: settings.folder,
      profiles: Set((view.profiles ?? [:]).values), tabColors: tabColors(batch))
    var works = TabWorks(batch, births, view)
    let standIns = try await openStandIns(batch, &result)
    try await build(&works, batch, births, &result)
    try await moveTabs(batch, standIns, &result)
    try await replace(batch, &result)
    let undressing = try await undressing(batch)
    var finish = ITermFinish(batch, births, works, view, marks, result, undressing, covered)
    finish.run()
    marks = finish.marks
    var steps = finish.steps
    let isLooking = finish.changesStructure
    if isLooking { steps.append(ITermStep(ITermRequests.list, "list the sessions")) }
    let fresh = Set(births.panes.keys).compactMap { result.created[$0]?.text }.sorted()
    for id in fresh {
      steps.append(
        ITermStep(
          ITermRequests.get(ITermView.sessionNames, of: .sessionID(id)), "ask for a terminal"))
    }
    let reading = steps.count
    steps += finish.stuck.map {
      ITermStep(ITermRequests.properties(["Guid", "Original Guid"], of: $0), "look at a profile")
    }
    let answers = try await run(steps, &result)
    try await stick(finish.stuck, answers, from: reading, &result)
    if isLooking {
      let place = finish.steps.count
      let metrics = view.metrics
      try view.take(try answers.read(place, ITermListSessionsRequest.self))
      for (number, id) in fresh.enumerated() {
        let answer = try answers.read(place + 1 + number, ITermVariableRequest.self)
        view.sessions[id]?.variables = ITermView.variables(ITermView.sessionNames, answer)
      }
      try await correct(works, knowing: metrics)
    }
    for (id, properties) in finish.dressed {
      for (key, value) in properties { view.sessions[id]?.properties[key] = value }
    }
    for (id, variables) in finish.named {
      for (name, value) in variables {
        view.sessions[id]?.variables["user." + name] = value == .null ? nil : value
      }
    }
    if let domains = finish.domains { view.domains = domains }
    remember(batch.workspace)
    result.done.formUnion(batch.changes.indices)
  }

  /// Makes the looks of sessions stick that have no profile of their own yet, one by one.
  private func stick(
    _ sessions: [String], _ answers: ITermAnswers, from place: Int, _ result: inout BatchResult
  ) async throws(HostError) {
    var steps: [ITermStep] = []
    for (number, id) in sessions.enumerated() {
      let answer = try answers.read(place + number, ITermGetProfilePropertyRequest.self)
      // What is gone meanwhile needs no looks.
      guard answer.status == .ok, !ITermStick.isDone(ITermView.properties(answer.properties))
      else { continue }
      steps.append(
        ITermStep(
          ITermRequests.setProperties([ITermStick.property], of: id), "keep the looks of a pane"))
    }
    if !steps.isEmpty { try await run(steps, &result) }
  }

  var command: ITermCommand {
    let folder = settings.temporaryFolder
    return ITermCommand(shell: settings.environment["SHELL"] ?? "/bin/sh") {
      script throws(HostError) in try PrivateFile.create(script, in: folder)
    }
  }

  /// Writes down what bears which mark.
  func remember(_ workspace: String) {
    settings.journal?.write(workspace, marks.remembered(view, workspace: workspace))
    remembered.insert(workspace)
  }

  /// The colours of tabs that new panes come into.
  private func tabColors(_ batch: Batch) -> [NodeKey: String] {
    var colors: [NodeKey: String] = [:]
    for (key, id) in batch.subjects where key.kind == .tab {
      // What an apply that was cut has made of a tab shows, before its mark tells.
      colors[key] = marks[id.text]?.applied[.color] ?? view.tab(id.text).flatMap(view.color(of:))
    }
    for case .set(let key, .color, _, let value) in batch.changes where key.kind == .tab {
      colors[key] = value?.value
    }
    return colors
  }

  /// Ends what hides the shape of tabs that are to be divided anew, and brings back what is buried.
  ///
  /// - Returns: sessions that were brought back only to be moved, and are to be buried again.
  private func uncover(_ batch: Batch) async throws(HostError) -> [String] {
    // What comes back into a tab ends its zoom as well: the other way round, ending it begins it.
    var requests = endZooms(batch)
    var covered: [String] = []
    let shown = Set(
      batch.changes.compactMap { change -> NodeKey? in
        if case .set(let key, .hidden, _, nil) = change { key } else { nil }
      })
    for change in batch.changes {
      switch change {
      case .movePane(let key, _) where !shown.contains(key):
        if let id = batch.subjects[key]?.text, view.buried.contains(id) {
          requests.append(ITermRequests.bury(id, false))
          covered.append(id)
        }
      case .set(let key, .hidden, _, nil):
        if let id = batch.subjects[key] { requests.append(ITermRequests.bury(id.text, false)) }
      case .arrange(_, _, let layout):
        // What is to have a place must show, whoever hid it.
        let ids = layout.leaves.map { leaf in
          NodeKey(text: leaf).flatMap { batch.subjects[$0]?.text } ?? leaf
        }
        for id in ids where view.buried.contains(id) {
          requests.append(ITermRequests.bury(id, false))
        }
      case .openPane, .movePane, .openWindow, .openTab, .moveTab, .rename, .orderTabs, .set, .focus,
        .zoom, .restart, .deliver, .record, .adopt, .release, .close:
        break
      }
    }
    guard !requests.isEmpty else { return covered }
    if let key = view.keyWindow { requests.append(ITermRequests.raise(window: key)) }
    requests.append(ITermRequests.list)
    let answers = ITermAnswers(try await connection.send(requests))
    for place in requests.indices.dropLast() {
      if let refusal = answers.refusal(place) {
        throw ITermFault.refused("show the whole of a tab", refusal.sentence)
      }
    }
    try view.take(try answers.read(requests.count - 1, ITermListSessionsRequest.self))
    return covered
  }

  /// Of tabs that are divided anew, or lose what fills them.
  private func endZooms(_ batch: Batch) -> [RequestBody] {
    var requests: [RequestBody] = []
    for change in batch.changes {
      switch change {
      case .set(let key, .hidden, _, _):
        if let id = batch.subjects[key]?.text, let tab = view.tab(of: id) {
          endZoom(of: tab.id, &requests)
        } else if let id = batch.subjects[key.tab] {
          endZoom(of: id.text, &requests)
        }
      case .arrange(let key, _, _), .openPane(let key, _), .movePane(let key, _):
        if let id = batch.subjects[key.tab] { endZoom(of: id.text, &requests) }
      case .openWindow, .openTab, .moveTab, .rename, .orderTabs, .set, .focus, .zoom, .restart,
        .deliver, .record, .adopt, .release, .close:
        break
      }
    }
    return requests
  }

  private func endZoom(of id: String, _ requests: inout [RequestBody]) {
    for window in view.windows.indices {
      for tab in view.windows[window].tabs.indices where view.windows[window].tabs[tab].id == id {
        guard let full = view.windows[window].tabs[tab].maximized else { continue }
        requests.append(ITermRequests.select(session: full, inFront: true))
        requests.append(ITermRequests.menu("Maximize Active Pane"))
        view.windows[window].tabs[tab].maximized = nil
      }
    }
  }

  /// Sizes are settled by iTerm2: what came out wrong by more than two cells is asked for once more.
  /// Nobody waits for it.
  private func correct(_ works: TabWorks, knowing metrics: ITermMetrics?) async throws(HostError) {
    var requests: [RequestBody] = []
    for work in works.tabs where work.arrangement != nil {
      guard let id = work.id, let tab = view.tab(id), tab.maximized == nil else { continue }
      let now = view.sizes(of: tab)
      var wanted = work.sizes(view.metrics)
      // What was not known when it was asked for is no mistake of iTerm2's.
      let isLearnt = metrics != view.metrics
      let isOff = wanted.contains { name, size in
        now[name].map {
          abs($0.columns - size.columns) > 2 || abs($0.rows - size.rows) > 2
        } ?? false
      }
      guard isOff || (isLearnt && wanted.count > 1) else { continue }
      for (name, size) in wanted where !isLearnt {
        guard let got = now[name] else { continue }
        wanted[name] = CellSize(
          columns: max(1, 2 * size.columns - got.columns), rows: max(1, 2 * size.rows - got.rows))
      }
      requests.append(ITermRequests.layout(tab.tree.layout(wanted), of: id))
    }
    try await connection.post(requests)
  }
}
