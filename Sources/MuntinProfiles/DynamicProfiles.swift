package import MuntinSpec
package import MuntinYAML

/// The profiles of a workspace as iTerm2's dynamic profiles.
///
/// - Shape: a parent comes before those that are laid over it, since iTerm2 merges in this order;
///   otherwise the order of the file.
package struct DynamicProfiles: Equatable, Sendable {
  package var workspace: String
  package var profiles: [DynamicProfile] = []

  package init(_ workspace: Workspace) {
    self.workspace = workspace.name
    var family = ProfileFamily(workspace)
    for profile in workspace.profiles {
      for member in family.unmadeChain(of: profile).reversed() {
        profiles.append(family.dynamicProfile(member))
      }
    }
  }

  /// Keys whose values must not be shown, by the ids of the profiles.
  package var secrets: [String: Set<String>] {
    Dictionary(profiles.filter { !$0.secrets.isEmpty }.map { ($0.guid, $0.secrets) }) { first, _ in
      first
    }
  }

  /// The text of the file of these profiles; the same for equal ones, byte by byte.
  package var text: String { ProfileDocument(self).text }

  /// Parents that are neither in the file nor among the others that are known.
  ///
  /// - Parameter others: names of profiles beside those of the file; asked for where needed.
  package static func unknownParents(
    in workspace: Workspace, others: () -> Set<String>
  ) -> [Diagnostic] {
    let own = Set(workspace.profiles.map(\.name)).union(["Default"])
    let strange = workspace.profiles.compactMap { profile in
      profile.isParentOnMachine ? nil : profile.parent.map { (profile, $0) }
    }.filter { !own.contains($0.1) }
    if strange.isEmpty { return [] }
    let known = own.union(others())
    return strange.filter { !known.contains($0.1) }.map { profile, parent in
      .unknownParent(
        parent, nearest: NearestName.nearest(to: parent, among: known.sorted()),
        at: profile.parentRange ?? profile.range)
    }
  }

  /// Parents that the file says are on the machine, and are not.
  ///
  /// - Parameter machine: names of the profiles there.
  package static func missingParents(
    in workspace: Workspace, machine: Set<String>
  ) -> [Diagnostic] {
    workspace.profiles.compactMap { profile in
      guard profile.isParentOnMachine, let parent = profile.parent, !machine.contains(parent)
      else { return nil }
      return .missingParent(
        parent, nearest: NearestName.nearest(to: parent, among: machine.sorted()),
        at: profile.parentRange ?? profile.range)
    }
  }
}
