import MuntinPlan
import MuntinProfiles
import MuntinSpec

/// How profiles differ from their file, for people.
package struct ProfilesText {
  package let text: String

  /// - Parameter path: of the file.
  package init(_ writing: ProfileWriting, color: Bool) {
    guard writing.isPending else {
      text = "No changes. \(Shown.escaped(writing.path)) has the profiles of the workspace.\n"
      return
    }
    var lines: [String] = []
    for entry in writing.difference.entries {
      let symbol =
        switch entry.kind {
        case .added: Self.painted("+", 32, color)
        case .changed: Self.painted("~", 33, color)
        case .dropped: Self.painted("-", 31, color)
        }
      lines.append("\(symbol) profile \(Shown.escaped(entry.name))")
      for key in entry.keys { lines.append("    " + Self.line(key)) }
    }
    if writing.difference.isReordered { lines.append("The profiles come in another order.") }
    if lines.isEmpty { lines.append("The file goes.") }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ key: (key: String, old: String?, new: String?)) -> String {
    let name = Shown.escaped(key.key)
    func short(_ text: String) -> String { Shown.cut(Shown.escaped(text), to: 80) }
    return switch (key.old, key.new) {
    case (nil, let new?): "\(name): \(short(new))"
    case (let old?, let new?): "\(name): \(short(old)) -> \(short(new))"
    case (let old?, nil): "\(name): \(short(old)) -> (none)"
    case (nil, nil): name
    }
  }

  private static func painted(_ symbol: String, _ code: Int, _ color: Bool) -> String {
    color ? "\u{1B}[\(code)m\(symbol)\u{1B}[0m" : symbol
  }
}
