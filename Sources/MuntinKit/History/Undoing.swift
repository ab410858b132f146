package import MuntinPlan
import MuntinSpec
package import MuntinStore
import MuntinYAML

/// The way back to a state that was kept.
package struct Undoing: Sendable {
  package let planning: Planning
  /// The entry of the log whose state of before is meant.
  package let number: Int
  package let facts: Snapshot.Facts
  package private(set) var messages: [String]
  /// The panes that the way back opens anew: what ran in them has ended, and stays so.
  package let lost: [LostPane]

  /// A pane whose process cannot come back.
  package struct LostPane: Equatable, Sendable {
    package var key: NodeKey
    /// What ran in it; empty where that is not known.
    package var command: String
    /// What of the pane was not kept exactly.
    package var notes: [String]
  }

  /// Makes the plan back; its caller holds the lock of the workspace.
  ///
  /// - Parameter time: a number of the log: the state before that entry; or a time: the state of
  ///   then. Nil for the state before the last entry, so that a second undo undoes the first.
  /// - Errors: nothing was done yet, or not since then; the host's.
  package static func make(
    _ workspace: String, at time: String?, options: PlanOptions, on choice: HostChoice,
    in surroundings: Surroundings
  ) async throws(KitFault) -> Undoing {
    let place = try await choice.place(surroundings)
    let subject = HistoryStore.Subject(
      host: place.host, place: place.place, workspace: workspace)
    let loaded = try load(subject, at: time, in: surroundings)
    let snapshot = loaded.snapshot
    if let json = snapshot.parts[Recording.marksPart].flatMap(JSONReader.read),
      let rebinding = Rebinding(json)
    {
      let made = try await Planning.rebind(
        rebinding, of: workspace, on: choice, in: surroundings)
      var undoing = Undoing(made.planning, loaded)
      if made.missing > 0 {
        let are = made.missing == 1 ? "1 of them is" : "\(made.missing) of them are"
        undoing.messages.append(
          "\(are) not there any more, or somebody else's: nothing can be given back of that")
      }
      return undoing
    }
    var planning: Planning
    if snapshot.facts.windows == 0 {
      planning = try await Planning.destroy(
        workspace, on: choice, options: options, in: surroundings)
    } else {
      let source = SourceText(
        name: "the state before #\(loaded.number)", bytes: Array(snapshot.spec.utf8))
      let file = try WorkspaceFile.check(source, path: "-", settings: [:], in: surroundings)
      let known = snapshot.parts[Recording.knownPart].flatMap(JSONReader.read)
      planning = try await Planning.make(
        file, on: choice, options: options, mayAttach: true, keepsProfiles: true,
        known: known.map { KnownNodes($0) }, in: surroundings)
      if let json = snapshot.parts[Recording.profilesPart].flatMap(JSONReader.read),
        let profiles = try PlannedProfiles.back(
          json, of: workspace, on: choice, in: surroundings)
      {
        planning.bringBack(profiles)
      }
    }
    return Undoing(planning, loaded)
  }

  private init(_ planning: Planning, _ loaded: SnapshotShelf.Loaded) {
    var planning = planning
    if let said = loaded.snapshot.parts[Recording.saidPart].flatMap(JSONReader.read) {
      planning.plan.say(only: said)
    }
    self.planning = planning
    number = loaded.number
    facts = loaded.snapshot.facts
    messages = loaded.messages
    let ended = loaded.snapshot.parts[Recording.endedPart].flatMap(JSONReader.read)
    let report = loaded.snapshot.parts[Recording.reportPart].flatMap(JSONReader.read)?.array ?? []
    lost = planning.plan.changes.compactMap { change in
      guard case .openPane(let key, _) = change else { return nil }
      let line = report.first { $0["key"]?.string == key.description }
      let notes = ["approximated", "lost"].flatMap { line?[$0]?.array ?? [] }
      return LostPane(
        key: key, command: ended?[key.description]?.string ?? "",
        notes: notes.compactMap(\.string))
    }
  }

  private static func load(
    _ subject: HistoryStore.Subject, at time: String?, in surroundings: Surroundings
  ) throws(KitFault) -> SnapshotShelf.Loaded {
    let store = HistoryStore(in: surroundings.state)
    do throws(StoreError) {
      var reference = try time.map { text throws(StoreError) in try SnapshotReference(text) }
      if case .time(let moment) = reference {
        guard let next = try store.entries(of: subject).first(where: { $0.facts.time > moment })
        else {
          throw StoreError(
            "nothing was done to workspace \"\(subject.workspace)\" since "
              + LocalTime.text(moment))
        }
        reference = .number(next.number)
      }
      if let loaded = try store.load(subject, at: reference) { return loaded }
      throw StoreError(
        time.map { "the log of workspace \"\(subject.workspace)\" has no entry \($0)" }
          ?? "nothing was done to workspace \"\(subject.workspace)\" on \(subject.host) yet",
        hint: "`muntin log` tells what was done", kind: time == nil ? .failed : .missing)
    } catch {
      throw .store(error)
    }
  }

  /// What is to be said before the plan is shown.
  package var text: String {
    var text = "Back to the state before #\(number), which was \(facts.command) at "
    text += LocalTime.text(facts.time) + "\n"
    guard !lost.isEmpty else { return text + "\n" }
    text += "\nCannot come back, and "
    text += "\(lost.count == 1 ? "is" : "are") only started anew as the workspace said:\n"
    for pane in lost {
      text += "  pane \(Shown.escaped(pane.key.description))"
      text += pane.command.isEmpty ? "\n" : ": \(Shown.escaped(pane.command))\n"
      text += pane.notes.map { "    not as it was: \(Shown.escaped($0))\n" }.joined()
    }
    return text + "\n"
  }
}

extension Plan {
  /// Lets the marks tell no more than they told at the time: a folder or a size that only went into
  /// the file because it was so is nothing that the workspace asks for.
  fileprivate mutating func say(only said: JSONValue) {
    func cut(_ mark: Mark) -> Mark {
      guard let names = said[mark.key.description]?.array else { return mark }
      var mark = mark
      mark.applied = mark.applied.filter { names.contains(.string($0.key.name)) }
      return mark
    }
    for stage in stages.indices {
      stages[stage].changes = stages[stage].changes.map { change in
        switch change {
        case .record(let key, let mark): return .record(key, cut(mark))
        case .deliver(let key, var delivery):
          delivery.mark = cut(delivery.mark)
          return .deliver(key, delivery)
        default: return change
        }
      }
    }
  }
}
