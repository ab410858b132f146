import MuntinYAML

/// A profile while it is read.
struct ProfileDraft {
  var profile: Profile
  /// What every key of iTerm2's was written as.
  var entries: [String: Entry] = [:]
  var family: (text: String, entry: Entry)?
  var size: (points: Double, entry: Entry)?
}

/// Reads profiles.
extension SpecReading {
  mutating func profiles(_ node: Node?) -> [Profile] {
    guard let node else { return [] }
    let entries = entries(node, expected: "profiles (a mapping)")
    profileNames = Set(entries.map(\.key))
    var profiles: [Profile] = []
    var parents: [String: (parent: String, range: SourceRange)] = [:]
    for entry in entries {
      if entry.key.isEmpty {
        report(.emptyText("the name of a profile", at: entry.keyRange))
      } else if !TextRule.label.allows(entry.key) {
        report(.controlCharacter(in: "the name of a profile", entry.key, at: entry.keyRange))
      }
      var draft = ProfileDraft(profile: Profile(name: entry.key, range: entry.keyRange))
      if let fields = fields(entry.value, ProfileKey.self) { read(fields, into: &draft) }
      if let parent = draft.profile.parent, !draft.profile.isParentOnMachine {
        parents[entry.key] = (parent, entry.keyRange)
      }
      profiles.append(draft.profile)
    }
    checkParents(parents, in: profiles.map(\.name))
    checkIdentities(profiles)
    return profiles
  }

  private mutating func read(_ fields: Fields<ProfileKey>, into draft: inout ProfileDraft) {
    if let parent = fields[.parent] { self.parent(parent, into: &draft) }
    draft.profile.title = fields[.name].flatMap { label($0, expected: "the name of a profile") }
    draft.profile.guid = fields[.guid].flatMap { label($0, expected: "the id of a profile") }
    for (key, entry) in fields.present(ProfileKey.allCases) {
      if let group = ProfileGroup(rawValue: key.rawValue) {
        self.group(group, entry, into: &draft)
      } else if let word = ProfileTable.byWord[.top]?[key.rawValue] {
        setting(word, entry, into: &draft)
      }
    }
    setFont(&draft)
    if let other = fields[.iterm2] {
      for entry in entries(other, expected: "profile keys (a mapping)") {
        rawSetting(entry, into: &draft)
      }
    }
    addImplied(to: &draft)
  }

  /// A name, or `{machine: NAME}` for one that is certainly not of this file.
  private mutating func parent(_ node: Node, into draft: inout ProfileDraft) {
    draft.profile.parentRange = node.range
    guard case .mapping = node.content else {
      draft.profile.parent = label(node, expected: "the name of a profile")
      return
    }
    guard let fields = fields(node, ParentKey.self) else { return }
    require([.machine], in: fields, at: fields.range)
    draft.profile.isParentOnMachine = true
    draft.profile.parent = fields[.machine].flatMap {
      label($0, expected: "the name of a profile")
    }
  }

  /// One word of a profile.
  ///
  /// - Parameter suffix: of the key, for light and dark mode.
  mutating func setting(
    _ word: ProfileWord, _ entry: Entry, suffix: String = "", into draft: inout ProfileDraft
  ) {
    sawSecret = false
    guard let value = profileValue(entry.value, word.kind, word.path) else { return }
    add(word.key + suffix, value, entry, to: &draft)
  }

  mutating func add(
    _ key: String, _ value: JSONValue?, _ entry: Entry, to draft: inout ProfileDraft
  ) {
    if let first = draft.entries[key] {
      report(.conflictingKeys(first, entry, in: "a profile"))
      return
    }
    draft.entries[key] = entry
    draft.profile.settings.append(
      ProfileSetting(key, value, isSecret: sawSecret, at: entry.value.range))
  }

  /// What goes with the words that are there, where nothing is said of it.
  private mutating func addImplied(to draft: inout ProfileDraft) {
    for setting in draft.profile.settings where setting.value != nil {
      guard let word = ProfileTable[setting.key], let implied = word.implies,
        !word.key.isEmpty
      else { continue }
      let key = implied.key + setting.key.dropFirst(word.key.count)
      guard draft.entries[key] == nil, let entry = draft.entries[setting.key] else { continue }
      sawSecret = false
      add(key, implied.value, entry, to: &draft)
    }
  }

  /// iTerm2 takes one text of both; what is missing comes from the profile's parents.
  private mutating func setFont(_ draft: inout ProfileDraft) {
    guard let entry = draft.family?.entry ?? draft.size?.entry else { return }
    draft.profile.font = Font(family: draft.family?.text, size: draft.size?.points)
    sawSecret = false
    let text = ProfileFont(draft.profile.font ?? Font()).text
    add("Normal Font", .string(text), entry, to: &draft)
  }

  /// Reports each ring of parents once.
  private mutating func checkParents(
    _ parents: [String: (parent: String, range: SourceRange)], in names: [String]
  ) {
    var walkOf: [String: Int] = [:]
    for (walk, start) in names.enumerated() {
      var path: [String] = []
      var name = start
      while walkOf[name] == nil, let next = parents[name] {
        walkOf[name] = walk
        path.append(name)
        name = next.parent
      }
      guard walkOf[name] == walk, path.contains(name), let range = parents[name]?.range else {
        continue
      }
      report(.profileCycle(Array(path.drop { $0 != name }), at: range))
    }
  }

  /// iTerm2 finds profiles by their ids, and panes find them by the names that it shows.
  private mutating func checkIdentities(_ profiles: [Profile]) {
    checkNames(
      profiles.compactMap { profile in profile.guid.map { ($0, profile.range) } },
      "a profile with the guid")
    var first: [String: SourceRange] = [:]
    for profile in profiles {
      if let other = first[profile.shownName] {
        report(.sameProfileName(profile.shownName, first: other, at: profile.range))
      }
      first[profile.shownName] = first[profile.shownName] ?? profile.range
    }
  }
}
