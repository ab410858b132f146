import MuntinYAML

/// Reads profiles and their triggers.
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
      var profile = Profile(name: entry.key, range: entry.keyRange)
      if let fields = fields(entry.value, ProfileKey.self) { read(fields, into: &profile) }
      if let parent = profile.parent {
        parents[entry.key] = (parent, entry.keyRange)
      }
      profiles.append(profile)
    }
    checkParents(parents, in: profiles.map(\.name))
    return profiles
  }

  private mutating func read(_ fields: Fields<ProfileKey>, into profile: inout Profile) {
    profile.parent = fields[.parent].flatMap { label($0, expected: "the name of a profile") }
    if let colors = fields[.colors] { profile.colors = self.colors(colors) }
    profile.badge = fields[.badge].flatMap { badge($0) }
    profile.font = fields[.font].flatMap { font($0) }
    if let triggers = fields[.triggers] {
      for item in items(triggers, expected: "a list of triggers") {
        if let trigger = trigger(item) { profile.triggers.append(trigger) }
      }
    }
    if let other = fields[.iterm2] {
      profile.settings = entries(other, expected: "profile keys (a mapping)").map { entry in
        ProfileSetting(
          entry.key, JSONValue(filled(entry.value, depth: 0)), at: entry.keyRange)
      }
    }
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

  /// A free value with its variables filled in; text that is one variable takes its type.
  private mutating func filled(_ node: Node, depth: Int) -> Node {
    guard depth < 64 else { return node }
    switch node.content {
    case .sequence(let items):
      let items = items.map { filled($0, depth: depth + 1) }
      return Node(.sequence(items), at: node.range)
    case .mapping(let entries):
      let entries = entries.map {
        Entry($0.key, at: $0.keyRange, filled($0.value, depth: depth + 1))
      }
      return Node(.mapping(entries), at: node.range)
    case .scalar(let scalar):
      guard scalar.value == .string, Template.isNeeded(for: scalar.text),
        let text = filled(scalar, at: node)
      else { return node }
      let value = isOneReference(scalar.text) ? ScalarText(text.value).value : .string
      return Node(.scalar(Scalar(text.value, value)), at: node.range)
    }
  }

  private mutating func trigger(_ node: Node) -> Trigger? {
    guard let fields = fields(node, TriggerKey.self) else { return nil }
    var match: String?
    if let pattern = fields[.match] {
      match = text(pattern, .anything, expected: "a pattern")?.value
      if match?.isEmpty ?? false { report(.emptyText("a pattern", at: pattern.range)) }
    }
    require([.match], in: fields, at: fields.range)
    guard let (key, entry) = exactlyOne(of: TriggerKey.actions, in: fields),
      let action = action(key, entry.value), let match
    else { return nil }
    return Trigger(match: match, action: action)
  }

  private mutating func action(_ key: TriggerKey, _ node: Node) -> Trigger.Action? {
    switch key {
    case .match: nil
    case .notify: word(node).map { .notify($0) }
    case .alert: word(node).map { .alert($0) }
    case .run: word(node).map { .run($0) }
    case .title: word(node).map { .title($0) }
    case .send: text(node, .anything)?.value.asSend
    case .highlight: highlight(node)
    case .bell: isOn(node) ? .bell : nil
    case .mark: isOn(node) ? .mark : nil
    }
  }

  private mutating func word(_ node: Node) -> String? { text(node, .label)?.value }

  private mutating func isOn(_ node: Node) -> Bool {
    if case .scalar(let scalar) = node.content, scalar.value == .bool(true) { return true }
    report(.wrongType(expected: "true", found: node))
    return false
  }

  /// A background, or a mapping of text and background.
  private mutating func highlight(_ node: Node) -> Trigger.Action? {
    guard case .mapping = node.content else {
      return color(node).map { .highlight(text: nil, background: $0) }
    }
    guard let fields = fields(node, HighlightKey.self) else { return nil }
    require(HighlightKey.allCases, in: fields, at: fields.range)
    return .highlight(
      text: fields[.text].flatMap { color($0) },
      background: fields[.background].flatMap { color($0) })
  }
}

extension String {
  fileprivate var asSend: Trigger.Action { .send(self) }
}
