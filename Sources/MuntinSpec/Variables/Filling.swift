import MuntinYAML

/// Fills variables into texts.
extension SpecReading {
  /// The text of a scalar with its variables filled in; nil after a fault was reported.
  ///
  /// - Parameter quoting: in an interpolated string, for each reference, whether it stands between
  ///   quotation marks there.
  mutating func filled(_ scalar: Scalar, at node: Node, quoting: [Bool]? = nil) -> SpecText? {
    guard scalar.value == .string, Template.isNeeded(for: scalar.text) else {
      return SpecText(scalar.text)
    }
    guard let template = template(scalar.text, at: node), expansionLeft > 0,
      let result = fill(template, at: node, quoting: quoting)
    else { return nil }
    expansionLeft -= result.value.utf8.count
    if expansionLeft <= 0 { report(.textTooLong(at: node.range)) }
    return result
  }

  /// The text cut at its variables; reports a reference that cannot be read.
  mutating func template(_ text: String, at node: Node) -> Template? {
    do {
      return try TemplateParser.parse(text)
    } catch {
      report(.badVariable(error.reason, at: place(ofDollar: error.dollar, in: node)))
      return nil
    }
  }

  /// Whether the text is one reference and nothing else.
  func isOneReference(_ text: String) -> Bool {
    guard Template.isNeeded(for: text), text.utf8.first == 0x24 else { return false }
    return (try? TemplateParser.parse(text))?.onlyReference != nil
  }

  private mutating func fill(
    _ template: Template, at node: Node, quoting: [Bool]? = nil
  ) -> SpecText? {
    var value = ""
    var shown = ""
    var quoting = quoting?[...]
    var isWhole = true
    for piece in template.pieces where !isFull {
      switch piece {
      case .text(let text):
        value += text
        shown += text
      case .reference(let reference):
        guard var text = resolve(reference, at: node) else {
          isWhole = false
          continue
        }
        if quoting != nil {
          text = text.literal(isQuoted: quoting?.popFirst() ?? false)
          // A backslash before it stands for itself, and must not meet what comes.
          let isOpen = value.utf8.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
          if isOpen {
            value += "\\"
            shown += "\\"
          }
        }
        value += text.value
        shown += text.shown
      }
      guard value.utf8.count <= Self.longestText, shown.utf8.count <= 2 * Self.longestText else {
        report(.textTooLong(at: node.range))
        return nil
      }
    }
    let text = SpecText(value, shown: shown)
    if text.isSecret { sawSecret = true }
    return isWhole ? text : nil
  }

  private mutating func resolve(_ reference: Template.Reference, at node: Node) -> SpecText? {
    switch reference.kind {
    case .environment: environment(reference, at: node)
    case .variable: variable(reference, at: node)
    }
  }

  private mutating func environment(_ reference: Template.Reference, at node: Node) -> SpecText? {
    if let value = context.environment[reference.name],
      !value.isEmpty || reference.fallback == nil
    {
      return SpecText(value, shown: "(sensitive)")
    }
    if let fallback = reference.fallback { return fill(fallback, at: node) }
    let range = place(ofDollar: reference.dollar, in: node)
    report(.unsetEnvironment(reference.name, at: range))
    return nil
  }

  private mutating func variable(_ reference: Template.Reference, at node: Node) -> SpecText? {
    if let state = variables.states[reference.name] {
      guard case .known(let text) = state else { return nil }
      if text.value.isEmpty, let fallback = reference.fallback { return fill(fallback, at: node) }
      return text
    }
    if let fallback = reference.fallback {
      variables.undeclared.insert(reference.name)
      if let given = given(reference.name), !given.value.isEmpty { return given }
      return fill(fallback, at: node)
    }
    let known = variables.names
    let near = nearest(to: reference.name, among: known)
    let range = place(ofDollar: reference.dollar, in: node)
    report(
      .unknownVariable(
        reference.name, nearest: near,
        isInEnvironment: context.environment[reference.name] != nil, at: range))
    return nil
  }

  /// The value that was given from outside: on the command line, else in the environment.
  func given(_ name: String) -> SpecText? {
    (context.settings[name] ?? context.environment["MUNTIN_VAR_" + name]).map { SpecText($0) }
  }
}
