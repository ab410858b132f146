import MuntinPlan
package import MuntinSpec

/// What was done to workspaces: an entry for each time, with the state of before.
///
/// One folder for each workspace on each terminal. Who adds to one holds the lock of that workspace.
package struct HistoryStore: Sendable {
  /// A workspace on a terminal.
  package struct Subject: Hashable, Sendable {
    package var host: String
    package var place: String
    package var workspace: String

    package init(host: String, place: String, workspace: String) {
      self.host = host
      self.place = place
      self.workspace = workspace
    }
  }

  package struct Entry: Equatable, Sendable {
    package var subject: Subject
    package var number: Int
    package var facts: Snapshot.Facts
    /// What became of it; nil while it is under way, and for ever where its run was killed.
    package var outcome: JSONValue?
  }

  private let folder: String
  private let limits: SnapshotLimits

  package init(in state: StateFolder, limits: SnapshotLimits = SnapshotLimits()) {
    folder = state.path + "/history"
    self.limits = limits
  }

  private func shelf(_ subject: Subject) -> SnapshotShelf {
    let digest = Mark.digest("\(subject.host)\n\(subject.place)\n\(subject.workspace)")
    return SnapshotShelf(folder: "\(folder)/\(subject.host)-\(digest)")
  }

  /// Keeps the state before something that is about to be done; one file is written.
  ///
  /// It outlives the end of this run, however that comes; a power cut, which ends the terminal too, only
  /// once `end` was called.
  ///
  /// - Returns: the number of the entry.
  package func begin(_ snapshot: Snapshot, of subject: Subject) throws(StoreError) -> Int {
    let shelf = shelf(subject)
    var snapshot = snapshot
    snapshot.facts.details = .object(
      [("workspace", .string(subject.workspace))] + (snapshot.facts.details.members ?? []))
    return try shelf.add(snapshot, isDurable: false)
  }

  /// Writes down what became of it, behind the state that is kept, and removes what is too old.
  package func end(
    _ number: Int, of subject: Subject, _ outcome: JSONValue
  ) throws(StoreError) {
    let shelf = shelf(subject)
    try shelf.append(outcome, to: number)
    try shelf.sync(number)
    try shelf.prune(limits)
  }

  /// Everything that was done to a workspace, oldest first.
  package func entries(of subject: Subject) throws(StoreError) -> [Entry] {
    try shelf(subject).entries().compactMap(Entry.init)
  }

  /// Everything that was done, oldest first.
  package func entries() throws(StoreError) -> [Entry] {
    var entries: [Entry] = []
    for name in try DiskFile.listing(folder) where DiskFile.isFolder("\(folder)/\(name)") {
      entries += try SnapshotShelf(folder: "\(folder)/\(name)").entries().compactMap(Entry.init)
    }
    return entries.sorted { ($0.facts.time, $0.number) < ($1.facts.time, $1.number) }
  }

  /// The state before an entry; the newest whole one for nil. A time means what was done last until
  /// then.
  package func load(
    _ subject: Subject, at reference: SnapshotReference? = nil
  ) throws(StoreError) -> SnapshotShelf.Loaded? {
    try shelf(subject).load(reference)
  }
}

extension HistoryStore.Entry {
  fileprivate init?(_ entry: SnapshotShelf.Entry) {
    guard let facts = entry.facts, let workspace = facts.details["workspace"]?.string else {
      return nil
    }
    self.init(
      subject: HistoryStore.Subject(
        host: facts.host, place: facts.place, workspace: workspace),
      number: entry.number, facts: facts, outcome: entry.trailer)
  }
}
