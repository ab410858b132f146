import ArgumentParser
import MuntinHost
import MuntinKit
import MuntinPlan
import MuntinSpec
import MuntinStore

struct AdoptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Takes over what is there already, as it is, for a workspace.",
    discussion: """
      Binds windows, tabs and panes that belong to nobody to the nodes of the file that they are \
      most like, and shows how like they are. It only marks them: nothing is started, typed, moved \
      or renamed. `muntin plan` then shows what really differs; `muntin release` gives all back.
      """)

  @OptionGroup var file: FileOptions
  @OptionGroup var host: HostOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "The one window (tmux session) to take over, by its id or title.", valueName: "window"))
  var window: String?

  @Flag(name: .customLong("dry-run"), help: "Only shows what would be bound.")
  var dryRun = false

  func run() async throws {
    let interrupts = Interrupts()
    let world = ToolWorld(plain: output.noColor, interrupt: interrupts.descriptor)
    let choice = try host.choice(world)
    try await world.run {
      let loaded = try file.load(world)
      let lock = try await Applying.lock(
        loaded.workspace.name, on: choice, command: "adopt", in: world.surroundings)
      let made = try await Planning.adopt(
        loaded, window: window, on: choice, in: world.surroundings)
      if made.plan.isEmpty, !output.json {
        await made.host.close()
        let place = window.map { "in window \(Shown.quoted($0))" } ?? "on \(made.plan.host)"
        world.console.out("Nothing \(place) is like what the workspace still lacks.\n")
        return .done
      }
      let status = await Carrying(
        world: world, output: output, consent: ConsentOptions(), isDry: dryRun
      ).carryOut(made, interrupts)
      _ = consume lock
      return status
    }
  }
}
