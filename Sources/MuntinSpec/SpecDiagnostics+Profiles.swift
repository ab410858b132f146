package import MuntinYAML

/// The wording of faults in profiles.
extension Diagnostic {
  static func badPattern(_ fault: PatternFault, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-pattern", "not a regular expression of ICU: \(fault.sentence)", at: range)
  }

  static func unknownProfileKey(
    _ key: String, nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, code: "unknown-profile-key",
      "iTerm2 is not known to have a profile key \(quoted(key))", at: range, hint: maybe(nearest))
  }

  static func hasOwnWord(_ key: String, _ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "has-own-word", "\(quoted(key)) is said with the word \(word) of the profile",
      at: range)
  }

  static func badProfileValue(_ key: String, _ form: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "bad-profile-value", "iTerm2 takes \(form) for \(quoted(key))", at: range)
  }

  static func oddProfileValue(_ key: String, _ form: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, code: "odd-profile-value", "\(quoted(key)) is usually \(form)", at: range)
  }

  static func sameProfileName(
    _ name: String, first: SourceRange, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, code: "same-profile-name",
      "iTerm2 shows another profile as \(quoted(name)) too, and finds only one by that name",
      at: range, hint: "the first one is at \(first.start.text)")
  }

  static func notFinite(at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "bad-profile-value", "a profile cannot hold .inf or .nan", at: range)
  }

  static func badKeyStroke(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-key-stroke", "\(quoted(text)) is not a key", at: range,
      hint: "write it as cmd+shift+d, ctrl+up, f5, or as iTerm2 does: 0x64-0x100000")
  }

  static func badUserVariable(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-variable-name", "\(quoted(name)) cannot be set by a trigger", at: range,
      hint: "the name is that behind user., without a dot")
  }

  package static func unknownParent(
    _ name: String, nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-parent", "there is no profile \(quoted(name)) that could be a parent",
      at: range,
      hint: (maybe(nearest).map { $0 + " " } ?? "")
        + "where iTerm2 has it, write parent: {machine: NAME}")
  }

  package static func missingParent(
    _ name: String, nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-parent", "iTerm2 has no profile \(quoted(name)) that could be a parent",
      at: range, hint: maybe(nearest))
  }

  package static func unknownPreset(
    _ name: String, nearest: String?, severity: Severity, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      severity, code: "unknown-preset", "there is no color preset \(quoted(name))", at: range,
      hint: maybe(
        nearest, else: "name a file, as ./Mine.itermcolors, or give a folder of them with --presets"
      ))
  }

  package static func badPreset(
    _ path: String, _ sentence: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(code: "bad-preset", "\(quoted(path)) is no color preset: \(sentence)", at: range)
  }
}
