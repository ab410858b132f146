import MuntinYAML

/// Reads `vars`: declarations first, then values in the order in which they need each other.
extension SpecReading {
  private struct Declaration {
    var name: String
    var range: SourceRange
    var type = VariableType.string
    /// The node of the default with its text; nil when a value must be given.
    var initial: (node: Node, scalar: Scalar, template: Template?)?
    var isFaulty = false
  }

  mutating func readVariables(_ node: Node?) {
    guard let node else { return }
    var declarations: [String: Declaration] = [:]
    for entry in entries(node, expected: "variables (a mapping)") {
      guard Names.isVariableName(entry.key) else {
        report(.badVariableName(entry.key, at: entry.keyRange))
        continue
      }
      variables.declare(entry.key)
      declarations[entry.key] = declaration(entry)
    }
    settle(declarations)
  }

  /// Reports values given for variables that nobody knows; called last, when all uses are known.
  mutating func checkSettings(at range: SourceRange) {
    for name in context.settings.keys.sorted()
    where variables.states[name] == nil && !variables.undeclared.contains(name) {
      let known = variables.names + variables.undeclared.sorted()
      report(.unknownSetting(name, nearest: nearest(to: name, among: known), at: range))
    }
  }

  private mutating func declaration(_ entry: Entry) -> Declaration {
    var result = Declaration(name: entry.key, range: entry.keyRange)
    guard case .mapping = entry.value.content else {
      setInitial(&result, entry.value)
      return result
    }
    guard let fields = fields(entry.value, VariableKey.self) else { return result }
    if let type = fields[.type] {
      let choice = choice(type, VariableType.self, expected: "a type of variable")
      result.type = choice ?? .string
      result.isFaulty = choice == nil
    }
    if let about = fields[.description] { _ = text(about, .typed, expected: "a description") }
    if let initial = fields[.default] {
      if case .scalar(let scalar) = initial.content, scalar.value == .null {
        report(.wrongType(expected: "a value", found: initial))
        result.isFaulty = true
      } else {
        setInitial(&result, initial)
      }
    }
    return result
  }

  private mutating func setInitial(_ declaration: inout Declaration, _ node: Node) {
    guard case .scalar(let scalar) = node.content else {
      report(.wrongType(expected: "text, a number, true or false", found: node))
      declaration.isFaulty = true
      return
    }
    guard scalar.value != .null else { return }
    var cut: Template?
    if scalar.value == .string, Template.isNeeded(for: scalar.text) {
      cut = template(scalar.text, at: node)
      declaration.isFaulty = cut == nil
    }
    declaration.initial = (node, scalar, cut)
  }

  /// Gives every variable its value, those first that others ask for; a walk without recursion.
  private mutating func settle(_ declarations: [String: Declaration]) {
    var path: [(name: String, asks: ArraySlice<String>)] = []
    var onPath: Set<String> = []
    for start in variables.names where variables.states[start] == nil {
      path = [(start, asked(by: start, declarations))]
      onPath = [start]
      while let top = path.last {
        guard let next = top.asks.first else {
          path.removeLast()
          onPath.remove(top.name)
          if variables.states[top.name] == nil, let declaration = declarations[top.name] {
            variables.set(top.name, value(of: declaration))
          }
          continue
        }
        path[path.count - 1].asks = top.asks.dropFirst()
        guard declarations[next] != nil, variables.states[next] == nil else { continue }
        guard !onPath.contains(next) else {
          let cycle = path.map(\.name).drop { $0 != next }
          report(.variableCycle(Array(cycle), at: declarations[next]?.range ?? .top))
          for name in cycle { variables.set(name, .faulty) }
          continue
        }
        path.append((next, asked(by: next, declarations)))
        onPath.insert(next)
      }
    }
  }

  /// The variables whose values the variable's own default asks for.
  private func asked(
    by name: String, _ declarations: [String: Declaration]
  ) -> ArraySlice<String> {
    guard given(name) == nil else { return [] }
    return declarations[name]?.initial?.template?.variableNames[...] ?? []
  }

  private mutating func value(of declaration: Declaration) -> VariableTable.State {
    guard !declaration.isFaulty else { return .faulty }
    var text = given(declaration.name)
    if text == nil, let initial = declaration.initial {
      text = filled(initial.scalar, at: initial.node)
      if text == nil { return .faulty }
    }
    guard let text else {
      report(.missingVariable(declaration.name, at: declaration.range))
      return .faulty
    }
    guard declaration.type.accepts(text.value) else {
      report(
        .badVariableValue(declaration.name, text.shown, declaration.type, at: declaration.range))
      return .faulty
    }
    return .known(text)
  }
}
