/// A version such as `3.3a`; development builds (`next-3.8`) count as what they lead to.
package struct TmuxVersion: Comparable, Sendable, CustomStringConvertible {
  package let major: Int
  package let minor: Int
  package let description: String

  /// The oldest that has everything needed: session flags, pane-wide synchronised input.
  package static let oldest = TmuxVersion("3.2")

  /// Reads what `#{version}` or `tmux -V` says; anything unreadable counts as new.
  package init(_ text: String) {
    let words = text.split { $0 == " " || $0.isNewline }
    description = words.last.map(String.init) ?? text
    let digits = text.drop { !$0.isNumber }
    let parts = digits.split(separator: ".", maxSplits: 1)
    major = parts.first.flatMap { Int($0.prefix { $0.isNumber }) } ?? 99
    minor = parts.count > 1 ? Int(parts[1].prefix { $0.isNumber }) ?? 0 : 0
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  package static func == (left: Self, right: Self) -> Bool {
    (left.major, left.minor) == (right.major, right.minor)
  }
}
