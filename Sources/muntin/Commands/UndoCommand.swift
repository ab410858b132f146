import ArgumentParser
import MuntinHost
import MuntinKit
import MuntinPlan
import MuntinSpec
import MuntinStore

struct UndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract:
      "Goes back to the state before the last apply, restore, destroy, adopt, release or undo.",
    usage: "muntin undo [<options>] [<file>]",
    discussion: """
      Shows the plan back and carries it out; as with apply, no process ends without consent. What \
      has ended cannot come back: that is said first, and it is only started anew as the workspace \
      said. Of an adopt or a release only marks are taken back. An undo is undone by another one; --at goes further back. `muntin log` has the numbers.
      """)

  @OptionGroup var file: FileOptions
  @OptionGroup var host: HostOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var consent: ConsentOptions

  @Option(
    name: [.long, .customLong("workspace")],
    help: "The name of the workspace, where its file is gone.")
  var name: String?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "The state before that entry of the log, or of that time (11:30, 10m).", valueName: "when"))
  var time: String?

  @Flag(help: "Restart panes whose command, environment or directory changed.")
  var restart = false

  @Flag(name: .customLong("dry-run"), help: "Only shows the plan.")
  var dryRun = false

  func run() async throws {
    let interrupts = Interrupts()
    let world = ToolWorld(plain: output.noColor, interrupt: interrupts.descriptor)
    let choice = try host.choice(world)
    try await world.run {
      let name = try name ?? fileWorkspace(world)
      let lock = try await Applying.lock(
        name, on: choice, command: "undo", in: world.surroundings)
      let undoing = try await Undoing.make(
        name, at: time, options: PlanOptions(restart: restart), on: choice,
        in: world.surroundings)
      world.tell(undoing.messages)
      if output.json { world.console.err(undoing.text) } else { world.console.out(undoing.text) }
      let status = await Carrying(
        world: world, output: output, consent: consent, isDry: dryRun, record: .init("undo")
      ).carryOut(undoing.planning, interrupts)
      _ = consume lock
      return status
    }
  }

  private func fileWorkspace(_ world: ToolWorld) throws -> String {
    do {
      return try file.load(world).workspace.name
    } catch KitFault.usage(let sentence, _) {
      throw KitFault.usage(
        sentence, hint: "name a file, or the workspace with --name; `muntin log` lists them")
    }
  }
}
