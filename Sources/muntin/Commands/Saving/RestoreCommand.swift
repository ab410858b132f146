import ArgumentParser
import MuntinKit
import MuntinPlan
import MuntinSpec

struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Brings back an arrangement that was saved.",
    usage: "muntin restore <name> [<options>]",
    discussion: """
      An apply of what was saved: what is still there stays as it is, and what would end a process \
      asks first. Commands of new panes are typed and not entered, unless --commands or the file's \
      own rules say otherwise.
      """)

  @Argument(help: "The name of the arrangement.")
  var name: String

  @Option(
    help: ArgumentHelp("An older snapshot: its number or a time.", valueName: "time"))
  var at: String?

  @Option(help: ArgumentHelp("Only this window or tab.", valueName: "key"))
  var only: String?

  @Option(help: "What becomes of commands: ask, run, type or skip.")
  var commands: CommandChoice?

  @Flag(name: .customLong("dry-run"), help: "Only shows the plan.")
  var dryRun = false

  @OptionGroup var host: HostOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var consent: ConsentOptions

  enum CommandChoice: String, ExpressibleByArgument, CaseIterable {
    case ask, run, type, skip
  }

  func run() async throws {
    let interrupts = Interrupts()
    let world = ToolWorld(plain: output.noColor, interrupt: interrupts.descriptor)
    let choice = try host.choice(world)
    if commands == .ask, !dryRun, !world.console.canAsk {
      throw ValidationError("--commands ask needs a terminal")
    }
    try await world.run {
      let loaded = try Arrangements(in: world.surroundings).load(name, at: at)
      let restoring = try Restoring(loaded, named: name, in: world.surroundings)
      for message in restoring.messages { world.console.err("note: \(message)\n") }
      let lock = try await Applying.lock(
        restoring.file.workspace.name, on: choice, command: "restore", in: world.surroundings)
      var made = try await restoring.plan(only: only, on: choice, mayAttach: !dryRun)
      let policies = restoring.policies(for: made.plan) { key, text, rule in
        decide(key, text, rule, world)
      }
      made.plan = try restoring.carrying(made.plan, policies, showsText: !dryRun)
      let status = await Carrying(
        world: world, output: output, consent: consent, isDry: dryRun, record: .init("restore")
      ).carryOut(made, interrupts)
      _ = consume lock
      return status
    }
  }

  private func decide(
    _ key: NodeKey, _ text: String, _ rule: Bool?, _ world: ToolWorld
  ) -> CommandPolicy {
    switch commands {
    case .run: return .run
    case .skip: return .skip
    case .type: return .type
    case nil: return rule.map { $0 ? .run : .skip } ?? .type
    case .ask:
      if dryRun { return .type }
      let question =
        "Pane \(Shown.escaped(key.description)): \(Shown.escaped(text))\n"
        + "  run, type or skip? "
      while let answer = world.console.answer(question) {
        if let policy = CommandPolicy.allCases.first(where: { $0.rawValue == answer }) {
          return policy
        }
      }
      return .skip
    }
  }
}
