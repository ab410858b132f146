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

      With --native iTerm2 opens the windows of its own arrangement of that name. Where there is one \
      of muntin's as well, as `muntin save --native` keeps it, what iTerm2 forgets is put back from \
      it: commands, user variables, marks, looks.
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

  @Flag(help: "Restores iTerm2's own arrangement of that name.")
  var native = false

  @Option(
    help: ArgumentHelp(
      "With --native: the window that its tabs come into, by id, title or key.",
      valueName: "window"))
  var window: String?

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
    if native {
      try await world.run { try await restoreNatively(choice, world, interrupts) }
      return
    }
    if window != nil {
      throw ValidationError("--window goes with --native; --only names a part of the arrangement")
    }
    try await world.run {
      let loaded = try Arrangements(in: world.surroundings).load(name, at: at)
      let all = try Restoring.all(loaded, named: name, in: world.surroundings)
      for message in all.flatMap(\.messages) { world.console.err("note: \(message)\n") }
      if all.count > 1, only != nil {
        throw ValidationError(
          "--only goes with an arrangement of one workspace; this one has \(all.count)")
      }
      var status = ExitStatus.done
      for restoring in all where status == .done {
        if all.count > 1, !output.json {
          world.console.out("Workspace \(Shown.quoted(restoring.file.workspace.name)):\n")
        }
        status = try await restore(restoring, choice, world, interrupts)
      }
      return status
    }
  }

  private func restore(
    _ restoring: Restoring, _ choice: HostChoice, _ world: ToolWorld, _ interrupts: Interrupts
  ) async throws(KitFault) -> ExitStatus {
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

  func decide(
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
