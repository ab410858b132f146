import ArgumentParser
import MuntinKit
import MuntinPlan
import MuntinSpec

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ls",
    abstract: "Lists what is in the terminal, with the marks of what is ours.",
    usage: "muntin ls [<options>] [<file>]")

  @OptionGroup var file: FileOptions
  @OptionGroup var host: HostOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let world = ToolWorld(plain: output.noColor)
    let choice = try host.choice(world)
    try await world.run {
      let name = file.file == nil ? nil : try file.load(world).workspace.name
      let state = try await Looking.look(on: choice, in: world.surroundings)
      let tree = LiveTree(state, workspace: name)
      world.console.out(output.json ? JSONText(tree.json, indented: true).text : tree.text)
      return .done
    }
  }
}
