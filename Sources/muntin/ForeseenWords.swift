import MuntinKit
import MuntinPlan

/// The words of a call that plans or applies a file, as far as they can be told at a glance.
///
/// It is the parser that reads the words: this is only what is begun with meanwhile, and dropped
/// where the parser sees it otherwise.
struct ForeseenWords: Sendable {
  private(set) var isApply: Bool
  private(set) var file: String
  private(set) var host = HostWords()
  private(set) var options = PlanOptions()

  private static let flags: Set = [
    "--attach", "--detailed-exitcode", "--json", "--no-color", "--timings", "--yes", "-y",
  ]

  /// Nil where they are not plainly an apply or a plan of one file without variables.
  init?(_ words: [String]) {
    guard let verb = words.first, ["apply", "plan"].contains(verb) else { return nil }
    isApply = verb == "apply"
    var files: [String] = []
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      if !word.hasPrefix("-") {
        files.append(word)
      } else if word == "--restart" {
        options.restart = true
      } else if word == "--rerun" {
        options.rerun = true
      } else if !Self.flags.contains(word) {
        let sign = word.firstIndex(of: "=")
        let value = sign.map { String(word[word.index(after: $0)...]) } ?? rest.popFirst()
        switch word[..<(sign ?? word.endIndex)] {
        case "--host":
          guard let kind = value.flatMap(HostChoice.Kind.init) else { return nil }
          host.host = kind
        case "--socket": host.socket = value
        case "--size": host.size = value
        case "--tmux-config": host.configuration = value
        case "--target": options.targets.append(value ?? "")
        case "--out": break
        default: return nil
        }
      }
    }
    guard files.count == 1, let file = files.first else { return nil }
    self.file = file
  }
}
