import ArgumentParser
import MuntinKit
import MuntinPlan
import MuntinSpec

struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Draws a workspace, or with --live what is in the terminal.",
    usage: "muntin show [<options>] [<file>]")

  @OptionGroup var file: FileOptions
  @OptionGroup var host: HostOptions

  @Flag(help: "What is there instead of what the file says; with a file, only its workspace.")
  var live = false

  @Flag(name: .customLong("no-color"), help: "No colours. Also NO_COLOR.")
  var noColor = false

  func run() async throws {
    let world = ToolWorld(plain: noColor)
    let choice = try host.choice(world)
    try await world.run {
      let console = world.console
      if live {
        let name = file.file == nil ? nil : try file.load(world).workspace.name
        let state = try await Looking.look(on: choice, in: world.surroundings)
        console.out(
          LivePicture(state, workspace: name, width: console.width, color: console.isColored).text)
      } else {
        let file = try file.load(world)
        console.out(
          WorkspacePicture(
            file.workspace, cells: choice.cells(world.surroundings), width: console.width,
            color: console.isColored
          ).text)
      }
      return .done
    }
  }
}
