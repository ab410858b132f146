/// Words of a command line, cut as a POSIX shell cuts plain ones.
package enum ShellWords {
  /// Nil where the text is more than words: what a shell would expand, join or redirect.
  package static func plain(_ text: String) -> [String]? {
    var words: [String] = []
    var word: String.UnicodeScalarView?
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case " ":
        if let done = word { words.append(String(done)) }
        word = nil
      case "'":
        guard let end = rest.firstIndex(of: "'") else { return nil }
        word = (word ?? .init()) + rest[..<end]
        rest = rest[rest.index(after: end)...]
      case "\\":
        guard let next = rest.popFirst() else { return nil }
        word = (word ?? .init()) + [next]
      default: word = (word ?? .init()) + [scalar]
      }
    }
    if let word { words.append(String(word)) }
    let quoted = words.map { ShellWord.quoted($0) }.joined(separator: " ")
    return words.isEmpty || quoted != text ? nil : words
  }

  /// The last part of a path, without the dash of a login shell.
  package static func programName(_ word: String) -> String {
    let name = word.split(separator: "/").last.map { String($0) } ?? word
    return name.hasPrefix("-") ? String(name.dropFirst()) : name
  }

  private static let shells: Set<String> = [
    "sh", "bash", "zsh", "fish", "dash", "ash", "ksh", "mksh", "tcsh", "csh", "nu", "xonsh",
    "elvish", "pwsh",
  ]

  /// A shell that reads from its terminal, and not a script or the text of `-c`.
  package static func isShell(_ words: [String]) -> Bool {
    guard let first = words.first, shells.contains(programName(first)) else { return false }
    var rest = words.dropFirst()[...]
    while let word = rest.popFirst() {
      if ["--rcfile", "--init-file", "-o", "+o", "-O"].contains(word) {
        _ = rest.popFirst()
      } else if !word.hasPrefix("-") && !word.hasPrefix("+") || isCommand(word) {
        return false
      }
    }
    return true
  }

  /// The text that a shell was given with `-c`, where it was given nothing else.
  static func text(ofShell words: [String]) -> String? {
    guard words.count == 3, shells.contains(programName(words[0])), words[1] == "-c",
      !words[2].isEmpty
    else { return nil }
    return words[2]
  }

  private static func isCommand(_ word: String) -> Bool {
    word == "--command" || word.hasPrefix("-") && !word.hasPrefix("--") && word.contains("c")
  }

  /// Words as a person would type them. A program that has written a title over its words, as npm
  /// does, has said what was typed.
  package static func typed(_ words: [String]) -> String {
    if let first = words.first, words.dropFirst().allSatisfy(\.isEmpty), first.contains(" ") {
      var text = first[...]
      while text.last == " " { text.removeLast() }
      return String(text)
    }
    return words.map { ShellWord.quoted($0) }.joined(separator: " ")
  }
}
