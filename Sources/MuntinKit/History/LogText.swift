package import MuntinSpec
package import MuntinStore

/// What was done to workspaces, newest first, as a table and as JSON.
package struct LogText {
  package let text: String
  package let json: JSONValue

  /// - Parameter entries: oldest first.
  package init(_ entries: [HistoryStore.Entry], width: Int) {
    let entries = entries.reversed()
    let rows = entries.map { entry in
      [
        LocalTime.text(entry.facts.time), entry.subject.workspace, "#\(entry.number)",
        entry.facts.command, entry.subject.host, Self.result(entry),
      ]
    }
    text =
      rows.isEmpty
      ? "Nothing has been applied yet.\n"
      : TextTable(
        ["WHEN", "WORKSPACE", "#", "DONE", "TERMINAL", "RESULT"], rows, right: [2], width: width
      ).text
    json = .object([
      ("format", .string("muntin-log")), ("version", .integer(1)),
      ("entries", .array(entries.map(Self.json))),
    ])
  }

  private static func result(_ entry: HistoryStore.Entry) -> String {
    let summary = entry.facts.details["summary"]?.string ?? ""
    guard let outcome = entry.outcome else { return "never ended; wanted: \(summary)" }
    let reason = outcome["reason"]?.string ?? ""
    switch outcome["result"]?.string {
    case "done": return summary
    case "unconfirmed": return "\(summary); \(reason)"
    default:
      let left = outcome["left"]?.integer ?? 0
      return "stopped with \(left) \(left == 1 ? "change" : "changes") left: \(reason)"
    }
  }

  private static func json(_ entry: HistoryStore.Entry) -> JSONValue {
    .object([
      ("workspace", .string(entry.subject.workspace)), ("number", .integer(entry.number)),
      ("time", .integer(entry.facts.time)), ("when", .string(LocalTime.text(entry.facts.time))),
      ("command", .string(entry.facts.command)), ("host", .string(entry.subject.host)),
      ("place", .string(entry.subject.place)),
      ("summary", entry.facts.details["summary"] ?? .null),
      ("file", entry.facts.details["file"] ?? .null),
      (
        "before",
        .object([
          ("windows", .integer(entry.facts.windows)), ("panes", .integer(entry.facts.panes)),
        ])
      ),
      ("outcome", entry.outcome ?? .null),
    ])
  }
}
