import MuntinHost
import MuntinPlan
import MuntinSpec

/// Which sessions share their input once the changes of a batch are made.
struct ITermBroadcast {
  /// All domains, those of others as they are; nil where nothing changes.
  private(set) var domains: [[String]]?
  /// Places in the batch.
  private(set) var places: [Int] = []

  init(
    _ batch: Batch, _ view: ITermView, _ marks: ITermMarks, _ windows: [String: String],
    _ id: (NodeKey) -> String?
  ) {
    var groups: [String: String] = [:]
    for domain in view.domains {
      for session in domain { groups[session] = marks[session]?.applied[.broadcast] }
    }
    var changed: Set<String> = []
    for (place, change) in batch.changes.enumerated() {
      guard case .set(let key, .broadcast, _, let value) = change, let session = id(key) else {
        continue
      }
      places.append(place)
      changed.insert(session)
      groups[session] = value?.value
    }
    if changed.isEmpty { return }
    // What is in no group of ours stays as others have it.
    var result = view.domains.map { $0.filter { groups[$0] == nil && !changed.contains($0) } }
      .filter { !$0.isEmpty }
    var own: [[String]: [String]] = [:]
    let hidden = Set(view.buried)
    for (session, group) in groups where windows[session] != nil && !hidden.contains(session) {
      // iTerm2 shares input within a window only.
      own[[group, windows[session] ?? ""], default: []].append(session)
    }
    result += own.sorted { $0.key.joined(separator: "\n") < $1.key.joined(separator: "\n") }
      .map { $0.value.sorted() }
    domains = result
  }
}
