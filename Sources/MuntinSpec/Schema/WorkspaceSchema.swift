/// The JSON Schema of workspace files, for editors and for checks without this program.
///
/// It comes from the same key tables that the readers use, so the two agree on every fault that
/// is one of form; faults of meaning (an unknown pane, a cycle) are the readers' alone.
package struct WorkspaceSchema {
  package init() {}

  /// JSON Schema 2020-12, two spaces a level, with a newline at the end.
  package var json: String { JSONText(root, indented: true).text }

  private var root: JSONValue {
    let head: JSONValue = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Muntin workspace",
      "description": "A workspace of terminal windows, tabs and panes.",
    ]
    return head.joined(with: workspace).adding([
      "examples": [["name": "api", "panes": ["vim", "npm start", "npm test"]]],
      "$defs": .object(SchemaDefinitions().all),
    ])
  }

  private var workspace: JSONValue {
    let windows = [WorkspaceKey.tabs, .layout, .panes, .size].map {
      WorkspaceKey.never(.windows, with: $0)
    }
    let tabs = [WorkspaceKey.layout, .panes].map { WorkspaceKey.never(.tabs, with: $0) }
    return WorkspaceKey.mapping(required: [.name], ["allOf": .array(windows + tabs)])
  }
}
