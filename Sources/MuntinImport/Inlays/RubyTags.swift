import MuntinYAML

/// The Ruby in a file that goes through ERB before it is YAML: `<%= … %>`, `<% … %>`.
///
/// Nothing of it is run. What only looks up a setting, an argument or an environment variable
/// becomes a variable; a literal becomes its text; all else is a mark for code.
extension InlaidText {
  mutating func takeRubyTags() {
    var walk = TextWalk(bytes)
    guard walk.distance(to: "<%") != nil else { return }
    while !walk.isAtEnd {
      guard walk.starts(with: "<%") else {
        walk.copy()
        continue
      }
      if walk.starts(with: "<%%") {
        walk.write("<%")
        walk.skip(3)
        continue
      }
      guard let end = walk.distance(to: "%>") else {
        faults.append(.openRubyTag(at: SourceRange(line: walk.line)))
        return
      }
      takeRubyTag(&walk, length: end + 2)
    }
    bytes = walk.output
  }

  private mutating func takeRubyTag(_ walk: inout TextWalk, length: Int) {
    let line = walk.line
    let shown = walk.text(0..<length)
    var code = walk.text(2..<length - 2)[...]
    if code.last == "-" { code.removeLast() }
    let isValue = code.first == "="
    let isRemark = code.first == "#"
    if isValue || code.first == "-" { code.removeFirst() }
    if isRemark || (walk.isInComment && isValue) {
      walk.skip(length)
      return
    }
    let value = isValue ? RubyValue(String(code)) : nil
    switch value {
    case .literal(let text): walk.write(text)
    case .environment(let name, let fallback):
      walk.write(inlays.mark(.environment(name, fallback: fallback)))
      note(.converted, shown, line: line, "${env:\(name)}")
    case .setting(let name, let fallback):
      walk.write(
        inlays.mark(Inlays.Variable(name: name, value: fallback, about: "Was \(shown)")))
      note(.converted, shown, line: line, "a variable: `--set \(name)=…`")
    case nil:
      if isValue { walk.write(inlays.mark(.code)) }
      note(
        .dropped, shown, line: line,
        "Ruby is not run; write in what it stands for, or use `vars`")
    }
    walk.skip(length)
  }
}

/// A Ruby expression that needs no Ruby to be understood.
enum RubyValue: Equatable {
  case literal(String)
  case environment(String, fallback: String)
  /// Of the call: an argument or `key=value`.
  case setting(String, fallback: String)

  init?(_ code: String) {
    var cursor = Cursor(rest: code[...])
    guard let value = cursor.value() else { return nil }
    var fallback: String?
    if cursor.take("||") {
      guard let text = cursor.string() else { return nil }
      fallback = text
    }
    guard cursor.isAtEnd else { return nil }
    // What stands behind `:-` of a reference ends with the first brace.
    guard fallback?.contains(where: { "{}$\n".contains($0) }) != true else { return nil }
    switch value {
    case .literal: self = value
    case .environment(let name, let own): self = .environment(name, fallback: fallback ?? own)
    case .setting(let name, let own): self = .setting(name, fallback: fallback ?? own)
    }
  }

  private struct Cursor {
    var rest: Substring

    var isAtEnd: Bool { rest.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\n" } }

    mutating func take(_ text: String) -> Bool {
      let trimmed = rest.drop { $0 == " " || $0 == "\t" || $0 == "\n" }
      guard trimmed.hasPrefix(text) else { return false }
      rest = trimmed.dropFirst(text.count)
      return true
    }

    mutating func value() -> RubyValue? {
      if take("ENV.fetch(") { return fetched() }
      if take("ENV[") {
        guard let name = string(), RubyValue.isName(name), take("]") else { return nil }
        return .environment(name, fallback: "")
      }
      if take("@args[") {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(digits.count)
        guard let number = Int(digits), number < 100, take("]") else { return nil }
        return .setting("arg\(number + 1)", fallback: "")
      }
      if take("@settings[") {
        guard let name = string(), RubyValue.isName(name), take("]") else { return nil }
        return .setting(name, fallback: "")
      }
      return string().map { .literal($0) }
    }

    private mutating func fetched() -> RubyValue? {
      guard let name = string(), RubyValue.isName(name) else { return nil }
      var fallback = ""
      if take(",") {
        guard let text = string(), !text.contains(where: { "{}$\n".contains($0) }) else {
          return nil
        }
        fallback = text
      }
      return take(")") ? .environment(name, fallback: fallback) : nil
    }

    /// A string without escapes and without code in it.
    mutating func string() -> String? {
      for quote in ["\"", "'"] where take(quote) {
        guard let end = rest.firstIndex(of: Character(quote)) else { return nil }
        let text = String(rest[..<end])
        rest = rest[rest.index(after: end)...]
        return text.contains("\\") || text.contains("#{") ? nil : text
      }
      return nil
    }
  }

  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy(isNameByte)
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x5F
  }
}
