import MuntinYAML

/// Arrangements by name, each with its history of snapshots.
///
/// What was kept last stays whole whatever happens while another is written: a full disk, the end of
/// the program, two of them at once.
package struct ArrangementStore: Sendable {
  /// A name, and what is known of its snapshots, oldest first.
  package struct Arrangement: Equatable, Sendable {
    package var name: ArrangementName
    package var entries: [SnapshotShelf.Entry]
  }

  /// What became of a snapshot.
  package enum Added: Equatable, Sendable {
    case new(Int)
    /// The newest one is the same already.
    case unchanged(Int)
  }

  private let state: StateFolder
  private let limits: SnapshotLimits
  private let sink: DiskSink
  let folder: String

  /// - Parameter sink: what takes the bytes of new snapshots.
  package init(
    in state: StateFolder, limits: SnapshotLimits = SnapshotLimits(), sink: DiskSink = .system
  ) {
    self.state = state
    self.limits = limits
    self.sink = sink
    folder = state.path + "/arrangements"
  }

  func shelf(_ name: ArrangementName) -> SnapshotShelf {
    SnapshotShelf(folder: "\(folder)/\(name.folder)", sink: sink)
  }

  /// Milliseconds that a run waits for another that writes.
  private static let patience = 10_000

  func locked<Value>(
    _ name: ArrangementName, _ command: String, _ work: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let lock: WorkspaceLock
    do throws(WorkspaceLock.Refusal) {
      lock = try WorkspaceLock(
        in: state, file: name.lock, command: command, patience: Self.patience)
    } catch {
      switch error {
      case .held(let holder):
        throw StoreError(
          "arrangement \"\(name)\" is locked: process \(holder.processID) is at \(holder.command)",
          hint: "wait for it to end, or end that process: its lock goes with it")
      case .store(let error): throw error
      }
    }
    let result = Result(catching: work)
    _ = consume lock
    return try result.get()
  }

  // MARK: Reading

  /// Every arrangement, by name.
  package func list() throws(StoreError) -> [Arrangement] {
    var result: [Arrangement] = []
    for folder in try DiskFile.listing(folder) {
      guard let name = ArrangementName(folder: folder) else { continue }
      let entries = try shelf(name).entries()
      if !entries.isEmpty { result.append(Arrangement(name: name, entries: entries)) }
    }
    return result.sorted { $0.name < $1.name }
  }

  package func arrangement(_ name: ArrangementName) throws(StoreError) -> Arrangement {
    let entries = try shelf(name).entries()
    if entries.isEmpty { throw try unknown(name) }
    return Arrangement(name: name, entries: entries)
  }

  /// - Parameter reference: nil for the newest.
  /// - Errors: nothing of that name, number or time; nothing that is whole.
  package func load(
    _ name: ArrangementName, at reference: SnapshotReference? = nil
  ) throws(StoreError) -> SnapshotShelf.Loaded {
    if let loaded = try shelf(name).load(reference) { return loaded }
    let entries = try arrangement(name).entries
    switch reference {
    case .number(let number): throw none("#\(number)", of: name, entries)
    case .time(let moment):
      throw none("from \(LocalTime.text(moment)) or before", of: name, entries)
    case nil: throw try unknown(name)
    }
  }

  private func none(
    _ what: String, of name: ArrangementName, _ entries: [SnapshotShelf.Entry]
  ) -> StoreError {
    let times = entries.compactMap { entry in
      entry.facts.map { "#\(entry.number) from \(LocalTime.text($0.time))" }
    }
    let ends = times.count > 1 ? "\(times[0]) to \(times[times.count - 1])" : times.joined()
    return StoreError(
      "arrangement \"\(name)\" has no snapshot \(what)",
      hint: ends.isEmpty ? nil : "there are \(ends)", kind: .missing)
  }

  private func unknown(_ name: ArrangementName) throws(StoreError) -> StoreError {
    let names = try list().map(\.name.text)
    let near = NearestName.nearest(to: name.text, among: names)
    return StoreError(
      "there is no arrangement \"\(name)\"",
      hint: near.map { "did you mean \"\($0)\"?" }
        ?? (names.isEmpty
          ? "`muntin save NAME` makes one" : "there are: \(names.joined(separator: ", "))"),
      kind: .missing)
  }

  // MARK: Writing

  /// Keeps one more snapshot, and removes what is too much.
  ///
  /// - Parameter force: also one that holds far less than the last.
  @discardableResult
  package func add(
    _ snapshot: Snapshot, to name: ArrangementName, force: Bool = false
  ) throws(StoreError) -> Added {
    try locked(name, snapshot.facts.command) { () throws(StoreError) in
      try addLocked(snapshot, to: shelf(name), force: force)
    }
  }

  private func addLocked(
    _ snapshot: Snapshot, to shelf: SnapshotShelf, force: Bool
  ) throws(StoreError) -> Added {
    let last = try newest(shelf)
    if !force { try refusePoorer(snapshot.facts, than: last) }
    if let last, last.facts?.panes == snapshot.facts.panes,
      let old = try? shelf.load(.number(last.number)), old.snapshot.isSame(as: snapshot)
    {
      return .unchanged(last.number)
    }
    let number = try shelf.add(snapshot)
    try shelf.prune(limits)
    return .new(number)
  }

  private func newest(_ shelf: SnapshotShelf) throws(StoreError) -> SnapshotShelf.Entry? {
    for number in try shelf.numbers().reversed() {
      let entry = try shelf.entry(number)
      if entry.facts != nil { return entry }
    }
    return nil
  }

  /// Far less: nothing, or less than half of the panes.
  private func refusePoorer(
    _ facts: Snapshot.Facts, than last: SnapshotShelf.Entry?
  ) throws(StoreError) {
    let force = "--force keeps it all the same"
    if facts.panes == 0 {
      throw StoreError("there are no panes to keep", hint: force, kind: .poorer)
    }
    guard let last, let old = last.facts, facts.panes * 2 < old.panes else { return }
    throw StoreError(
      "there \(facts.panes == 1 ? "is 1 pane" : "are \(facts.panes) panes") now, and "
        + "#\(last.number) from \(LocalTime.text(old.time)) has \(old.panes)",
      hint: force, kind: .poorer)
  }
}
