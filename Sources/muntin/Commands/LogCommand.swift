import ArgumentParser
import MuntinKit
import MuntinPlan
import MuntinSpec

struct LogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract:
      "Tells what was applied, restored, destroyed, adopted, released and undone, and how it ended.",
    usage: "muntin log [<options>] [<file>]",
    discussion: """
      Newest first, of every workspace, or of the one of a file. `muntin undo --at NUMBER` goes \
      back to the state before an entry. As many are kept as MUNTIN_KEEP and MUNTIN_KEEP_DAYS say.
      """)

  @OptionGroup var file: FileOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: [.long, .customLong("workspace")],
    help: "The name of the workspace; without it and a file all are meant.")
  var name: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Entries shown at most; 0 for all.", valueName: "count"))
  var limit = 20

  func run() async throws {
    let world = ToolWorld(plain: output.noColor)
    guard limit >= 0 else { throw ValidationError("--limit takes a number, 0 for all") }
    try await world.run {
      let name = try name ?? (file.file == nil ? nil : file.load(world).workspace.name)
      let entries = try History(in: world.surroundings).entries(of: name, limit: limit)
      let shown = LogText(entries, width: world.console.width)
      world.console.out(output.json ? JSONText(shown.json, indented: true).text : shown.text)
      return .done
    }
  }
}
