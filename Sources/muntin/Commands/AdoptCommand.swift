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
    usage: "muntin adopt [<file>] [<options>]",
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

  @Option(
    help: ArgumentHelp(
      "Writes down what is nobody's, as an arrangement or a file (.yaml), and takes it over so.",
      valueName: "name"))
  var save: String?

  @Flag(name: .customLong("dry-run"), help: "Only shows what would be bound.")
  var dryRun = false

  func run() async throws {
    let interrupts = Interrupts()
    let world = ToolWorld(plain: output.noColor, interrupt: interrupts.descriptor)
    let choice = try host.choice(world)
    if let save {
      if file.file != nil || !file.settings.isEmpty {
        throw ValidationError("--save writes the file, and takes none")
      }
      try await world.run { try await adopt(as: save, on: choice, world, interrupts) }
      return
    }
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
        world: world, output: output, consent: ConsentOptions(), isDry: dryRun,
        record: .init("adopt")
      ).carryOut(made, interrupts)
      _ = consume lock
      return status
    }
  }

  private func adopt(
    as save: String, on choice: HostChoice, _ world: ToolWorld, _ interrupts: Interrupts
  ) async throws(KitFault) -> ExitStatus {
    let isFile = save.contains("/") || save.hasSuffix(".yaml") || save.hasSuffix(".yml")
    let last = save.split(separator: "/").last ?? ""
    let name = isFile ? String(last.split(separator: ".").first ?? "saved") : save
    let keeping = Keeping(world: world, isJSON: output.json, force: false)
    try keeping.check(name: name, output: isFile ? save : nil)
    var request = Saving.Request(
      name: name, part: window.map { .window($0) } ?? .everything, command: "adopt")
    request.isFreeOnly = true
    let made = try await Saving.look(request, on: choice, in: world.surroundings)
    do throws(KitFault) {
      let lock = try await Applying.lock(
        made.pieces[0].workspace, on: choice, command: "adopt", in: world.surroundings)
      if !dryRun {
        let place = try keeping.write(made, name: name, output: isFile ? save : nil)
        world.console.err("\(place).\n")
      }
      let status = await Carrying(
        world: world, output: output, consent: ConsentOptions(), isDry: dryRun,
        record: .init("adopt")
      ).carryOut(made.planning(made.pieces[0]), interrupts)
      _ = consume lock
      return status
    } catch {
      await made.host.close()
      throw error
    }
  }
}
