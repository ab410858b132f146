import ArgumentParser
import MuntinHost
import MuntinKit
import MuntinPlan
import MuntinSpec
import MuntinStore

struct DestroyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "destroy",
    abstract: "Closes everything that belongs to a workspace, and nothing else.",
    usage: "muntin destroy [<options>] [<file>]")

  @OptionGroup var file: FileOptions
  @OptionGroup var owned: OwnedOptions
  @OptionGroup var host: HostOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var consent: ConsentOptions

  func run() async throws {
    let interrupts = Interrupts()
    let world = ToolWorld(plain: output.noColor, interrupt: interrupts.descriptor)
    let choice = try host.choice(world)
    try await world.run {
      let workspace = try owned.workspace(file, world)
      let lock = try await Applying.lock(
        workspace, on: choice, command: "destroy", in: world.surroundings)
      let made = try await Planning.destroy(
        workspace, on: choice, options: PlanOptions(targets: owned.targets), in: world.surroundings)
      if made.plan.isEmpty, made.plan.notices.isEmpty {
        await made.host.close()
        if output.json {
          world.print(made.plan, output)
          return .done
        }
        world.tellOfNothing(workspace, on: made.plan.host)
        return .done
      }
      let status = await Carrying(
        world: world, output: output, consent: consent, record: .init("destroy")
      )
      .carryOut(made, interrupts)
      _ = consume lock
      return status
    }
  }
}
