import MuntinSpec

/// The profiles of a workspace with their parents, and what iTerm2 gets to know of each.
struct ProfileFamily {
  static let separate = "Use Separate Colors for Light and Dark Mode"
  private static let modes = [" (Light)", " (Dark)"]

  private let workspace: Workspace
  private let all: [String: Profile]

  init(_ workspace: Workspace) {
    self.workspace = workspace
    all = Dictionary(workspace.profiles.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The profile and its parents as far as the file knows them, nearest first.
  func chain(of profile: Profile) -> [Profile] {
    var chain = [profile]
    while let parent = chain.last.flatMap({ parent(of: $0) }), chain.count <= all.count {
      chain.append(parent)
    }
    return chain
  }

  private func parent(of profile: Profile) -> Profile? {
    profile.isParentOnMachine ? nil : profile.parent.flatMap { all[$0] }
  }

  /// The same for every run, and another one for each workspace and profile.
  func guid(of profile: Profile) -> String {
    profile.guid ?? NameUUID(["dynamic-profile", workspace.name, profile.name]).description
  }

  func dynamicProfile(_ profile: Profile) -> DynamicProfile {
    var result = DynamicProfile(
      word: profile.name, guid: guid(of: profile), name: profile.shownName,
      keys: presetColors(of: profile))
    // A preset must not win over the flags that its colours bring along.
    for setting in profile.settings {
      result.keys[setting.key] = setting.value
      if setting.isSecret { result.secrets.insert(setting.key) }
    }
    completeFont(&result.keys, profile)
    completeModes(&result.keys, profile)
    let said = Set(profile.settings.map(\.key))
    let parent = parent(of: profile)
    let names: [(String, String?)] = [
      ("Dynamic Profile Parent Name", parent?.shownName ?? profile.parent),
      ("Dynamic Profile Parent GUID", parent.map(guid)),
    ]
    for (key, name) in names where !said.contains(key) {
      result.keys[key] = name.map(JSONValue.string)
    }
    result.keys["Guid"] = .string(result.guid)
    result.keys["Name"] = .string(result.name)
    return result
  }

  private func presetColors(of profile: Profile) -> [String: JSONValue] {
    profile.colors.preset.flatMap { ColorPresets.colors(of: $0, in: workspace) } ?? [:]
  }

  /// iTerm2 has one key for the font and its size.
  private func completeFont(_ keys: inout [String: JSONValue], _ profile: Profile) {
    guard let own = profile.font else { return }
    var font = own
    for parent in chain(of: profile).dropFirst() { font = font.over(parent.font) }
    keys["Normal Font"] = .string(font.profileText)
  }

  /// Says whether light and dark mode have colours of their own wherever a profile has colours,
  /// since what a parent on the machine says would hold otherwise; where they have, a colour for
  /// both is said for each, since the one that a parent has for a mode would win over it.
  private func completeModes(_ keys: inout [String: JSONValue], _ profile: Profile) {
    let said = Set(profile.settings.map(\.key))
    let colors = keys.keys.filter { ProfileTable[$0]?.modeWord != nil }
    if !said.contains(Self.separate) {
      guard !colors.isEmpty else { return }
      keys[Self.separate] = .bool(chain(of: profile).contains { isSeparate($0) })
    }
    guard keys[Self.separate] == .bool(true) else { return }
    for key in colors where ProfileTable[key]?.key == key {
      for mode in Self.modes where keys[key + mode] == nil && !said.contains(key + mode) {
        keys[key + mode] = keys[key]
      }
    }
  }

  private func isSeparate(_ profile: Profile) -> Bool {
    if let said = profile.settings.first(where: { $0.key == Self.separate }) {
      return said.value == .bool(true)
    }
    let keys =
      profile.settings.filter { $0.value != nil }.map(\.key) + presetColors(of: profile).keys
    return keys.contains { key in
      Self.modes.contains { key.hasSuffix($0) } && ProfileTable[key]?.modeWord != nil
    }
  }
}
