/// The keys that live nodes bear once a plan is done, and the early marks that free a key before
/// another node takes it: at no time, wherever an apply is cut, do two things bear one key.
struct KeyChanges {
  /// Of every live node of ours. One that the plan has no place for keeps its key, unless that now
  /// belongs to another: then it is called `NAME (old)`.
  private(set) var keys: [HostID: NodeKey] = [:]
  /// Marks to be written before all else.
  private(set) var changes: [Change] = []

  private var marks: [HostID: Mark] = [:]

  private struct Bearer {
    var id: HostID
    var mark: Mark
  }

  init(_ desired: DesiredState, _ matching: Matching, _ index: LiveIndex) {
    let bearers = index.marks.map { Bearer(id: $0, mark: $1) }
    let wanted = Set(
      desired.windows.map(\.node.key) + desired.tabs.map(\.node.key)
        + desired.panes.map(\.node.key))
    var held = Set(bearers.map(\.mark.key))
    for part in [matching.windows, matching.tabs, matching.panes] {
      for (key, id) in part { keys[id] = key }
    }
    for bearer in Self.ordered(bearers.filter { keys[$0.id] == nil }) {
      let key = bearer.mark.key
      keys[bearer.id] = wanted.contains(key) ? Self.old(key, besides: held.union(wanted)) : key
      if let new = keys[bearer.id], new != key { held.insert(new) }
    }
    held = Set(bearers.map(\.mark.key))
    var pending = Self.ordered(
      bearers.filter { wanted.contains($0.mark.key) && keys[$0.id] != $0.mark.key })
    while !pending.isEmpty {
      let place = pending.firstIndex { keys[$0.id].map { !held.contains($0) } ?? false }
      let bearer = pending.remove(at: place ?? 0)
      guard let key = keys[bearer.id] else { continue }
      var mark = bearer.mark
      // Where nodes take each other's keys in a circle, one steps aside.
      mark.key = place == nil ? Self.old(mark.key, besides: held.union(wanted)) : key
      held.remove(bearer.mark.key)
      held.insert(mark.key)
      changes.append(.record(key, mark))
      marks[bearer.id] = mark
    }
  }

  /// By key, so that a plan does not depend on the order in which a host lists things.
  private static func ordered(_ bearers: [Bearer]) -> [Bearer] {
    bearers.sorted { $0.mark.key < $1.mark.key }
  }

  /// The mark that a node bears after the early ones were written, where it got one of these.
  func mark(of id: HostID) -> Mark? { marks[id] }

  private static func old(_ key: NodeKey, besides taken: Set<NodeKey>) -> NodeKey {
    var number = 1
    while true {
      let new = key.named(key.name + (number == 1 ? " (old)" : " (old \(number))"))
      if !taken.contains(new) { return new }
      number += 1
    }
  }
}
