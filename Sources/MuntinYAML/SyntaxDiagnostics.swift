/// The wording of syntax faults: libyaml's few sentences turned into what people do wrong.
extension Diagnostic {
  static func syntax(_ fault: EventStream.Fault, in text: [UInt8]) -> Self {
    let place = fault.place ?? SourceRange.top.start
    if fault.isMemory { return .outOfMemory(at: SourceRange(place, place)) }
    return SyntaxFault(fault, place: place, text: text).diagnostic
  }
}

/// One syntax fault and the line it stands on.
private struct SyntaxFault {
  private let fault: EventStream.Fault
  private let place: SourcePosition
  private let lines: LineIndex
  private let text: [UInt8]

  init(_ fault: EventStream.Fault, place: SourcePosition, text: [UInt8]) {
    self.fault = fault
    self.place = place
    self.text = text
    lines = LineIndex(text)
  }

  var diagnostic: Diagnostic {
    let found = scalar(at: place)
    if fault.problem.contains("tab character")
      || fault.problem == "found character that cannot start any token" && found == "\t"
    {
      return make(
        "a tab may not be used for indentation", hint: "use spaces", code: "tab-character")
    }
    switch (fault.context, fault.problem) {
    case ("while scanning for the next token", _):
      return make(
        "text may not start with \"\(found.map { String($0) } ?? "")\"", hint: "put it in quotes")
    case ("while scanning a quoted scalar", "found unexpected end of stream"),
      ("while scanning a quoted scalar", "found unexpected document indicator"):
      return make("this quote is never closed", at: fault.contextPlace)
    case ("while parsing a quoted scalar", "found unknown escape character"):
      return make(
        "unknown escape in double quotes",
        hint: "write a backslash as \"\\\\\", or use 'single quotes'")
    case ("while parsing a quoted scalar", _), ("while scanning a quoted scalar", _):
      return make("bad escape in double quotes: \(fault.problem)")
    case (_, "did not find expected ',' or ']'"): return unclosed("[", "]")
    case (_, "did not find expected ',' or '}'"): return unclosed("{", "}")
    case (_, "mapping values are not allowed in this context"): return valueNotAllowed()
    default: return further()
    }
  }

  private func further() -> Diagnostic {
    switch (fault.context, fault.problem) {
    case ("while scanning a simple key", _):
      return make("there is no \":\" after this key", at: fault.contextPlace)
    case (_, "block sequence entries are not allowed in this context"):
      return make(
        "a list may not start here",
        hint: "start it on a line of its own; quote text that starts with \"- \"")
    case (_, "did not find expected key"):
      if let found = scalar(at: place), found == "-" {
        return make("a list item where a key is expected", hint: "check the indentation")
      }
      let before = scalars(ofLine: place.line).prefix(place.column - 1)
      if before.contains(where: { $0 != " " }) {
        return make(
          "the value has ended before this",
          hint: "quote the whole value; in 'single quotes' a quote is written twice")
      }
      return make(
        "a key is expected here", hint: "check the indentation and the quotes before this")
    case (_, "mapping keys are not allowed in this context"):
      return make("a key may not stand here", hint: "quote text that starts with \"? \"")
    case (_, "did not find expected '-' indicator"):
      return make("a list item (\"- \") is expected here", hint: "check the indentation")
    case (_, "did not find expected node content"): return make("a value is expected here")
    case (_, "did not find expected <document start>"):
      return make("the document has ended before this", hint: "check the indentation")
    case (_, "found unexpected ':'"):
      return make("unexpected \":\"", hint: "put a space after it, or put the text in quotes")
    case (_, "found undefined tag handle"):
      return make("unknown tag", hint: "quote text that starts with !", code: "unknown-tag")
    case ("while scanning an alias", _):
      return make("a name is expected after \"*\"", hint: "quote text that starts with *")
    case ("while scanning an anchor", _):
      return make("a name is expected after \"&\"", hint: "quote text that starts with &")
    default:
      let message = [fault.problem, fault.context].filter { !$0.isEmpty }.joined(separator: " ")
      return make(message.isEmpty ? "this is not YAML" : message)
    }
  }

  /// A ":" where no value may start: unquoted text with ": " in it, or a key too deep.
  private func valueNotAllowed() -> Diagnostic {
    let before = scalars(ofLine: place.line).prefix(place.column - 1)
    let hasColon = zip(before, before.dropFirst()).contains { $0 == ":" && $1 == " " }
    if hasColon {
      return make("unquoted text may not hold \": \"", hint: "put the text in quotes")
    }
    return make(
      "a key may not stand here",
      hint: "check the indentation before this, and that each \":\" has a space after it")
  }

  private func unclosed(_ open: String, _ close: String) -> Diagnostic {
    if let start = fault.contextPlace, start.line != place.line || scalar(at: place) == nil {
      return make(
        "this \"\(open)\" is not closed", at: start,
        hint: "\"\(close)\" or \",\" is expected on line \(place.line), column \(place.column)")
    }
    return make("\",\" or \"\(close)\" is expected here")
  }

  private func make(
    _ message: String, at start: SourcePosition? = nil, hint: String? = nil,
    code: String = "yaml-syntax"
  ) -> Diagnostic {
    let start = start ?? place
    let end = SourcePosition(line: start.line, column: start.column + 1)
    return Diagnostic(code: code, message, at: SourceRange(start, end), hint: hint)
  }

  private func scalar(at place: SourcePosition) -> Unicode.Scalar? {
    scalars(ofLine: place.line).dropFirst(place.column - 1).first
  }

  private func scalars(ofLine line: Int) -> String.UnicodeScalarView {
    String(decoding: text[lines.bytes(ofLine: line)], as: UTF8.self).unicodeScalars
  }
}
