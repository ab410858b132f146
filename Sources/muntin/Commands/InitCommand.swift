import ArgumentParser
import MuntinKit
import MuntinPlan

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a first muntin.yaml into this folder.")

  @Argument(help: "The name of the workspace; without it the folder's.")
  var name: String?

  @Flag(help: "Prints the file instead of writing it.")
  var stdout = false

  func run() async throws {
    let world = ToolWorld()
    let folder = world.surroundings.directory.split(separator: "/").last.map(String.init)
    let name = self.name ?? folder ?? "workspace"
    try await world.run {
      if stdout {
        world.console.out(FirstFile.text(name: name))
      } else {
        let path = try FirstFile.write(name: name, in: world.surroundings)
        world.console.out(
          "Wrote \(Shown.escaped(path)). See it with `muntin show`, start it with `muntin apply`.\n"
        )
      }
      return .done
    }
  }
}
