import MuntinYAML

/// Writes colours, badges, fonts, profiles and triggers.
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
    var fields = WrittenFields<ProfileKey>()
    fields.add(.parent, profile.parent.map { .text($0) })
    fields.add(.colors, profile.colors.isEmpty ? nil : colors(profile.colors))
    fields.add(.badge, profile.badge.map { badge($0) })
    if let font = profile.font {
      var inner = WrittenFields<FontKey>()
      inner.add(.family, font.family.map { .text($0) })
      inner.add(.size, font.size.map { .number($0) })
      fields.add(.font, inner.node)
    }
    if !profile.triggers.isEmpty {
      fields.add(.triggers, .list(profile.triggers.map { trigger($0) }))
    }
    let other = profile.settings.filter { !Self.isTold($0.key) }
    if !other.isEmpty {
      fields.add(
        .iterm2, .mapping(other.map { Entry($0.key, escaped(Node($0.value ?? .null))) }))
    }
    return fields.node
  }

  /// Keys of iTerm2's that the words of a profile stand for.
  private static func isTold(_ key: String) -> Bool {
    ["Normal Font", "Badge Text", "Triggers"].contains(key) || key.hasSuffix(" Color")
  }

  private func trigger(_ trigger: Trigger) -> Node {
    var fields = WrittenFields<TriggerKey>()
    fields.add(.match, .word(trigger.match))
    switch trigger.action {
    case .notify(let text): fields.add(.notify, .word(text))
    case .alert(let text): fields.add(.alert, .word(text))
    case .run(let text): fields.add(.run, .word(text))
    case .send(let text): fields.add(.send, .word(text))
    case .title(let text): fields.add(.title, .word(text))
    case .bell: fields.add(.bell, .flag)
    case .mark: fields.add(.mark, .flag)
    case .highlight(nil, let background?): fields.add(.highlight, color(background))
    case .highlight(let text, let background):
      var inner = WrittenFields<HighlightKey>()
      inner.add(.text, text.map { color($0) })
      inner.add(.background, background.map { color($0) })
      fields.add(.highlight, inner.node)
    }
    return fields.node
  }

  /// A free value whose texts are read as they are.
  private func escaped(_ node: Node) -> Node {
    switch node.content {
    case .sequence(let items): return .list(items.map { escaped($0) })
    case .mapping(let entries): return .mapping(entries.map { Entry($0.key, escaped($0.value)) })
    case .scalar(let scalar):
      return scalar.value == .string ? .text(scalar.text) : Node(.scalar(scalar))
    }
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
