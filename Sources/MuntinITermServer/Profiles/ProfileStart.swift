import MuntinPlan
import MuntinSpec

/// How the process of a session is started, as its profile says.
enum ProfileStart {
  /// - Parameters:
  ///   - value: of a key of the profile.
  ///   - evaluate: a text in which `\(…)` stands for a value.
  ///   - recycled: the folder of the session that was in front.
  static func start(
    _ value: (String) -> JSONValue?, evaluate: (String) -> String, policy: ServerPolicy,
    recycled: String?
  ) -> PaneStart {
    var start = PaneStart()
    func text(_ key: String) -> String { value(key)?.string ?? "" }
    switch text("Custom Directory") {
    case "Yes":
      let folder = evaluate(text("Working Directory"))
      start.directory = folder.isEmpty ? nil : SpecText(absolute(folder, home: policy.home))
    case "Recycle":
      start.directory = recycled.map { SpecText($0) }
    default: break
    }
    let command = evaluate(text("Command"))
    switch text("Custom Command") {
    case "Yes": take(CommandWords.split(command), shell: policy.shell, into: &start)
    case "Custom Shell":
      let path = CommandWords.split(command).first
      start.process = path.map { .arguments([SpecText($0), SpecText("-l")]) }
    case "SSH":
      let words = ["ssh"] + CommandWords.split(command)
      start.process = .arguments(words.map { SpecText($0) })
    default: break
    }
    return start
  }

  private static func absolute(_ path: String, home: String) -> String {
    if path == "~" || path.hasPrefix("~/") { return home + path.dropFirst() }
    return path
  }

  /// `/usr/bin/env A=b COMMAND` gives the process an environment; `SHELL -c TEXT` is a text for the
  /// user's shell, and `SHELL -l` that shell itself.
  private static func take(_ words: [String], shell: String, into start: inout PaneStart) {
    var rest = words[...]
    if let first = rest.first, first == "/usr/bin/env" || first == "env",
      rest.dropFirst().first.map(isAssignment) == true
    {
      rest = rest.dropFirst()
      while let word = rest.first, isAssignment(word), let sign = word.firstIndex(of: "=") {
        start.environment.append(
          EnvironmentEntry(
            String(word[..<sign]), SpecText(String(word[word.index(after: sign)...]))))
        rest = rest.dropFirst()
      }
    }
    let isShell = rest.first == shell || rest.first == "$SHELL"
    if isShell, rest.count == 3, rest.dropFirst().first == "-c", let text = rest.last {
      start.process = .shellText(SpecText(text))
    } else if !rest.isEmpty, !(isShell && ["", "-l"].contains(rest.dropFirst().joined())) {
      start.process = .arguments(rest.map { SpecText($0) })
    }
  }

  private static func isAssignment(_ word: String) -> Bool {
    guard let sign = word.firstIndex(of: "="), sign != word.startIndex else { return false }
    return word[..<sign].utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}
