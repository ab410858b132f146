import MuntinPlan
import MuntinProfiles
import MuntinSpec

/// How profiles differ from their file, for people.
package struct ProfilesText {
  package let text: String

  /// - Parameter path: of the file.
  package init(_ writing: ProfileWriting, color: Bool) {
    guard writing.isPending else {
      text =
        writing.isEmpty
        ? "No changes. The workspace has no profiles.\n"
        : "No changes. \(Shown.escaped(writing.path)) has the profiles of the workspace.\n"
      return
    }
    var lines: [String] = []
    for item in ProfileLines(writing.difference).items {
      lines.append("\(Self.painted(item.symbol, color)) \(item.head)")
      lines += item.details.map { "    " + $0 }
    }
    if lines.isEmpty { lines.append("The file goes.") }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func painted(_ symbol: PlanSymbol, _ color: Bool) -> String {
    color ? "\u{1B}[\(symbol.color)m\(symbol.text)\u{1B}[0m" : symbol.text
  }
}
