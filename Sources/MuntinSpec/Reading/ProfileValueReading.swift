import MuntinYAML

/// Reads the values of words of profiles, into iTerm2's form.
extension SpecReading {
  /// - Parameter what: the word, for messages.
  mutating func profileValue(_ node: Node, _ kind: ProfileKind, _ what: String) -> JSONValue? {
    switch kind {
    case .flag: return truth(node).map(JSONValue.bool)
    case .text(let rule): return text(node, rule, expected: "text").map { .string($0.value) }
    case .interpolated:
      return interpolated(node, expected: what).map { .string($0.value) }
    case .path: return profilePath(node)
    case .whole(let least, let most):
      let expected = "a whole number from \(least) to \(most)"
      return integer(node, in: least...max(least, most), expected: expected).map(JSONValue.integer)
    case .number(let least, let most): return number(node, from: least, to: most)
    case .choice(let choices): return choice(node, choices, what)
    case .bits(let choices): return bits(node, choices, what)
    case .color: return color(node)?.json
    case .font:
      guard let font = font(node) else { return nil }
      return .string(ProfileFont(font).text)
    case .list(let kind): return list(node, kind, what)
    case .record(let fields): return record(node, fields, what)
    case .map(let kind):
      var members: [(String, JSONValue)] = []
      for entry in entries(node, expected: "a mapping") {
        if let value = profileValue(entry.value, kind, what) { members.append((entry.key, value)) }
      }
      return .object(members).sorted
    case .pattern: return pattern(node).map(JSONValue.string)
    case .triggers: return triggers(node)
    case .keystrokes: return keystrokes(node)
    case .components: return components(node)
    case .free(let form): return free(node, form)
    }
  }

  private mutating func profilePath(_ node: Node) -> JSONValue? {
    guard let text = text(node, .label, expected: "a path") else { return nil }
    // What iTerm2 fills in may be the beginning.
    if text.value.contains("\\(") || text.value.hasPrefix("$$") { return .string(text.value) }
    return path(node, expected: "a path").map { .string($0.value) }
  }

  private mutating func number(_ node: Node, from least: Double?, to most: Double?) -> JSONValue? {
    func shown(_ number: Double) -> String { JSONText(JSONValue(number: number)).text }
    let expected =
      switch (least, most) {
      case (let least?, let most?): "a number from \(shown(least)) to \(shown(most))"
      case (let least?, nil): "a number of at least \(shown(least))"
      default: "a number"
      }
    guard let number = number(node, above: nil, expected: expected) else { return nil }
    guard least.map({ number >= $0 }) ?? true, most.map({ number <= $0 }) ?? true else {
      report(.wrongType(expected: expected, found: node))
      return nil
    }
    return JSONValue(number: number)
  }

  mutating func choice(_ node: Node, _ choices: [ProfileChoice], _ what: String) -> JSONValue? {
    guard let text = text(node, .label, expected: "a word") else { return nil }
    if let choice = choices.first(where: { $0.word == text.value }) { return choice.value }
    let words = choices.map(\.word)
    let near = nearest(to: text.value, among: words)
    report(
      .unknownWord(text.shown, "a value of \(what)", known: words, nearest: near, at: node.range))
    return nil
  }

  private mutating func bits(
    _ node: Node, _ choices: [ProfileChoice], _ what: String
  ) -> JSONValue? {
    var sum = 0
    for item in items(node, expected: "a list of words") {
      sum |= choice(item, choices, what)?.integer ?? 0
    }
    return .integer(sum)
  }

  private mutating func list(_ node: Node, _ kind: ProfileKind, _ what: String) -> JSONValue? {
    guard case .sequence(let items) = node.content else {
      report(.wrongType(expected: "a list", found: node))
      return nil
    }
    var values: [JSONValue] = []
    for item in items {
      if let value = profileValue(item, kind, what) { values.append(value) }
    }
    return .array(values)
  }

  mutating func record(_ node: Node, _ fields: [ProfileField], _ what: String) -> JSONValue? {
    guard case .mapping(let entries) = node.content else {
      report(.wrongType(expected: "\(what) (a mapping)", found: node))
      return nil
    }
    let known = fields.map(\.word)
    var members: [(String, JSONValue)] = []
    for entry in entries {
      guard let field = fields.first(where: { $0.word == entry.key }) else {
        let near = nearest(to: entry.key, among: known)
        report(.unknownKey(entry, in: what, nearest: near, known: known))
        continue
      }
      if let value = profileValue(entry.value, field.kind, field.word) {
        members.append((field.key, value))
      }
    }
    for field in fields where field.isNeeded && !entries.contains(where: { $0.key == field.word }) {
      report(.missingKey([field.word], in: what, at: node.range))
    }
    return .object(members).sorted
  }

  /// A regular expression of ICU.
  mutating func pattern(_ node: Node, mayBeEmpty: Bool = false) -> String? {
    guard let text = text(node, .anything, expected: "a pattern") else { return nil }
    if text.value.isEmpty, !mayBeEmpty {
      report(.emptyText("a pattern", at: node.range))
      return nil
    }
    checkPattern(text.value, at: node)
    return text.value
  }

  mutating func checkPattern(_ pattern: String, at node: Node) {
    guard let fault = PatternCheck.fault(of: pattern) else { return }
    report(.badPattern(fault, at: place(of: fault, in: pattern, node)))
  }

  /// Words, and mappings for those that have more to say.
  private mutating func components(_ node: Node) -> JSONValue? {
    var values: [JSONValue] = []
    for item in items(node, expected: "a list of components") {
      let shape: JSONValue?
      if case .mapping = item.content {
        shape = record(item, ProfileRecords.component, "a component")
      } else {
        shape = choice(item, ProfileRecords.componentClasses, "a component").map {
          .object([("class", $0)])
        }
      }
      guard let shape, let name = shape["class"] else { continue }
      var knobs = shape["knobs"]?.members ?? []
      knobs += (shape.members ?? []).filter { $0.0 != "class" && $0.0 != "knobs" }
      values.append(
        ["class": name, "configuration": ["knobs": JSONValue.object(knobs).sorted]])
    }
    return .array(values)
  }

  private mutating func free(_ node: Node, _ form: ProfileKind.FreeForm) -> JSONValue? {
    let node = filled(node, depth: 0)
    guard let value = JSONValue(node), ProfileKind.free(form).takes(value) else {
      report(.wrongType(expected: "an \(form.rawValue)", found: node))
      return nil
    }
    return value.sorted
  }

  /// A free value with its variables filled in; text that is one variable takes its type.
  mutating func filled(_ node: Node, depth: Int) -> Node {
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
}
