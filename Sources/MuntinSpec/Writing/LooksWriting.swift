import MuntinYAML

/// Writes colours, badges and profiles.
extension SpecWriting {
  func color(_ color: Color) -> Node { .text(ColorNames.name(of: color) ?? color.hex) }

  func badge(_ badge: Badge) -> Node {
    guard let color = badge.color else { return .word(badge.text) }
    var fields = WrittenFields<BadgeKey>()
    fields.add(.text, .word(badge.text))
    fields.add(.color, self.color(color))
    return fields.node
  }

  func colors(_ colors: ColorSet) -> Node {
    var fields = WrittenFields<ColorsKey>()
    fields.add(.preset, colors.preset.map { .text($0) })
    let single: [(ColorsKey, Color?)] = [
      (.foreground, colors.foreground), (.background, colors.background),
      (.cursor, colors.cursor), (.cursorText, colors.cursorText),
      (.selection, colors.selection), (.selectedText, colors.selectedText),
      (.bold, colors.bold), (.link, colors.link),
    ]
    for (key, color) in single { fields.add(key, color.map { self.color($0) }) }
    var ansi = WrittenFields<AnsiKey>()
    for (index, key) in AnsiKey.allCases.enumerated() {
      ansi.add(key, colors.ansi[index].map { color($0) })
    }
    fields.add(.ansi, ansi.entries.isEmpty ? nil : ansi.node)
    return fields.node
  }

  func profiles(_ profiles: [Profile]) -> Node? {
    guard !profiles.isEmpty else { return nil }
    return .mapping(profiles.map { Entry($0.name, profile($0)) })
  }

  private func profile(_ profile: Profile) -> Node {
    var entries: [Entry] = []
    if let parent = profile.parent {
      let name = Node.text(parent)
      let node =
        profile.isParentOnMachine ? Node.mapping([Entry(ParentKey.machine.rawValue, name)]) : name
      entries.append(Entry(ProfileKey.parent.rawValue, node))
    }
    let names = [(ProfileKey.name, profile.title), (ProfileKey.guid, profile.guid)]
    for (key, name) in names {
      if let name { entries.append(Entry(key.rawValue, .text(name))) }
    }
    var keys: [String: JSONValue?] = [:]
    for setting in profile.settings {
      keys[setting.key] = .some(setting.isSecret ? .string("(sensitive)") : setting.value)
    }
    var groups: [ProfileGroup: [Entry]] = [:]
    if let preset = profile.colors.preset {
      groups[.colors] = [Entry(ColorsKey.preset.rawValue, .text(preset))]
    }
    if let font = profile.font {
      // What the file does not say comes from the parents, and is no word of this profile.
      keys["Normal Font"] = nil
      var inner = WrittenFields<FontKey>()
      inner.add(.family, font.family.map { .text($0) })
      inner.add(.size, font.size.map { .number($0) })
      groups[.font] = inner.entries
    }
    return .mapping(entries + ProfileWords(keys, groups: groups).entries)
  }
}

extension ColorNames {
  private static let byColor = Dictionary(all.map { ($0.rgb, $0.name) }) { first, _ in first }

  /// The name of an opaque colour, the first in the alphabet.
  static func name(of color: Color) -> String? {
    guard color.alpha == 255 else { return nil }
    let rgb = UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
    return byColor[rgb]
  }
}
