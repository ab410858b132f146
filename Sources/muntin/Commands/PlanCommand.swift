import ArgumentParser
import MuntinHost
import MuntinKit
import MuntinPlan

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Shows what an apply would do; changes nothing.")

  @OptionGroup var file: FileOptions
  @OptionGroup var host: HostOptions
  @OptionGroup var planning: PlanningOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Also writes the plan, to be applied later.", valueName: "file"))
  var out: String?

  @Flag(
    name: .customLong("detailed-exitcode"), help: "Ends with 2 where something would change.")
  var detailedExitCode = false

  func run() async throws {
    if out == "-" {
      throw ValidationError("--out takes a file; `--json` prints the plan on standard output")
    }
    let world = ToolWorld(plain: output.noColor)
    let choice = try host.choice(world)
    try await world.run {
      let file = try await file.foreseen(world)
      let foreseen = try await Foresight.current?.plan(
        self.file.file, settings: self.file.values(), on: choice, options: planning.value)
      let made: Planning
      if let foreseen {
        made = foreseen.planning
      } else {
        made = try await Planning.make(
          file, on: choice, options: planning.value, in: world.surroundings)
      }
      await made.host.close()
      world.print(made.plan, output)
      if let out {
        try SavedPlan.save(
          made, of: file, options: planning.value, on: choice, to: out, in: world.surroundings)
        if !output.json {
          world.console.err("The plan is in \(out): `muntin apply \(out)` does just this.\n")
        }
      }
      return detailedExitCode && made.plan.isPending ? .changesPending : .done
    }
  }
}

extension Plan {
  /// The terminal is not as the workspace says.
  var isPending: Bool { !isEmpty || waitsForConsent }
}

extension ToolWorld {
  func print(_ plan: Plan, _ output: OutputOptions) {
    console.out(
      output.json
        ? PlanJSON(plan).text
        : PlanText(plan, color: console.isColored, width: console.width).text)
  }
}
