import MuntinPlan
import MuntinSpec
package import MuntinYAML

/// The faults of a file for editors and scripts.
package struct FaultsJSON {
  package let text: String

  package init(_ faults: [Diagnostic], in source: SourceText) {
    text =
      JSONText(
        .object([
          ("file", .string(source.name)),
          ("valid", .bool(!faults.contains { $0.severity == .error })),
          (
            "diagnostics",
            .array(
              faults.map { fault in
                .object(compacting: [
                  ("severity", .string(fault.severity.rawValue)), ("code", .string(fault.code)),
                  ("message", .string(fault.message)),
                  ("line", .integer(fault.range.start.line)),
                  ("column", .integer(fault.range.start.column)),
                  ("end_line", .integer(fault.range.end.line)),
                  ("end_column", .integer(fault.range.end.column)),
                  ("hint", fault.hint.map(JSONValue.string)),
                ])
              })
          ),
        ]), indented: true
      ).text
  }
}
