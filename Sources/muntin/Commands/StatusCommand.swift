import ArgumentParser
import MuntinHost
import MuntinKit
import MuntinPlan

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Tells what is missing, what ended and what was changed by hand.",
    usage: "muntin status [<options>] [<file>]")

  @OptionGroup var file: FileOptions
  @OptionGroup var host: HostOptions
  @OptionGroup var output: OutputOptions

  @Flag(name: .customLong("detailed-exitcode"), help: "Ends with 2 where something differs.")
  var detailedExitCode = false

  func run() async throws {
    let world = ToolWorld(plain: output.noColor)
    let choice = try host.choice(world)
    try await world.run {
      let file = try file.load(world)
      let made = try await Planning.make(file, on: choice, in: world.surroundings)
      await made.host.close()
      world.console.out(
        output.json ? PlanJSON(made.plan).text : StatusText(made.plan).text)
      return detailedExitCode && made.plan.isPending ? .changesPending : .done
    }
  }
}
