import MuntinSpec

/// How profiles differ from those that a file holds, key by key.
package struct ProfileDifference: Equatable, Sendable {
  package enum Kind: Equatable, Sendable { case added, changed, dropped }

  package struct Entry: Equatable, Sendable {
    package var name: String
    package var guid: String
    package var kind: Kind
    /// Values as JSON, nil where there is none; secrets are hidden.
    package var keys: [(key: String, old: String?, new: String?)] = []

    package static func == (left: Entry, right: Entry) -> Bool {
      left.name == right.name && left.guid == right.guid && left.kind == right.kind
        && left.keys.elementsEqual(right.keys) { $0 == $1 }
    }
  }

  package private(set) var entries: [Entry] = []
  /// The same profiles, in another order.
  package private(set) var isReordered = false

  package var isEmpty: Bool { entries.isEmpty && !isReordered }

  /// - Parameters:
  ///   - old: the file as it is; nil without one.
  ///   - secrets: keys whose values must not be shown, by the ids of profiles.
  package init(
    from old: ProfileDocument?, to new: ProfileDocument, secrets: [String: Set<String>] = [:]
  ) {
    let before = old?.profiles ?? []
    var left: [String: JSONValue] = [:]
    for profile in before { left[profile["Guid"]?.string ?? ""] = profile }
    for profile in new.profiles {
      let guid = profile["Guid"]?.string ?? ""
      let old = left.removeValue(forKey: guid)
      let keys = Self.keys(old, profile, hidden: secrets[guid] ?? [])
      if old == nil || !keys.isEmpty {
        entries.append(
          Entry(
            name: profile["Name"]?.string ?? guid, guid: guid,
            kind: old == nil ? .added : .changed, keys: keys))
      }
    }
    for profile in before {
      guard let guid = profile["Guid"]?.string, left[guid] != nil else { continue }
      entries.append(Entry(name: profile["Name"]?.string ?? guid, guid: guid, kind: .dropped))
    }
    isReordered =
      entries.isEmpty
      && old.map { $0.identities.map(\.guid) != new.identities.map(\.guid) } ?? false
  }

  private static func keys(
    _ old: JSONValue?, _ new: JSONValue, hidden: Set<String>
  ) -> [(key: String, old: String?, new: String?)] {
    var before: [String: JSONValue] = [:]
    var after: [String: JSONValue] = [:]
    for (key, value) in old?.members ?? [] { before[key] = value }
    for (key, value) in new.members ?? [] { after[key] = value }
    return Set(before.keys).union(after.keys).sorted().compactMap { key in
      let (left, right) = (before[key], after[key])
      if let left, let right, left.isSame(as: right) { return nil }
      func shown(_ value: JSONValue?) -> String? {
        value.map { hidden.contains(key) ? "(sensitive)" : Self.shown($0) }
      }
      return (key, shown(left), shown(right))
    }
  }

  /// A colour as a file would have it, anything else as JSON.
  private static func shown(_ value: JSONValue) -> String {
    if let color = Color(value), color.json.isSame(as: value) { return color.text }
    return JSONText(value.sorted).text
  }
}
