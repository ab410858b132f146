/// What an interpolated string mentions, for those who check it.
extension InterpolatedString {
  /// Its texts, in their order; those between quotation marks inside of expressions too.
  package var texts: [(text: String, isQuoted: Bool)] {
    var texts: [(text: String, isQuoted: Bool)] = []
    collect(into: &texts, isQuoted: false)
    return texts
  }

  private func collect(into texts: inout [(text: String, isQuoted: Bool)], isQuoted: Bool) {
    for part in parts {
      switch part {
      case .text(let text): texts.append((text, isQuoted))
      case .expression(let expression): Self.collect(expression, into: &texts)
      }
    }
  }

  private static func collect(
    _ expression: Expression, into texts: inout [(text: String, isQuoted: Bool)]
  ) {
    if case .string(let string) = expression.content {
      string.collect(into: &texts, isQuoted: true)
    } else {
      for child in expression.children { collect(child, into: &texts) }
    }
  }

  /// The variables with their places, in bytes from the start of the text.
  package var variables: [(path: String, offset: Int)] {
    var variables: [(path: String, offset: Int)] = []
    visit { expression in
      if case .path(let path) = expression.content { variables.append((path, expression.offset)) }
    }
    return variables
  }

  /// The functions with the names of the arguments that they are given, and their places.
  package var calls: [(name: String, arguments: [String], offset: Int)] {
    var calls: [(name: String, arguments: [String], offset: Int)] = []
    visit { expression in
      if case .call(let name, let arguments) = expression.content {
        calls.append((name, arguments.map(\.name), expression.offset))
      }
    }
    return calls
  }
}
