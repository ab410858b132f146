import MuntinSpec

/// The profiles of a workspace with their parents, and what iTerm2 gets to know of each.
struct ProfileFamily {
  static let separate = "Use Separate Colors for Light and Dark Mode"
  private static let modes = [" (Light)", " (Dark)"]

  private let workspace: Workspace
  private let all: [String: Profile]
  /// What is known of the profiles that were made, by their words.
  private var made: [String: Made] = [:]

  private struct Made {
    var font: Font?
    /// Whether light and dark mode have colours of their own.
    var isSeparate: Bool
  }

  init(_ workspace: Workspace) {
    self.workspace = workspace
    all = Dictionary(workspace.profiles.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The profile and its parents as far as the file knows them, nearest first, without those that
  /// were made.
  func unmadeChain(of profile: Profile) -> [Profile] {
    var chain: [Profile] = []
    var next: Profile? = profile
    while let profile = next, made[profile.name] == nil, chain.count < all.count {
      chain.append(profile)
      next = parent(of: profile)
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

  /// - Shape: its parents of the file were made before.
  mutating func dynamicProfile(_ profile: Profile) -> DynamicProfile {
    var result = DynamicProfile(
      word: profile.name, guid: guid(of: profile), name: profile.shownName,
      keys: presetColors(of: profile))
    for setting in profile.settings {
      result.keys[setting.key] = setting.value
      if setting.isSecret { result.secrets.insert(setting.key) }
    }
    let said = Set(profile.settings.map(\.key))
    let parent = parent(of: profile)
    let before = parent.flatMap { made[$0.name] }
    // iTerm2 has one key for the font and its size.
    let font = profile.font.map { $0.over(before?.font) }
    if let font { result.keys["Normal Font"] = .string(font.profileText) }
    let isSeparate = separates(result.keys, said) ?? before?.isSeparate ?? false
    completeModes(&result.keys, said, isSeparate)
    made[profile.name] = Made(font: font ?? before?.font, isSeparate: isSeparate)
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

  /// Says whether light and dark mode have colours of their own wherever a profile has colours,
  /// since what a parent on the machine says would hold otherwise; where they have, a colour for
  /// both is said for each, since the one that a parent has for a mode would win over it.
  private func completeModes(
    _ keys: inout [String: JSONValue], _ said: Set<String>, _ isSeparate: Bool
  ) {
    let colors = keys.keys.filter { ProfileTable[$0]?.modeWord != nil }
    if !said.contains(Self.separate) {
      guard !colors.isEmpty else { return }
      keys[Self.separate] = .bool(isSeparate)
    }
    guard keys[Self.separate] == .bool(true) else { return }
    for key in colors where ProfileTable[key]?.key == key {
      for mode in Self.modes where keys[key + mode] == nil && !said.contains(key + mode) {
        keys[key + mode] = keys[key]
      }
    }
  }

  /// What the profile itself says of light and dark mode; nil for nothing.
  private func separates(_ keys: [String: JSONValue], _ said: Set<String>) -> Bool? {
    if said.contains(Self.separate) { return keys[Self.separate] == .bool(true) }
    let hasModes = keys.keys.contains { key in
      Self.modes.contains { key.hasSuffix($0) } && ProfileTable[key]?.modeWord != nil
    }
    return hasModes ? true : nil
  }
}
