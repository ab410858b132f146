/// Which commands `restore` starts by itself, and which it leaves out; others it only types.
///
/// A pattern is the name of a program or, where it holds a blank, a whole command; `*` stands for
/// anything.
package struct RestoreRules: Hashable, Sendable {
  package var run: [String]
  package var skip: [String]

  package init(run: [String] = [], skip: [String] = []) {
    self.run = run
    self.skip = skip
  }

  package var isEmpty: Bool { run.isEmpty && skip.isEmpty }

  /// These rules and others behind them.
  package func joined(with other: RestoreRules) -> RestoreRules {
    RestoreRules(
      run: run + other.run.filter { !run.contains($0) },
      skip: skip + other.skip.filter { !skip.contains($0) })
  }

  /// True to start a command, false to leave it out; nil where no rule speaks of it.
  package func starts(_ command: String) -> Bool? {
    if skip.contains(where: { Self.matches($0, command) }) { return false }
    return run.contains { Self.matches($0, command) } ? true : nil
  }

  private static func matches(_ pattern: String, _ command: String) -> Bool {
    let isWhole = pattern.contains(" ")
    let word = command.split(separator: " ").first ?? ""
    let program = word.split(separator: "/").last ?? word
    return isMatch(
      Array(pattern.unicodeScalars), Array((isWhole ? command[...] : program).unicodeScalars))
  }

  /// Goes back to the last `*` where a sign does not match, so that time is bounded by the product
  /// of the lengths.
  private static func isMatch(_ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
    var (place, at) = (0, 0)
    var star: (place: Int, at: Int)?
    while at < text.count {
      if place < pattern.count, pattern[place] == "*" {
        star = (place, at)
        place += 1
      } else if place < pattern.count, pattern[place] == text[at] {
        place += 1
        at += 1
      } else if let last = star {
        place = last.place + 1
        at = last.at + 1
        star = (last.place, at)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
