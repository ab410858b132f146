package import MuntinSpec

/// The profiles of a workspace as iTerm2's dynamic profiles.
///
/// - Shape: a parent comes before those that are laid over it, since iTerm2 merges in this order;
///   otherwise the order of the file.
package struct DynamicProfiles: Equatable, Sendable {
  package var profiles: [DynamicProfile] = []

  package init(_ workspace: Workspace) {
    let all = Dictionary(workspace.profiles.map { ($0.name, $0) }) { first, _ in first }
    var done: Set<String> = []
    for profile in workspace.profiles {
      for member in Self.chain(profile, in: all).reversed() where done.insert(member.name).inserted {
        profiles.append(Self.profile(member, of: workspace.name, in: all))
      }
    }
  }

  /// The contents of a file of dynamic profiles.
  package var json: JSONValue { .object([("Profiles", .array(profiles.map(\.json)))]) }

  /// The profile and its parents as far as the file knows them, nearest first.
  static func chain(_ profile: Profile, in all: [String: Profile]) -> [Profile] {
    var chain = [profile]
    while let name = chain.last?.parent, let parent = all[name], chain.count <= all.count {
      chain.append(parent)
    }
    return chain
  }

  /// The same for every run, and another one for each workspace and profile.
  static func guid(of profile: String, in workspace: String) -> String {
    NameUUID(["dynamic-profile", workspace, profile]).description
  }

  private static func profile(
    _ profile: Profile, of workspace: String, in all: [String: Profile]
  ) -> DynamicProfile {
    let guid = profile.guid ?? Self.guid(of: profile.name, in: workspace)
    var result = DynamicProfile(word: profile.name, guid: guid, name: profile.shownName)
    for setting in profile.settings {
      result.keys[setting.key] = setting.value
      if setting.isSecret { result.secrets.insert(setting.key) }
    }
    if let name = profile.parent {
      let parent = all[name]
      result.keys["Dynamic Profile Parent Name"] = .string(parent?.shownName ?? name)
      result.keys["Dynamic Profile Parent GUID"] = parent.map {
        .string($0.guid ?? Self.guid(of: $0.name, in: workspace))
      }
    }
    result.keys["Guid"] = .string(guid)
    result.keys["Name"] = .string(result.name)
    return result
  }
}
