/// The wording of every fault of a YAML file; syntax faults have theirs in `SyntaxDiagnostics`.
extension Diagnostic {
  static func emptyFile() -> Self {
    Diagnostic(code: "empty-file", "the file holds no document", at: .top)
  }

  static func fileTooLarge(_ bytes: Int, limit: Int) -> Self {
    Diagnostic(
      code: "file-too-large", "the file has \(bytes) bytes; at most \(limit) are read", at: .top)
  }

  static func outOfMemory(at range: SourceRange) -> Self {
    Diagnostic(code: "out-of-memory", "there is not enough memory to read the file", at: range)
  }

  static func wideEncoding() -> Self {
    Diagnostic(
      code: "bad-character", "the file is UTF-16, not UTF-8", at: .top, hint: "save it as UTF-8")
  }

  static func badCharacter(_ scalar: UInt32, at range: SourceRange) -> Self {
    let hex = String(scalar, radix: 16, uppercase: true)
    let digits = String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    return Diagnostic(
      code: "bad-character", "the character U+\(digits) may not stand in YAML", at: range,
      hint: scalar == 0 ? "is this a text file?" : "write it as \"\\u\(digits)\" in double quotes")
  }

  static func badByte(_ byte: UInt8, at range: SourceRange) -> Self {
    let hex = String(byte, radix: 16, uppercase: true)
    return Diagnostic(
      code: "bad-character", "the byte 0x\(hex.count < 2 ? "0" : "")\(hex) is not UTF-8",
      at: range, hint: "save the file as UTF-8")
  }

  static func tooDeep(limit: Int, at range: SourceRange) -> Self {
    Diagnostic(
      code: "too-deep", "more than \(limit) lists and mappings inside each other", at: range)
  }

  static func tooManyNodes(limit: Int, at range: SourceRange) -> Self {
    Diagnostic(code: "too-many-nodes", "the file holds more than \(limit) values", at: range)
  }

  static func tooManyFaults(_ count: Int, at range: SourceRange) -> Self {
    Diagnostic(
      code: "too-many-faults", "more than \(count) faults; the rest of the file is not looked at",
      at: range)
  }

  static func severalDocuments(at range: SourceRange) -> Self {
    Diagnostic(
      code: "several-documents", "a second document starts here", at: range,
      hint: "keep one document in a file")
  }

  static func duplicateKey(_ key: String, first: SourceRange, at range: SourceRange) -> Self {
    Diagnostic(
      code: "duplicate-key", "the key \"\(key)\" is given twice", at: range,
      hint: "it is first given on line \(first.start.line)")
  }

  static func duplicateMerge(first: SourceRange, at range: SourceRange) -> Self {
    Diagnostic(
      code: "duplicate-key", "the key \"<<\" is given twice", at: range,
      hint: "it is first given on line \(first.start.line); merge several with <<: [*a, *b]")
  }

  static func keyNotText(_ kind: String, isFlow: Bool, at range: SourceRange) -> Self {
    Diagnostic(
      code: "key-not-text", "a key must be text, not a \(kind)", at: range,
      hint: isFlow ? "quote text that starts with \"{\" or \"[\"" : nil)
  }

  static func unknownTag(_ tag: String, at range: SourceRange) -> Self {
    let shown = tag.hasPrefix("tag:yaml.org,2002:") ? "!!" + tag.dropFirst(18) : tag
    return Diagnostic(
      code: "unknown-tag", "unknown tag \"\(shown)\"", at: range,
      hint: "known are !!str !!int !!float !!bool !!null !!map !!seq; quote text that starts with !"
    )
  }

  static func badTag(_ tag: CoreSchema.Tag, found: String, at range: SourceRange) -> Self {
    Diagnostic(code: "tag-mismatch", "the tag !!\(tag.rawValue) does not fit \(found)", at: range)
  }

  static func unknownAlias(_ name: String, nearest: String?, at range: SourceRange) -> Self {
    Diagnostic(
      code: "unknown-alias", "there is no anchor &\(name) before this", at: range,
      hint: nearest.map { "did you mean *\($0)?" }
        ?? "quote text that starts with *")
  }

  static func cyclicAlias(_ name: String, at range: SourceRange) -> Self {
    Diagnostic(code: "cyclic-alias", "*\(name) stands inside the value it names", at: range)
  }

  static func aliasBomb(limit: Int, at range: SourceRange) -> Self {
    Diagnostic(
      code: "alias-bomb", "the aliases of the file stand for more than \(limit) values", at: range)
  }

  static func badMerge(_ kind: String, at range: SourceRange) -> Self {
    Diagnostic(
      code: "bad-merge", "\"<<\" merges a mapping or a list of mappings, not \(kind)", at: range,
      hint: "for an ordinary key write \"<<\" in quotes")
  }
}
