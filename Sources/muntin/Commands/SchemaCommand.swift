import ArgumentParser
import MuntinSpec

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of workspace files, for editors.")

  func run() {
    Console(environment: ToolWorld.environment()).out(WorkspaceSchema().json)
  }
}
