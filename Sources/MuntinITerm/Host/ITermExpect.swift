package import MuntinHost
import MuntinITermWire
import MuntinSpec

/// Waits for profiles that a file has brought: iTerm2 looks at its folder when it is told of a
/// change, and tells nobody when it is done.
extension ITermHost {
  /// Milliseconds for iTerm2 to know a new profile, and to have taken over what changed in one.
  private static let patience = (new: 10_000, changed: 3000)

  package func expect(_ profiles: [ExpectedProfile]) async throws(HostError) {
    guard !profiles.isEmpty else { return }
    let guids = profiles.map(\.guid).sorted()
    let keys = Set(profiles.flatMap(\.values.keys)).union(["Guid", "Name"] + ITermStick.keys)
      .sorted()
    let new = Deadline(afterMilliseconds: Self.patience.new)
    let changed = Deadline(afterMilliseconds: Self.patience.changed)
    while true {
      let known = try await known(guids, keys)
      let missing = profiles.first { known[$0.guid] == nil }
      if missing == nil, changed.hasPassed || profiles.allSatisfy({ $0.isIn(known) }) {
        for profile in profiles {
          view.profiles?[profile.guid] = profile.name
          view.sequences[profile.guid] = known[profile.guid].flatMap(ITermStick.sequences)
        }
        return
      }
      if let missing, new.hasPassed {
        throw HostError(
          .refused, "iTerm2 has not taken over the profile \"\(missing.name)\"",
          hint: "see Dynamic Profiles in its Script Console; it may watch another folder")
      }
      do { try await Task.sleep(for: .milliseconds(30)) } catch {
        throw HostError(.interrupted, "Interrupted.")
      }
    }
  }

  private func known(
    _ guids: [String], _ keys: [String]
  ) async throws(HostError) -> [String: [String: JSONValue]] {
    let answers = ITermAnswers(
      try await connection.send([ITermRequests.profiles(keys, guids: guids)]))
    var known: [String: [String: JSONValue]] = [:]
    for profile in try answers.read(0, ITermListProfilesRequest.self).profiles {
      let values = ITermView.properties(profile.properties)
      if let guid = values["Guid"]?.string { known[guid] = values }
    }
    return known
  }
}

extension ExpectedProfile {
  /// Whether what changed in it is there; what is gone may have a value of its parent's.
  fileprivate func isIn(_ known: [String: [String: JSONValue]]) -> Bool {
    values.allSatisfy { key, value in
      guard let value else { return true }
      return known[guid]?[key].map { $0.isAlike(value) } ?? false
    }
  }
}

extension JSONValue {
  /// The same value, whether numbers are whole or not, and truths are numbers or not.
  fileprivate func isAlike(_ other: JSONValue) -> Bool {
    switch (self, other) {
    case (.object(let members), .object(let others)):
      members.count == others.count
        && members.allSatisfy { name, value in other[name].map { value.isAlike($0) } ?? false }
    case (.array(let items), .array(let others)):
      items.count == others.count && zip(items, others).allSatisfy { $0.isAlike($1) }
    case (.string, _), (_, .string), (.null, _), (_, .null): self == other
    default:
      double.flatMap { one in other.double.map { abs(one - $0) < 1e-6 } } ?? (self == other)
    }
  }
}
