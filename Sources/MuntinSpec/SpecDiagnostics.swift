import MuntinYAML

/// The wording of every fault in a spec: of form, of values and of variables.
extension Diagnostic {
  /// A word of the user's between quotes, cut short.
  static func quoted(_ text: String) -> String {
    let short = text.unicodeScalars.prefix(60)
    let isCut = short.endIndex != text.unicodeScalars.endIndex
    return "\"" + String(short).visible + (isCut ? "…" : "") + "\""
  }

  static func maybe(_ name: String?, else other: String? = nil) -> String? {
    name.map { "did you mean \(quoted($0))?" } ?? other
  }

  private static func listed(_ names: [String], most: Int = 12) -> String {
    names.prefix(most).map { quoted($0) }.joined(separator: ", ")
      + (names.count > most ? ", …" : "")
  }

  static func tooManyFaults(_ most: Int) -> Diagnostic {
    Diagnostic(
      code: "too-many-faults", "more than \(most) faults; the rest is not listed", at: .top)
  }

  // MARK: Form

  static func wrongType(expected: String, found node: Node) -> Diagnostic {
    var hint: String?
    var found = "a list"
    switch node.content {
    case .mapping: found = "a mapping"
    case .sequence: break
    case .scalar(let scalar):
      switch scalar.value {
      case .null:
        found = "nothing"
        if expected.contains("color") {
          hint = "a # without quotes starts a comment: write '#203050'"
        }
      case .bool: found = scalar.text
      case .integer, .number: found = "the number \(scalar.text)"
      case .string: found = "the text " + quoted(scalar.text)
      }
    }
    return Diagnostic(
      code: "wrong-type", "expected \(expected), found \(found)", at: node.range, hint: hint)
  }

  static func unknownKey(
    _ entry: Entry, in title: String, nearest: String?, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-key", "\(title) has no key \(quoted(entry.key))", at: entry.keyRange,
      hint: maybe(nearest, else: "keys: " + known.joined(separator: ", ")))
  }

  static func missingKey(_ keys: [String], in title: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "missing-key",
      "\(title) needs " + (keys.count > 1 ? "one of " : "") + keys.joined(separator: ", "),
      at: range)
  }

  static func conflictingKeys(_ first: Entry, _ second: Entry, in title: String) -> Diagnostic {
    Diagnostic(
      code: "conflicting-keys", "\(title) cannot have both \(first.key) and \(second.key)",
      at: second.keyRange, hint: "\(first.key) is at \(first.keyRange.start.text)")
  }

  static func companionKey(
    _ key: Entry, needs other: String, in title: String
  ) -> Diagnostic {
    Diagnostic(
      code: "missing-key", "\(key.key) of \(title) needs \(other) beside it", at: key.keyRange)
  }

  static func unsupportedVersion(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "unsupported-version", "this version of the format is not known", at: range,
      hint: "write version: 1, or leave it out")
  }

  static func emptyList(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "empty-list", "\(what) is an empty list", at: range)
  }

  // MARK: Text and names

  static func emptyText(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "empty-text", "\(what) must not be empty", at: range)
  }

  /// - Shape: `text` is looked at for its end only.
  static func controlCharacter(
    in what: String, _ text: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "control-character", "\(what) holds a control character", at: range,
      hint: text.utf8.last == 0x0A
        ? "a block scalar ends with a newline: use |- or one line" : nil)
  }

  static func nameWithSlash(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-name", "a name must not hold a slash", at: range,
      hint: "a slash parts window, tab and pane where a pane is referred to")
  }

  static func nameTooLong(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-name", "a name has at most \(Names.longest) characters", at: range)
  }

  static func duplicateName(
    _ what: String, _ name: String, first: SourceRange, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "duplicate-name", "there is already \(what) named \(quoted(name))", at: range,
      hint: "the first one is at \(first.start.text)")
  }

  static func unknownWord(
    _ word: String, _ what: String, known: [String], nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-value", "\(quoted(word)) is not \(what)", at: range,
      hint: maybe(nearest, else: "one of " + known.joined(separator: ", ")))
  }

  static func badVariableName(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-variable-name", "\(quoted(name)) is not the name of a variable", at: range,
      hint: "letters, digits and _, not starting with a digit")
  }

  static func badDirectory(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-directory", "\(quoted(text)) is not a path", at: range,
      hint: "write an absolute path, ~/path, or a path relative to this file")
  }

  static func notAColor(_ text: String, nearest: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "not-a-color", "\(quoted(text)) is not a color", at: range,
      hint: maybe(
        nearest, else: "write '#rgb', '#rrggbb', '#rrggbbaa', rgb(r,g,b) or a CSS name"))
  }

  static func badWindowSize(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-size", "\(quoted(text)) is not the size of a window", at: range,
      hint: "columns x rows in cells, as 200x50; each 1 to 9999")
  }

  static func badTime(_ text: String, isBare: Bool, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: isBare ? "bare-time" : "bad-time", "\(quoted(text)) is not a length of time",
      at: range,
      hint: isBare
        ? "say the unit: \(text)s, \(text)ms, \(text)m or \(text)h"
        : "write it as 30s, 500ms, 2m or 1h; above 0, at most 720h")
  }

  static func exitOfNobody(_ node: Node) -> Diagnostic {
    var fault = wrongType(expected: "the name of a pane", found: node)
    fault.hint = "write exit: NAME; the pane is the one whose command must have ended"
    return fault
  }

  // MARK: Variables

  static func badVariable(_ reason: TemplateFault.Reason, at range: SourceRange) -> Diagnostic {
    let message =
      switch reason {
      case .unfinished: "this ${ has no } that ends it"
      case .badName(let name): "\(quoted(name)) cannot stand inside of ${ }"
      case .tooDeep: "defaults are nested more than \(TemplateParser.deepest) deep"
      }
    return Diagnostic(
      code: "bad-variable", message, at: range,
      hint: "${name}, ${name:-default} and ${env:NAME} are known; $${ writes it literally")
  }

  static func unknownVariable(
    _ name: String, nearest: String?, isInEnvironment: Bool, at range: SourceRange
  ) -> Diagnostic {
    let literal = "$${\(name)} writes it literally, ${env:\(name)} reads the environment"
    return Diagnostic(
      code: "unknown-variable", "vars declares no \(quoted(name))", at: range,
      hint: (isInEnvironment ? nil : maybe(nearest).map { $0 + " " + literal }) ?? literal)
  }

  static func unsetEnvironment(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "unknown-variable", "the environment has no \(quoted(name))", at: range,
      hint: "${env:\(name):-default} gives a default")
  }

  static func missingVariable(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "missing-variable", "variable \(quoted(name)) has no value and no default", at: range,
      hint: "give it with --set \(name)=value, or as MUNTIN_VAR_\(name) in the environment")
  }

  static func badVariableValue(
    _ name: String, _ value: String, _ type: VariableType, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "bad-variable-value",
      "variable \(quoted(name)) must be of type \(type.rawValue), but is \(quoted(value))",
      at: range)
  }

  static func unknownSetting(_ name: String, nearest: String?, at range: SourceRange) -> Diagnostic
  {
    Diagnostic(
      code: "unknown-setting", "a value is given for \(quoted(name)), which vars does not declare",
      at: range, hint: maybe(nearest))
  }

  static func variableCycle(_ names: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "variable-cycle", "these variables need each other: \(ring(names))", at: range)
  }

  static func textTooLong(at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "text-too-long", "variables make this text too long", at: range)
  }

  static func textLongerThan(
    _ limit: Int, _ what: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "text-too-long", "\(what) may have at most \(limit / 1024) KiB", at: range,
      hint: "put it into a file, and name that")
  }

  // MARK: Profiles and references

  static func profileCycle(_ names: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "profile-cycle", "these profiles are parents of each other: \(ring(names))", at: range)
  }

  static func unknownProfile(_ name: String, nearest: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, code: "unknown-profile", "the file has no profile \(quoted(name))", at: range,
      hint: maybe(nearest))
  }

  static func unknownReference(_ text: String, nearest: String?, at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      code: "unknown-pane", "there is no pane \(quoted(text))", at: range,
      hint: maybe(nearest, else: "write pane, tab/pane or window/tab/pane"))
  }

  static func ambiguousReference(
    _ text: String, _ candidates: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "ambiguous-pane", "\(quoted(text)) can be more than one pane", at: range,
      hint: "write one of " + listed(candidates))
  }

  static func needsCycle(_ names: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "needs-cycle", "these panes wait for each other: \(ring(names))", at: range)
  }

  static func groupTooSmall(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "group-too-small", "a broadcast group has at least two panes", at: range)
  }

  static func paneInTwoGroups(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "pane-in-two-groups", "pane \(quoted(name)) is already in a broadcast group", at: range)
  }

  static func secondOfTab(_ key: String, first: SourceRange, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "second-" + key, "only one pane of a tab can have \(key)", at: range,
      hint: "the first one is at \(first.start.text)")
  }

  /// Names in a ring, the first one again at the end; a long ring is cut in the middle.
  private static func ring(_ names: [String]) -> String {
    let shown = names.count > 10 ? names.prefix(5) + ["…"] + names.suffix(4) : names[...]
    return (shown + names.prefix(1)).joined(separator: " -> ")
  }
}

extension SourcePosition {
  var text: String { "\(line):\(column)" }
}
