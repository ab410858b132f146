import MuntinPlan
package import MuntinStore

/// What is kept under names: looked at, compared, deleted and renamed.
package struct Arrangements: Sendable {
  private let store: ArrangementStore

  /// - Errors: limits of the environment that make no sense.
  package init(in surroundings: Surroundings) throws(KitFault) {
    store = try surroundings.arrangements()
  }

  package func list() throws(KitFault) -> [ArrangementStore.Arrangement] {
    try store { () throws(StoreError) in try store.list() }
  }

  package func arrangement(
    _ name: String
  ) throws(KitFault) -> ArrangementStore.Arrangement {
    try store { () throws(StoreError) in try store.arrangement(ArrangementName(name)) }
  }

  package func load(
    _ name: String, at time: String? = nil
  ) throws(KitFault) -> SnapshotShelf.Loaded {
    try store { () throws(StoreError) in
      try store.load(ArrangementName(name), at: Self.reference(time))
    }
  }

  /// - Returns: how many snapshots went.
  package func delete(_ name: String, at time: String? = nil) throws(KitFault) -> Int {
    try store { () throws(StoreError) in
      try store.delete(ArrangementName(name), at: Self.reference(time))
    }
  }

  package func rename(_ name: String, to new: String) throws(KitFault) {
    try store { () throws(StoreError) in
      try store.rename(ArrangementName(name), to: ArrangementName(new))
    }
  }

  /// Two snapshots to compare.
  ///
  /// - Parameters:
  ///   - first: a name, or a name and a number or time: `work#12`, `work@11:30`.
  ///   - second: the same; without it the first is compared with the newest of its name, or the
  ///     newest with the one before it.
  package func pair(
    _ first: String, _ second: String?
  ) throws(KitFault) -> (old: Compared, new: Compared) {
    let old = try compared(first)
    if let second { return (old, try compared(second)) }
    let newest = try compared(old.name)
    guard newest.number == old.number else { return (old, newest) }
    let numbers = try arrangement(old.name).entries.map(\.number)
    guard let before = numbers.last(where: { $0 < newest.number }) else {
      throw .usage(
        "arrangement \(Shown.quoted(old.name)) has only one snapshot",
        hint: "name another arrangement to compare it with")
    }
    return (try compared("\(old.name)#\(before)"), newest)
  }

  /// A snapshot with what it goes by.
  package struct Compared: Sendable {
    package var name: String
    package var number: Int
    package var snapshot: Snapshot
    package var messages: [String]
  }

  private func compared(_ text: String) throws(KitFault) -> Compared {
    var name = text
    var time: String?
    let isKnown = (try? arrangement(text)) != nil
    if !isKnown, let sign = text.lastIndex(where: { $0 == "#" || $0 == "@" }) {
      name = String(text[..<sign])
      time = String(text[text.index(after: sign)...])
    }
    let loaded = try load(name, at: time)
    return Compared(
      name: name, number: loaded.number, snapshot: loaded.snapshot, messages: loaded.messages)
  }

  private static func reference(_ text: String?) throws(StoreError) -> SnapshotReference? {
    guard let text else { return nil }
    return try SnapshotReference(text)
  }

  private func store<Value>(
    _ work: () throws(StoreError) -> Value
  ) throws(KitFault) -> Value {
    do throws(StoreError) { return try work() } catch { throw .store(error) }
  }
}

extension Surroundings {
  var state: StateFolder { StateFolder(environment: environment, home: home) }

  /// - Parameter limits: nil for those of the environment.
  package func arrangements(
    limits: SnapshotLimits? = nil
  ) throws(KitFault) -> ArrangementStore {
    guard let limits else { return ArrangementStore(in: state, limits: try snapshotLimits()) }
    return ArrangementStore(in: state, limits: limits)
  }

  package func snapshotLimits() throws(KitFault) -> SnapshotLimits {
    do throws(StoreError) { return try SnapshotLimits(environment: environment) } catch {
      throw .usage(error.sentence, hint: error.hint)
    }
  }
}
