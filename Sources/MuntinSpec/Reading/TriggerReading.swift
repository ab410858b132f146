import MuntinYAML

/// Reads triggers, into iTerm2's form.
extension SpecReading {
  mutating func triggers(_ node: Node) -> JSONValue? {
    guard case .sequence(let items) = node.content else {
      report(.wrongType(expected: "a list of triggers", found: node))
      return nil
    }
    var triggers: [JSONValue] = []
    for item in items {
      if let trigger = trigger(item) { triggers.append(trigger) }
    }
    return .array(triggers)
  }

  private mutating func trigger(_ node: Node) -> JSONValue? {
    guard let fields = fields(node, TriggerKey.self) else { return nil }
    if let raw = fields.entry(.iterm2) { return rawTrigger(raw, fields) }
    let condition = condition(fields)
    guard let (key, entry) = exactlyOne(of: TriggerKey.actions, in: fields),
      let action = TriggerAction.byWord[key.rawValue],
      let parameter = parameter(entry.value, action.parameter, action.word), let condition
    else { return nil }
    var members: [(String, JSONValue?)] = [
      ("action", .string(action.name)), ("parameter", parameter),
      ("partial", .bool(flag(fields[.instant]))),
      ("disabled", .bool(!(fields[.enabled].map { flag($0) } ?? true))),
      ("name", fields[.name].flatMap { text($0, .label)?.value }.map(JSONValue.string)),
      ("job", fields[.job].flatMap { text($0, .label)?.value }.map(JSONValue.string)),
    ]
    members += condition.map { ($0.0, $0.1) }
    return JSONValue.object(compacting: members).sorted
  }

  /// The members that say what a trigger waits for.
  private mutating func condition(_ fields: Fields<TriggerKey>) -> [(String, JSONValue)]? {
    if let content = fields.entry(.content), fields[.url] == nil {
      report(.companionKey(content, needs: "url", in: TriggerKey.what))
    }
    guard let (key, entry) = exactlyOne(of: TriggerKey.conditions, in: fields) else { return nil }
    switch key {
    case .on: return event(entry.value)
    case .url:
      let content = fields[.content].flatMap { pattern($0) }
      guard let url = pattern(entry.value) else { return nil }
      return [("regex", .string(url)), ("matchType", content == nil ? 1 : 2)]
        + (content.map { [("contentregex", .string($0))] } ?? [])
    default: return pattern(entry.value).map { [("regex", .string($0)), ("matchType", 0)] }
    }
  }

  /// The name of an event, or a mapping with more.
  private mutating func event(_ node: Node) -> [(String, JSONValue)]? {
    let words = TriggerEvent.all.map { ProfileChoice($0.word, .string($0.word)) }
    var fields: [Entry] = []
    var name = node
    if case .mapping(let entries) = node.content {
      guard let event = entries.first(where: { $0.key == "event" }) else {
        report(.missingKey(["event"], in: "an event", at: node.range))
        return nil
      }
      name = event.value
      fields = entries.filter { $0.key != "event" }
    }
    guard let word = choice(name, words, "on")?.string, let event = TriggerEvent.byWord[word] else {
      return nil
    }
    var members: [(String, JSONValue)] = [
      ("regex", ""), ("matchType", .integer(event.number)),
    ]
    let rest = Node(.mapping(fields), at: node.range)
    guard let parameters = record(rest, event.fields, "event \(word)") else { return nil }
    if parameters.members?.isEmpty == false { members.append(("eventParams", parameters)) }
    return members
  }

  private mutating func parameter(
    _ node: Node, _ parameter: TriggerAction.Parameter, _ word: String
  ) -> JSONValue? {
    switch parameter {
    case .none: return isOn(node) ? "" : nil
    case .text(let rule): return text(node, rule).map { .string($0.value) }
    case .choice(let choices):
      if case .scalar(let scalar) = node.content, scalar.value == .bool(true) {
        return choices.first?.value
      }
      return choice(node, choices, word)
    case .colors(let open, let separator, let close):
      return highlight(node).map { colors in
        .string(
          open + (colors.text?.triggerText ?? "") + separator
            + (colors.background?.triggerText ?? "") + close)
      }
    case .variable: return variable(node)
    case .password: return account(node)
    case .tabStatus:
      guard let status = record(node, TriggerRecords.tabStatus, word) else { return nil }
      let colors = ["dot", "color"].map { status[$0].flatMap { Color($0) }?.triggerText ?? "" }
      return .string((colors + [status["text"]?.string ?? ""]).joined(separator: "\u{1}"))
    }
  }

  private mutating func isOn(_ node: Node) -> Bool {
    if case .scalar(let scalar) = node.content, scalar.value == .bool(true) { return true }
    report(.wrongType(expected: "true", found: node))
    return false
  }

  /// A background, or a mapping of text and background.
  private mutating func highlight(_ node: Node) -> (text: Color?, background: Color?)? {
    guard case .mapping = node.content else { return color(node).map { (nil, $0) } }
    guard let fields = fields(node, HighlightKey.self) else { return nil }
    require(HighlightKey.allCases, in: fields, at: fields.range)
    return (
      fields[.text].flatMap { color($0) }, fields[.background].flatMap { color($0) }
    )
  }

  /// The name must have no dot, and what parts name and value must not stand in them.
  private mutating func variable(_ node: Node) -> JSONValue? {
    guard let fields = record(node, TriggerRecords.variable, "set_user_variable"),
      let name = fields["name"]?.string, let value = fields["value"]?.string
    else { return nil }
    guard !name.isEmpty, !name.contains("."), !value.unicodeScalars.contains("\u{1}") else {
      report(.badUserVariable(name, at: node.range))
      return nil
    }
    return .string(name + "\u{1}" + value)
  }

  private mutating func account(_ node: Node) -> JSONValue? {
    if case .scalar(let scalar) = node.content, scalar.value == .bool(true) { return "" }
    guard case .mapping = node.content else { return text(node, .label).map { .string($0.value) } }
    guard let fields = record(node, TriggerRecords.password, "password"),
      let account = fields["account"]?.string
    else { return nil }
    let user = fields["user"]?.string ?? ""
    return .string(user.isEmpty ? account : account + "\u{2002}\u{2014}\u{2002}" + user)
  }

  /// A trigger as iTerm2 has it.
  private mutating func rawTrigger(_ entry: Entry, _ fields: Fields<TriggerKey>) -> JSONValue? {
    for (_, other) in fields.present(TriggerKey.allCases) where other.key != entry.key {
      report(.conflictingKeys(entry, other, in: TriggerKey.what))
    }
    let node = filled(entry.value, depth: 0)
    guard let value = JSONValue(node), value.members != nil, let action = value["action"]?.string,
      !action.isEmpty
    else {
      report(.wrongType(expected: "a trigger with an action", found: node))
      return nil
    }
    for member in node.entries ?? [] where member.key == "regex" || member.key == "contentregex" {
      if let scalar = member.value.scalar { checkPattern(scalar.text, at: member.value) }
    }
    return value.sorted
  }

  // MARK: Keys

  /// What keys do: a word, or a mapping with more.
  mutating func keystrokes(_ node: Node) -> JSONValue? {
    var members: [(String, JSONValue)] = []
    var first: [String: Entry] = [:]
    for entry in entries(node, expected: "keys (a mapping)") {
      guard let key = KeyStroke(entry.key).text else {
        report(.badKeyStroke(entry.key, at: entry.keyRange))
        continue
      }
      if let other = first[key] {
        report(.conflictingKeys(other, entry, in: "a map of keys"))
        continue
      }
      first[key] = entry
      if let value = binding(entry.value) { members.append((key, value)) }
    }
    return .object(members).sorted
  }

  private mutating func binding(_ node: Node) -> JSONValue? {
    let written: JSONValue?
    if case .mapping = node.content {
      written = record(node, ProfileRecords.binding, "a key")
    } else {
      written = choice(node, KeyActions.all, "a key").map { .object([("Action", $0)]) }
    }
    guard var members = written?.members, !members.isEmpty else { return nil }
    for (name, value) in KeyActions.standards where !members.contains(where: { $0.0 == name }) {
      members.append((name, value))
    }
    return .object(members).sorted
  }
}
