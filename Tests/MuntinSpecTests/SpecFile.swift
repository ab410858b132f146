import MuntinSpec
import MuntinYAML

/// A spec as text, read with a world that is the same on every machine.
struct SpecFile {
  var text: String
  var context = SpecContext(
    home: "/home/ada", directory: "/srv/api",
    environment: ["USER": "ada", "TOKEN": "s3cret", "EMPTY": ""])

  init(_ text: String, settings: [String: String] = [:], environment: [String: String] = [:]) {
    self.text = text
    context.settings = settings
    context.environment.merge(environment) { _, new in new }
  }

  /// The workspace, and what both readers say.
  var checked: Checked<Workspace> {
    let document = DocumentReader().read(SourceText(name: "workspace.yaml", text: text))
    guard let value = document.value else { return Checked(nil, document.diagnostics) }
    let workspace = WorkspaceReader(context: context).read(value)
    return Checked(workspace.value, document.diagnostics + workspace.diagnostics)
  }

  var workspace: Workspace? { checked.value }
  /// Codes of all faults in their order.
  var codes: [String] { checked.diagnostics.map(\.code) }
  /// Faults as `code@line:column`, in their order.
  var faults: [String] {
    checked.diagnostics.map {
      "\($0.code)@\($0.range.start.line):\($0.range.start.column)"
    }
  }
  var firstTab: TabSpec? { workspace?.windows.first?.tabs.first }
}
