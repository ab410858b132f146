import ArgumentParser
import MuntinKit
import MuntinProfiles
import MuntinSpec

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints a JSON Schema: of workspace files, for editors.",
    discussion: """
      `muntin schema plan` prints the one of what `plan --json` and `status --json` say, and \
      `muntin schema profiles` that of iTerm2's files of dynamic profiles.
      """
  )

  enum Document: String, CaseIterable, ExpressibleByArgument {
    case workspace, plan, profiles
  }

  @Argument(help: "Of what.")
  var document = Document.workspace

  func run() {
    let text =
      switch document {
      case .workspace: WorkspaceSchema().json
      case .plan: PlanSchema.json
      case .profiles: DynamicProfileSchema().json
      }
    Console(environment: ToolWorld.environment()).out(text)
  }
}
