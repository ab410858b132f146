import ArgumentParser
import MuntinKit
import MuntinPlan
import MuntinSpec
import MuntinStore

struct ApplyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Makes the terminal match the workspace, and changes nothing else.",
    discussion: """
      Takes a workspace file, or a plan that `plan --out` wrote. It asks only where a process \
      would end; without a terminal to ask on and without --yes, nothing at all is done then. What it does is told on standard error once \
      it lasts over half a second, on a terminal only.
      """)

  @OptionGroup var file: FileOptions
  @OptionGroup var host: HostOptions
  @OptionGroup var planning: PlanningOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var consent: ConsentOptions

  @Flag(help: "Attaches to the workspace afterwards; within tmux, switches to it.")
  var attach = false

  @Flag(help: "Tells what each stage cost: waits for answers, requests, milliseconds.")
  var timings = false

  @Option(
    help: ArgumentHelp(
      "A plan that `plan --out` wrote, for the workspace named.", valueName: "file"))
  var plan: String?

  func run() async throws {
    let interrupts = Foresight.current?.interrupts ?? Interrupts()
    let world = ToolWorld(plain: output.noColor, interrupt: interrupts.descriptor)
    let choice = try host.choice(world)
    if attach, !world.console.isInteractive {
      throw ValidationError("--attach needs a terminal")
    }
    let planned = try savedPlan(world)
    try await world.run {
      let workspace: String
      let file: WorkspaceFile?
      if let planned, plan == nil {
        (workspace, file) = (planned.workspace, nil)
      } else {
        let loaded = try await self.file.foreseen(world)
        (workspace, file) = (loaded.workspace.name, loaded)
      }
      let foreseen = try await Foresight.current?.plan(
        self.file.file, settings: self.file.values(), on: choice, options: planning.value)
      let lock: WorkspaceLock
      if let kept = await foreseen?.takeLock() {
        lock = kept
      } else {
        lock = try await Applying.lock(
          workspace, on: choice, command: "apply", in: world.surroundings)
      }
      let made: Planning
      if let foreseen {
        made = foreseen.planning
      } else if let planned {
        made = try await SavedPlan.renew(
          planned, expected: file, on: choice, in: world.surroundings)
      } else if let file {
        made = try await Planning.make(
          file, on: choice, options: planning.value, mayAttach: true, in: world.surroundings)
      } else {
        return .usage
      }
      let status = await Carrying(
        world: world, output: output, consent: consent, showsTimings: timings,
        record: .init("apply", file: file?.path ?? planned?.path)
      ).carryOut(made, interrupts)
      _ = consume lock
      guard status == .done else { return status }
      try Attaching(world: world, choice: choice).finish(
        made, attaches: attach, isQuiet: output.json)
      return .done
    }
  }

  private func savedPlan(_ world: ToolWorld) throws -> PlanFile? {
    var saved: PlanFile?
    do {
      if let plan {
        saved = try SavedPlan.read(plan, in: world.surroundings)
        guard saved != nil else { throw ValidationError("\"\(plan)\" is no plan file") }
      } else if let name = file.file, name != "-" {
        saved = try SavedPlan.read(name, in: world.surroundings)
      }
    } catch let fault as KitFault {
      world.console.err(fault.text(color: world.console.isColored, width: world.console.width))
      throw ExitCode(fault.exitStatus.rawValue)
    }
    if saved != nil, !file.settings.isEmpty || planning.value != PlanOptions() {
      throw ValidationError("a saved plan takes no --set, --restart, --rerun or --target")
    }
    return saved
  }
}

/// Whether processes may end without a question.
struct ConsentOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Lets processes end without asking.")
  var yes = false
}
