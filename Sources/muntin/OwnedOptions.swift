import ArgumentParser
import MuntinKit
import MuntinSpec

/// Which workspace, and how much of what belongs to it.
struct OwnedOptions: ParsableArguments {
  @Option(help: "The name of the workspace, where its file is gone.")
  var name: String?

  @Option(
    name: .customLong("target"),
    help: ArgumentHelp("Only this window, tab or pane; may be repeated.", valueName: "key"))
  var targets: [String] = []

  func workspace(_ file: FileOptions, _ world: ToolWorld) throws -> String {
    try name ?? file.load(world).workspace.name
  }
}
