import MuntinYAML

/// Readers of single values.
extension SpecReading {
  /// A text with its variables filled in; a number, true and false count as their text.
  ///
  /// - Parameter quoting: see `filled`.
  mutating func text(
    _ node: Node, _ rule: TextRule, expected: String = "text", quoting: [Bool]? = nil
  ) -> SpecText? {
    guard case .scalar(let scalar) = node.content, scalar.value != .null else {
      report(.wrongType(expected: expected, found: node))
      return nil
    }
    guard let text = filled(scalar, at: node, quoting: quoting) else { return nil }
    guard rule.allows(text.value) else {
      report(.controlCharacter(in: expected, text.value, at: node.range))
      return nil
    }
    guard text.value.utf8.count <= rule.longest else {
      report(.textLongerThan(rule.longest, expected, at: node.range))
      return nil
    }
    return text
  }

  /// A text of one line that is not empty.
  mutating func label(_ node: Node, expected: String) -> String? {
    labelText(node, expected: expected)?.value
  }

  /// The same, for what may come from a secret.
  mutating func labelText(_ node: Node, expected: String) -> SpecText? {
    guard let text = text(node, .label, expected: expected) else { return nil }
    guard !text.value.isEmpty else {
      report(.emptyText(expected, at: node.range))
      return nil
    }
    return text
  }

  /// A name of a window, tab or pane.
  mutating func name(_ node: Node, expected: String) -> String? {
    guard let name = label(node, expected: expected) else { return nil }
    return checkedName(name, at: node.range) ? name : nil
  }

  mutating func checkedName(_ name: String, at range: SourceRange) -> Bool {
    let scalars = name.unicodeScalars
    if name.isEmpty {
      report(.emptyText("a name", at: range))
    } else if !TextRule.label.allows(name) {
      report(.controlCharacter(in: "a name", name, at: range))
    } else if scalars.contains("/") {
      report(.nameWithSlash(at: range))
    } else if scalars.dropFirst(Names.longest).first != nil {
      report(.nameTooLong(at: range))
    } else {
      return true
    }
    return false
  }

  /// Old names: one, or a list.
  mutating func oldNames(_ node: Node?) -> [String] {
    guard let node else { return [] }
    var names: [String] = []
    for item in itemsOrSelf(node) {
      if let name = name(item, expected: "a name") { names.append(name) }
    }
    return names
  }

  mutating func flag(_ node: Node?) -> Bool { node.flatMap { truth($0) } ?? false }

  mutating func truth(_ node: Node) -> Bool? {
    guard case .bool(let flag)? = value(node) else { return nil }
    return flag
  }

  mutating func integer(
    _ node: Node, in range: ClosedRange<Int>, expected: String
  ) -> Int? {
    guard let value = value(node, expected: expected) else { return nil }
    if case .integer(let number) = value, range.contains(number) { return number }
    if case .number(let number) = value, let whole = Int(exactly: number), range.contains(whole) {
      return whole
    }
    report(.wrongType(expected: expected, found: node))
    return nil
  }

  mutating func number(_ node: Node, above least: Double?, expected: String) -> Double? {
    let result: Double? =
      switch value(node, expected: expected) {
      case .integer(let number)?: Double(number)
      case .number(let number)?: number
      case nil: nil
      default: .nan
      }
    guard let result else { return nil }
    guard result.isFinite, least.map({ result > $0 }) ?? true else {
      report(.wrongType(expected: expected, found: node))
      return nil
    }
    return result
  }

  /// What a scalar is after its variables were filled in: text that is one variable and nothing
  /// else takes the type of the variable's text.
  private mutating func value(_ node: Node, expected: String) -> Scalar.Value? {
    guard case .scalar(let scalar) = node.content else {
      report(.wrongType(expected: expected, found: node))
      return nil
    }
    guard scalar.value == .string, Template.isNeeded(for: scalar.text) else { return scalar.value }
    guard let text = filled(scalar, at: node) else { return nil }
    return isOneReference(scalar.text) ? ScalarText(text.value).value : .string
  }

  private mutating func value(_ node: Node) -> Scalar.Value? {
    guard let value = value(node, expected: "true or false") else { return nil }
    if case .bool = value { return value }
    report(.wrongType(expected: "true or false", found: node))
    return nil
  }

  /// One of a closed set of words.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: Node, _ type: Choice.Type, expected: String
  ) -> Choice? {
    guard let text = text(node, .label, expected: expected) else { return nil }
    if let choice = Choice(rawValue: text.value) { return choice }
    let names = type.allCases.map(\.rawValue)
    let near = nearest(to: text.value, among: names)
    report(.unknownWord(text.shown, expected, known: names, nearest: near, at: node.range))
    return nil
  }

  mutating func ignored(_ node: Node?) -> Set<IgnoredAttribute> {
    guard let node else { return [] }
    var result: Set<IgnoredAttribute> = []
    for item in items(node, expected: "a list of attributes") {
      if let one = choice(item, IgnoredAttribute.self, expected: "an attribute") {
        result.insert(one)
      }
    }
    return result
  }

  /// A path, absolute and without `.` and `..`.
  mutating func path(_ node: Node, expected: String) -> SpecText? {
    guard let text = text(node, .label, expected: expected) else { return nil }
    guard let path = SpecPath(context: context).absolute(text.value) else {
      report(.badDirectory(text.shown, at: node.range))
      return nil
    }
    return SpecText(path, shown: text.isSecret ? text.shown : path)
  }

  /// A map of texts by name, as `env` has it.
  mutating func texts(
    _ node: Node?, expected: String, _ isName: (String) -> Bool
  ) -> [String: SpecText] {
    guard let node else { return [:] }
    var result: [String: SpecText] = [:]
    for entry in entries(node, expected: expected) {
      if !isName(entry.key) {
        report(.badVariableName(entry.key, at: entry.keyRange))
      }
      if let text = text(entry.value, .anything, expected: "text") {
        result[entry.key] = text
      }
    }
    return result
  }
}

extension [String: SpecText] {
  /// The texts by name, sorted.
  var sortedEntries: [EnvironmentEntry] {
    map { EnvironmentEntry($0.key, $0.value) }.sorted { $0.name < $1.name }
  }
}
