import MuntinSpec

extension Comparison {
  /// What profiles state and the host cannot show. Of a group of words none of which shows, the
  /// group is named.
  mutating func noteProfiles() {
    for pane in desired.panes {
      if let preset = pane.node.preset { unshown.note(Self.word(preset), node: pane.node.key) }
      if let name = pane.node.attributes[.profile]?.value,
        capabilities.profileNames?.contains(name) == false,
        !desired.profiles.contains(where: { $0.name == name })
      {
        unshown.note("profile \(Shown.quoted(name))", node: pane.node.key)
      }
    }
    for profile in desired.profiles {
      if let preset = profile.preset { unshown.note(Self.word(preset), profile: profile.name) }
      for key in profile.keys {
        let word = ProfileTable[key]
        if word.map(capabilities.profileWords) ?? capabilities.hasAllProfileKeys { continue }
        guard let word, !word.word.isEmpty else {
          unshown.note(key, profile: profile.name)
          continue
        }
        let isGroup =
          word.group != .top
          && !ProfileTable.words(of: word.group).contains(where: capabilities.profileWords)
        unshown.note(isGroup ? word.group.rawValue : word.path, profile: profile.name)
      }
    }
  }
}

extension Comparison {
  private static func word(_ preset: String) -> String {
    "colors.preset \(Shown.quoted(preset))"
  }
}

extension DesiredState {
  /// The same, without what panes have from profiles of the file.
  var withoutInherited: DesiredState {
    var result = self
    for window in windows.indices {
      for tab in windows[window].tabs.indices {
        for pane in windows[window].tabs[tab].panes.indices {
          result.windows[window].tabs[tab].panes[pane].node.dropInherited()
        }
      }
    }
    return result
  }
}

extension DesiredNode {
  fileprivate mutating func dropInherited() {
    for name in inherited.keys { attributes[name] = nil }
    inherited = [:]
  }
}
