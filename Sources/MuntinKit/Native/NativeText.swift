package import MuntinSpec
package import MuntinStore

/// iTerm2's own arrangements, with what muntin keeps beside them.
package struct NativeText {
  package let text: String
  package let json: JSONValue

  package init(_ names: [String], ours: [ArrangementStore.Arrangement], width: Int) {
    let newest = Dictionary(
      ours.compactMap { one in one.entries.last { $0.facts != nil }.map { (one.name.text, $0) } },
      uniquingKeysWith: { first, _ in first })
    let rows = names.map { name in
      [
        name,
        newest[name].map { "#\($0.number) of \(LocalTime.text($0.facts?.time ?? 0))" }
          ?? "nothing: commands and variables do not come back",
      ]
    }
    text =
      rows.isEmpty
      ? "iTerm2 has no arrangements. `muntin save --native NAME` makes one.\n"
      : TextTable(["NAME", "KEPT BESIDE IT"], rows, right: [], width: width).text
    json = .object([
      ("format", .string("muntin-native-arrangements")), ("version", .integer(1)),
      (
        "arrangements",
        .array(
          names.map { name in
            .object([
              ("name", .string(name)),
              ("number", newest[name].map { .integer($0.number) } ?? .null),
              ("time", newest[name]?.facts.map { .integer($0.time) } ?? .null),
            ])
          })
      ),
    ])
  }
}
