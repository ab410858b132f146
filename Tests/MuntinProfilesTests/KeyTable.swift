import Foundation
import Testing

/// The keys of iTerm2's profiles as its own sources have them: name, kind, default, and whether a
/// session may have its own value.
struct KeyTable {
  struct Row: Sendable, CustomStringConvertible {
    var key: String
    /// `boolean`, `string`, `number`, `color`, `array` or `object`.
    var kind: String
    var standard: String
    var isSettable: Bool
    var description: String { key }
  }

  static let rows: [Row] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "profile-keys.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Row(
        key: fields[0], kind: String(fields[1].prefix { $0 != " " }), standard: fields[2],
        isSettable: fields[3] == "yes")
    }
  }()
}
