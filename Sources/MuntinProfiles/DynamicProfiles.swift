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

  /// Parents and presets that nobody knows.
  ///
  /// - Parameter machine: names of profiles beside those of the file.
  package static func faults(in workspace: Workspace, machine: Set<String>) -> [Diagnostic] {
    let own = workspace.profiles.map(\.name)
    let known = machine.union(own).union(["Default"])
    let presets = Set(workspace.presets.keys).union(ColorPresets.names)
    var faults: [Diagnostic] = []
    for profile in workspace.profiles {
      if let parent = profile.parent, !profile.isParentOnMachine, !known.contains(parent) {
        let near = NearestName.nearest(to: parent, among: known.sorted())
        faults.append(
          .unknownParent(parent, nearest: near, at: profile.parentRange ?? profile.range))
      }
      if let preset = profile.colors.preset, !presets.contains(preset) {
        let near = NearestName.nearest(to: preset, among: presets.sorted())
        faults.append(
          .unknownPreset(preset, nearest: near, at: profile.presetRange ?? profile.range))
      }
    }
    return faults
  }
}
