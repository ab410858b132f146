import MuntinPlan
import MuntinSpec
package import MuntinYAML

/// The report of an import for programs.
package struct ReportJSON {
  package let text: String

  /// - Parameter output: where the workspace file lies; nil for standard output.
  package init(_ imported: Imported, in source: SourceText, output: String?) {
    text =
      JSONText(
        .object(compacting: [
          ("file", .string(source.name)), ("format", .string(imported.format.rawValue)),
          ("workspace", .string(imported.inlays.plain(imported.workspace.name))),
          ("output", output.map(JSONValue.string)),
          (
            "counts",
            .object(
              Fidelity.allCases.map { ($0.rawValue, .integer(imported.count($0))) })
          ),
          (
            "notes",
            .array(
              imported.notes.map { note in
                .object([
                  ("fidelity", .string(note.fidelity.rawValue)),
                  ("key", .string(note.subject)), ("line", .integer(note.range.start.line)),
                  ("message", .string(note.message)),
                ])
              })
          ),
        ]), indented: true
      ).text
  }
}
