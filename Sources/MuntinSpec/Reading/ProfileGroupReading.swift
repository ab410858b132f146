import MuntinYAML

/// Reads the mappings that the words of a profile are sorted into.
extension SpecReading {
  mutating func group(
    _ group: ProfileGroup, _ entry: Entry, into draft: inout ProfileDraft
  ) {
    if group == .badge, case .scalar = entry.value.content {
      badgeText(Entry("text", at: entry.keyRange, entry.value), into: &draft)
      return
    }
    let known = ProfileTable.wordNames(of: group)
    for inner in entries(entry.value, expected: "\(group.rawValue) of a profile (a mapping)") {
      if special(group, inner, into: &draft) { continue }
      if known.contains(inner.key), let word = ProfileTable.byWord[group]?[inner.key] {
        setting(word, inner, into: &draft)
        note(word, inner.key, in: &draft)
      } else {
        let near =
          ProfileTable.place(of: inner.key, insteadOf: group)
          ?? nearest(to: inner.key, among: known)
        report(.unknownKey(inner, in: group.rawValue, nearest: near, known: known))
      }
    }
  }

  /// What a table row cannot say.
  private mutating func special(
    _ group: ProfileGroup, _ entry: Entry, into draft: inout ProfileDraft
  ) -> Bool {
    switch (group, entry.key) {
    case (.colors, "preset"):
      draft.profile.colors.preset = label(entry.value, expected: "a preset")
      draft.profile.presetRange = entry.value.range
    case (.colors, "ansi"): ansiSettings(entry, suffix: "", into: &draft)
    case (.colors, "light"): modeColors(entry, .light, into: &draft)
    case (.colors, "dark"): modeColors(entry, .dark, into: &draft)
    case (.badge, "text"): badgeText(entry, into: &draft)
    case (.font, "family"):
      draft.family = label(entry.value, expected: "the name of a font").map { ($0, entry) }
    case (.font, "size"):
      draft.size = number(entry.value, above: 0, expected: "a number above 0").map { ($0, entry) }
    default: return false
    }
    return true
  }

  private mutating func badgeText(_ entry: Entry, into draft: inout ProfileDraft) {
    sawSecret = false
    guard let text = interpolated(entry.value, expected: "a badge", lines: true) else { return }
    add("Badge Text", .string(text.value), entry, to: &draft)
    draft.profile.badge = Badge(text: text, color: draft.profile.badgeColor)
  }

  /// What plans know of a profile beside its keys.
  private func note(_ word: ProfileWord, _ name: String, in draft: inout ProfileDraft) {
    guard let value = draft.profile.settings.last, value.key == word.key,
      let color = value.value.flatMap({ Color($0) })
    else { return }
    if word.group == .colors { draft.profile.colors.set(name, to: color) }
    if word.key == "Badge Color" {
      draft.profile.badgeColor = color
      draft.profile.badge?.color = color
    }
  }

  /// The colours of light or of dark mode.
  private mutating func modeColors(
    _ entry: Entry, _ mode: ColorMode, into draft: inout ProfileDraft
  ) {
    for inner in entries(entry.value, expected: "colors (a mapping)") {
      if inner.key == "ansi" {
        ansiSettings(inner, suffix: mode.suffix, into: &draft)
      } else if let word = ProfileTable.byModeWord[inner.key], !inner.key.contains(".") {
        setting(word, inner, suffix: mode.suffix, into: &draft)
      } else {
        let known = ProfileTable.modeWordNames
        let near = nearest(to: inner.key, among: known)
        report(.unknownKey(inner, in: mode.rawValue, nearest: near, known: known))
      }
    }
  }

  /// A map by name, or a list of sixteen.
  private mutating func ansiSettings(
    _ entry: Entry, suffix: String, into draft: inout ProfileDraft
  ) {
    let names = AnsiKey.names
    var colors: [(index: Int, entry: Entry)] = []
    if case .sequence(let items) = entry.value.content {
      guard items.count == names.count else {
        report(.wrongType(expected: "a list of sixteen colors, or a mapping", found: entry.value))
        return
      }
      colors = items.enumerated().map { ($0, Entry(names[$0], at: $1.range, $1)) }
    } else if let fields = fields(entry.value, AnsiKey.self) {
      for (key, entry) in fields.present(AnsiKey.allCases) {
        colors.append((names.firstIndex(of: key.rawValue) ?? 0, entry))
      }
    }
    for (index, entry) in colors {
      guard let word = ProfileTable["Ansi \(index) Color"] else { continue }
      setting(word, entry, suffix: suffix, into: &draft)
      if suffix.isEmpty, let color = draft.profile.settings.last?.value.flatMap({ Color($0) }),
        draft.profile.settings.last?.key == word.key
      {
        draft.profile.colors.ansi[index] = color
      }
    }
  }
}

extension ColorSet {
  /// The colour that a word of ours stands for; other words change nothing.
  mutating func set(_ word: String, to color: Color) {
    switch ColorsKey(rawValue: word) {
    case .foreground: foreground = color
    case .background: background = color
    case .cursor: cursor = color
    case .cursorText: cursorText = color
    case .selection: selection = color
    case .selectedText: selectedText = color
    case .bold: bold = color
    case .link: link = color
    case .preset, .ansi, nil: break
    }
  }
}
