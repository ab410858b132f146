package import MuntinSpec
package import MuntinStore

/// Arrangements and their snapshots, as tables and as JSON.
package struct ArrangementsText {
  package let text: String
  package let json: JSONValue

  /// Every arrangement, with what its newest snapshot holds.
  package init(_ arrangements: [ArrangementStore.Arrangement], width: Int) {
    let rows = arrangements.map { arrangement in
      let newest = arrangement.entries.last { $0.facts != nil }
      return [arrangement.name.text] + Self.cells(newest?.facts) + ["\(arrangement.entries.count)"]
    }
    text =
      rows.isEmpty
      ? "There are no arrangements. `muntin save NAME` makes one.\n"
      : TextTable(
        ["NAME", "SAVED", "WINDOWS", "PANES", "TERMINAL", "SNAPSHOTS"], rows, right: [2, 3, 5],
        width: width
      ).text
    json = .object([
      ("format", .string("muntin-arrangements")), ("version", .integer(1)),
      ("arrangements", .array(arrangements.map(Self.json))),
    ])
  }

  /// The snapshots of one arrangement, newest first.
  package init(snapshotsOf arrangement: ArrangementStore.Arrangement, width: Int) {
    let rows = arrangement.entries.reversed().map { entry in
      ["#\(entry.number)"] + Self.cells(entry.facts)
        + [entry.facts?.command ?? "", Self.size(entry.size)]
    }
    text =
      TextTable(
        ["#", "SAVED", "WINDOWS", "PANES", "TERMINAL", "BY", "SIZE"], rows, right: [0, 2, 3, 6],
        width: width
      ).text
    json = .object(
      [("format", .string("muntin-arrangement")), ("version", .integer(1))]
        + (Self.json(arrangement).members ?? []))
  }

  private static func cells(_ facts: Snapshot.Facts?) -> [String] {
    guard let facts else { return ["damaged", "", "", ""] }
    return [LocalTime.text(facts.time), "\(facts.windows)", "\(facts.panes)", facts.host]
  }

  private static func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1024: "\(bytes) B"
    case ..<(1 << 20): "\((bytes + 1023) >> 10) KiB"
    default: "\((bytes + (1 << 20) - 1) >> 20) MiB"
    }
  }

  private static func json(_ arrangement: ArrangementStore.Arrangement) -> JSONValue {
    .object([
      ("name", .string(arrangement.name.text)),
      ("snapshots", .array(arrangement.entries.map(json))),
    ])
  }

  private static func json(_ entry: SnapshotShelf.Entry) -> JSONValue {
    .object(
      [("number", .integer(entry.number))] + (entry.facts?.json ?? [("damaged", .bool(true))])
        + [("bytes", .integer(entry.size))])
  }
}

extension Snapshot.Facts {
  /// The members that stand for it in a document.
  var json: [(String, JSONValue)] {
    [
      ("time", .integer(time)), ("saved", .string(LocalTime.text(time))),
      ("windows", .integer(windows)), ("panes", .integer(panes)), ("host", .string(host)),
      ("place", .string(place)), ("command", .string(command)),
    ]
  }
}

/// One snapshot as JSON: what is known of it, its workspace file, its report.
package struct SnapshotJSON {
  package let text: String

  package init(_ loaded: SnapshotShelf.Loaded, of name: String) {
    let snapshot = loaded.snapshot
    text =
      JSONText(
        .object(
          [
            ("format", .string("muntin-snapshot")), ("version", .integer(1)),
            ("name", .string(name)), ("number", .integer(loaded.number)),
          ] + snapshot.facts.json
            + [
              ("spec", .string(snapshot.spec)),
              ("report", snapshot.parts["report"].flatMap(JSONReader.read) ?? .null),
              (
                "parts",
                .object(snapshot.parts.sorted { $0.key < $1.key }.map { ($0, .integer($1.count)) })
              ),
            ]), indented: true
      ).text
  }
}
