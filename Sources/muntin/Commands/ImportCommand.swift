import ArgumentParser
import MuntinImport
import MuntinKit
import MuntinStore

extension PeerFormat: ExpressibleByArgument {}

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes a workspace file of one of another tool.",
    usage: "muntin import <file> [<options>]",
    discussion: """
      The tools: \(PeerFormat.list).

      The workspace goes to standard output or into a file; what became of each piece of the old \
      file is told on standard error: converted, approximated or dropped, with its line. Nothing \
      in the old file is run.
      """)

  @Argument(help: "The file; `-` for standard input.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("The tool that it is for; without it, what it looks like."))
  var from: PeerFormat?

  @Option(
    help: ArgumentHelp("Which one, where a file holds several layouts.", valueName: "name"))
  var layout: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Writes the workspace into this file.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var output: String?

  @Flag(help: "Also over a file that is there already.")
  var force = false

  @Flag(help: "The report as JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "The report with every line that was converted, too.")
  var verbose = false

  @Flag(help: "Status 1 if anything was dropped; the workspace is written all the same.")
  var strict = false

  func run() async throws {
    let world = ToolWorld()
    if output?.isEmpty == true { throw ValidationError("--output takes the path of a file") }
    let target = output == "-" ? nil : output
    try await world.run {
      let wishes = Importing.Wishes(format: from, layout: layout, output: target, force: force)
      let made: Importing
      do {
        made = try Importing(file, wishes, in: world.surroundings)
      } catch KitFault.badFile(let faults, let source) where json {
        world.console.err(FaultsJSON(faults, in: source).text)
        return .badFile
      }
      if target == nil, !world.console.tryOut(made.text) {
        throw KitFault.store(StoreError("the workspace cannot be written to standard output"))
      }
      world.console.err(
        json
          ? ReportJSON(made.imported, in: made.source, output: target).text
          : ReportText(made.imported, in: made.source, isWhole: verbose).text)
      return strict && made.imported.count(.dropped) > 0 ? .failed : .done
    }
  }
}
