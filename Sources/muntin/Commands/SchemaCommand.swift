import ArgumentParser
import MuntinKit
import MuntinSpec

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints a JSON Schema: of workspace files, for editors.",
    discussion: "`muntin schema plan` prints the one of what `plan --json` and `status --json` say."
  )

  enum Document: String, CaseIterable, ExpressibleByArgument {
    case workspace, plan
  }

  @Argument(help: "Of what.")
  var document = Document.workspace

  func run() {
    let text =
      switch document {
      case .workspace: WorkspaceSchema().json
      case .plan: PlanSchema.json
      }
    Console(environment: ToolWorld.environment()).out(text)
  }
}
