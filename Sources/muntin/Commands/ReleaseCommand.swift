import ArgumentParser
import MuntinHost
import MuntinKit
import MuntinPlan
import MuntinSpec
import MuntinStore

struct ReleaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Gives up what belongs to a workspace: it stays as it is, and is nobody's.",
    usage: "muntin release [<options>] [<file>]")

  @OptionGroup var file: FileOptions
  @OptionGroup var owned: OwnedOptions
  @OptionGroup var host: HostOptions
  @OptionGroup var output: OutputOptions

  @Flag(name: .customLong("dry-run"), help: "Only shows what would be given up.")
  var dryRun = false

  func run() async throws {
    let interrupts = Interrupts()
    let world = ToolWorld(plain: output.noColor, interrupt: interrupts.descriptor)
    let choice = try host.choice(world)
    try await world.run {
      let workspace = try owned.workspace(file, world)
      let lock = try await Applying.lock(
        workspace, on: choice, command: "release", in: world.surroundings)
      let made = try await Planning.release(
        workspace, targets: owned.targets, on: choice, in: world.surroundings)
      if made.plan.isEmpty, !output.json {
        await made.host.close()
        world.tellOfNothing(workspace, on: made.plan.host)
        return .done
      }
      let status = await Carrying(
        world: world, output: output, consent: ConsentOptions(), isDry: dryRun,
        record: .init("release")
      ).carryOut(made, interrupts)
      _ = consume lock
      return status
    }
  }
}
