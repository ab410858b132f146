import MuntinScreen
package import MuntinYAML

/// From iTerm2's form back to our words.
extension ProfileKind {
  /// The words for a value; nil where they could not say just this.
  func node(for value: JSONValue) -> Node? {
    switch self {
    case .flag: value.bool.map { _ in Node(value) }
    case .text(let rule): Self.text(value) { rule.allows($0) && $0.utf8.count <= rule.longest }
    case .interpolated: Self.text(value, Self.isInterpolated)
    case .path: Self.text(value, Self.isWholePath)
    case .pattern: Self.text(value) { !$0.isEmpty && PatternCheck.fault(of: $0) == nil }
    case .free(.text): Self.text(value) { _ in true }
    case .whole:
      contains(value) ? value.asDouble.flatMap { Int(exactly: $0) }.map { Node(.integer($0)) } : nil
    case .number: value.asDouble != nil && contains(value) ? Node(value) : nil
    case .choice(let choices):
      choices.first { $0.value.isSame(as: value) }.map { Node(text: $0.word) }
    case .bits(let choices): Self.bits(value, choices)
    case .color: Self.color(value)
    case .font: value.string.flatMap(ProfileFont.read).map { $0.node }
    case .list(let kind): Self.list(value, kind)
    case .record(let fields): Self.mapping(value, fields)
    case .map(let kind): Self.map(value, kind)
    case .triggers: Self.triggers(value)
    case .keystrokes: Self.keystrokes(value)
    case .components: Self.components(value)
    case .free: Node(value)
    }
  }

  private static func text(_ value: JSONValue, _ isFit: (String) -> Bool) -> Node? {
    value.string.flatMap { isFit($0) ? Node(text: $0) : nil }
  }

  /// Whether the reader takes a text; calls of functions are not judged here.
  private static func isInterpolated(_ text: String) -> Bool {
    guard TextRule.label.allows(text), text.utf8.count <= TextRule.label.longest,
      let parsed = try? InterpolatedString(text)
    else { return false }
    return !parsed.hasCalls
  }

  /// Whether the reader leaves a path just as it is.
  private static func isWholePath(_ path: String) -> Bool {
    guard TextRule.label.allows(path), path.utf8.count <= TextRule.label.longest else {
      return false
    }
    if path.contains("\\(") || path.hasPrefix("$$") { return true }
    let context = SpecContext(home: "/", directory: "/")
    return path.hasPrefix("/") && SpecPath(context: context).absolute(path) == path
  }

  private static func bits(_ value: JSONValue, _ choices: [ProfileChoice]) -> Node? {
    guard let sum = value.integer, sum >= 0 else { return nil }
    let parts = choices.filter { sum & ($0.value.integer ?? 0) != 0 }
    let known = parts.reduce(0) { $0 | ($1.value.integer ?? 0) }
    return known == sum ? Node(.sequence(parts.map { Node(text: $0.word) })) : nil
  }

  private static func color(_ value: JSONValue) -> Node? {
    guard let color = Color(value), color.json.isSame(as: value) else { return nil }
    return Node(text: color.text)
  }

  private static func list(_ value: JSONValue, _ kind: ProfileKind) -> Node? {
    guard let items = value.array else { return nil }
    let nodes = items.compactMap { kind.node(for: $0) }
    return nodes.count == items.count ? Node(.sequence(nodes)) : nil
  }

  static func mapping(_ value: JSONValue, _ fields: [ProfileField]) -> Node? {
    guard let members = value.members else { return nil }
    var entries: [Entry] = []
    for field in fields {
      guard let member = value[field.key] else {
        if field.isNeeded { return nil }
        continue
      }
      guard let node = field.kind.node(for: member) else { return nil }
      entries.append(Entry(field.word, node))
    }
    return entries.count == members.count ? Node(.mapping(entries)) : nil
  }

  private static func map(_ value: JSONValue, _ kind: ProfileKind) -> Node? {
    guard let members = value.members else { return nil }
    let entries = members.compactMap { name, value in
      kind.node(for: value).map { Entry(name, $0) }
    }
    return entries.count == members.count ? Node(.mapping(entries)) : nil
  }

  private static func keystrokes(_ value: JSONValue) -> Node? {
    guard let members = value.members else { return nil }
    var entries: [Entry] = []
    for (key, binding) in members {
      guard KeyStroke(key).text == key, let own = binding.members,
        KeyActions.standards.allSatisfy({ name, _ in own.contains { $0.0 == name } })
      else { return nil }
      let shown = own.filter { name, value in
        !KeyActions.standards.contains { $0.0 == name && $0.1.isSame(as: value) }
      }
      guard let node = mapping(.object(shown), ProfileRecords.binding) else { return nil }
      entries.append(Entry(key, node))
    }
    return Node(.mapping(entries))
  }

  private static func components(_ value: JSONValue) -> Node? {
    guard let items = value.array else { return nil }
    var nodes: [Node] = []
    for item in items {
      guard item.members?.count == 2, let name = item["class"],
        let configuration = item["configuration"], configuration.members?.count == 1,
        let knobs = configuration["knobs"]?.members
      else { return nil }
      let known = ProfileRecords.component.map(\.key)
      let own = knobs.filter { known.contains($0.0) && $0.0 != "knobs" && $0.0 != "class" }
      let other = knobs.filter { knob in !own.contains { $0.0 == knob.0 } }
      let flat = [("class", name)] + own + (other.isEmpty ? [] : [("knobs", .object(other))])
      guard let node = mapping(.object(flat), ProfileRecords.component) else { return nil }
      nodes.append(
        node.entries?.count == 1 ? node.entries?.first?.value ?? node : node)
    }
    return Node(.sequence(nodes))
  }
}

extension Font {
  fileprivate var node: Node {
    Node(
      .mapping(
        [
          family.map { Entry("family", Node(text: $0)) },
          size.map { Entry("size", Node(JSONValue(number: $0))) },
        ]
        .compactMap { $0 }))
  }
}

extension Node {
  /// A text that stands for itself, whatever dollars are in it.
  package init(text: String) { self = .text(text) }

  /// A JSON value as it stands.
  package init(_ value: JSONValue) {
    switch value {
    case .null: self.init(.scalar(Scalar("null", .null)))
    case .bool(let flag): self.init(.scalar(Scalar(flag ? "true" : "false", .bool(flag))))
    case .integer(let number): self.init(.scalar(Scalar(String(number), .integer(number))))
    case .number(let number): self.init(.scalar(Scalar("\(number)", .number(number))))
    case .string(let text): self.init(text: text)
    case .array(let items): self.init(.sequence(items.map { Node($0) }))
    case .object(let members):
      self.init(.mapping(members.map { Entry($0.0, Node($0.1)) }))
    }
  }
}
