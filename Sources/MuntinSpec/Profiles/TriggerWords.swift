import MuntinYAML

/// Triggers in our words, those that words cannot say as iTerm2 has them.
extension ProfileKind {
  static func triggers(_ value: JSONValue) -> Node? {
    guard let items = value.array else { return nil }
    return Node(.sequence(items.map { words($0) ?? Node(.mapping([Entry("iterm2", Node($0))])) }))
  }

  private static let plain: Set = [
    "action", "parameter", "partial", "disabled", "matchType", "regex", "contentregex",
    "eventParams", "name", "job",
  ]

  private static func words(_ trigger: JSONValue) -> Node? {
    guard let members = trigger.members, members.allSatisfy({ plain.contains($0.0) }),
      let name = trigger["action"]?.string, let type = trigger["matchType"]?.integer,
      let action = TriggerAction.all.first(where: { $0.name == name }),
      let parameter = trigger["parameter"].flatMap({ action.parameter.node(for: $0) }),
      let partial = trigger["partial"]?.bool, let disabled = trigger["disabled"]?.bool,
      var entries = condition(trigger, type)
    else { return nil }
    entries.append(Entry(action.word, parameter))
    for key in ["name", "job"] {
      guard let value = trigger[key] else { continue }
      guard let text = value.string, TextRule.label.allows(text) else { return nil }
      entries.append(Entry(key, Node(text: text)))
    }
    if partial { entries.append(Entry("instant", Node(.bool(true)))) }
    if disabled { entries.append(Entry("enabled", Node(.bool(false)))) }
    return Node(.mapping(entries))
  }

  private static func condition(_ trigger: JSONValue, _ type: Int) -> [Entry]? {
    guard let regex = trigger["regex"]?.string else { return nil }
    let content = trigger["contentregex"]?.string
    guard trigger["eventParams"] == nil || type >= 100 else { return nil }
    switch type {
    case 0, 1:
      guard !regex.isEmpty, trigger["contentregex"] == nil, PatternCheck.fault(of: regex) == nil
      else { return nil }
      return [Entry(type == 0 ? "match" : "url", Node(text: regex))]
    case 2:
      guard !regex.isEmpty, let content, !content.isEmpty,
        PatternCheck.fault(of: regex) == nil, PatternCheck.fault(of: content) == nil
      else { return nil }
      return [Entry("url", Node(text: regex)), Entry("content", Node(text: content))]
    default:
      guard regex.isEmpty, trigger["contentregex"] == nil,
        let event = TriggerEvent.all.first(where: { $0.number == type })
      else { return nil }
      guard let parameters = trigger["eventParams"] else {
        return event.fields.contains(where: \.isNeeded)
          ? nil : [Entry("on", Node(text: event.word))]
      }
      guard let node = mapping(parameters, event.fields), let more = node.entries, !more.isEmpty
      else { return nil }
      return [Entry("on", Node(.mapping([Entry("event", Node(text: event.word))] + more)))]
    }
  }
}

extension TriggerAction.Parameter {
  fileprivate func node(for value: JSONValue) -> Node? {
    switch self {
    case .none: value.string == "" ? Node(.bool(true)) : nil
    case .text(let rule):
      value.string.flatMap { rule.allows($0) ? Node(text: $0) : nil }
    case .choice(let choices):
      choices.first { $0.value.isSame(as: value) }.map { Node(text: $0.word) }
    case .colors(let open, let separator, let close):
      value.string.flatMap { Self.colors($0, open, separator, close) }
    case .variable: Self.parts(value, "\u{1}", ["name", "value"])
    case .password:
      value.string?.contains("\u{2002}\u{2014}\u{2002}") == true
        ? Self.parts(value, "\u{2002}\u{2014}\u{2002}", ["account", "user"])
        : value.string.flatMap { account in
          account.isEmpty
            ? Node(.bool(true)) : TextRule.label.allows(account) ? Node(text: account) : nil
        }
    case .tabStatus: nil
    }
  }

  private static func colors(
    _ text: String, _ open: String, _ separator: String, _ close: String
  ) -> Node? {
    guard text.hasPrefix(open), text.hasSuffix(close), text.count >= open.count + close.count
    else { return nil }
    let inner = text.dropFirst(open.count).dropLast(close.count)
    let parts = inner.split(
      separator: Character(separator), omittingEmptySubsequences: false
    ).map(String.init)
    guard parts.count == 2, parts.contains(where: { !$0.isEmpty }) else { return nil }
    var entries: [Entry] = []
    for (word, part) in zip(["text", "background"], parts) where !part.isEmpty {
      guard let color = ColorText(part).color, color.triggerText == part else { return nil }
      entries.append(Entry(word, Node(text: part)))
    }
    return Node(.mapping(entries))
  }

  private static func parts(_ value: JSONValue, _ separator: String, _ words: [String]) -> Node? {
    guard let text = value.string else { return nil }
    let parts = text.components(partedBy: separator)
    guard parts.count == words.count, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    return Node(.mapping(zip(words, parts).map { Entry($0, Node(text: $1)) }))
  }
}

extension String {
  /// The texts between the places of `separator`.
  fileprivate func components(partedBy separator: String) -> [String] {
    var parts: [[Unicode.Scalar]] = [[]]
    let wanted = Array(separator.unicodeScalars)
    let scalars = Array(unicodeScalars)
    var place = 0
    while place < scalars.count {
      if scalars[place...].starts(with: wanted) {
        parts.append([])
        place += wanted.count
      } else {
        parts[parts.count - 1].append(scalars[place])
        place += 1
      }
    }
    return parts.map { scalars in
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      return text
    }
  }
}
