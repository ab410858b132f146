import ArgumentParser
import MuntinHost
import MuntinKit
import MuntinPlan
import MuntinSpec
import MuntinStore

struct SaveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "save",
    abstract: "Writes down what the terminal shows, as a workspace that can be restored.",
    discussion: """
      Windows, tabs, panes, their sizes, folders, commands with their arguments, titles and looks. \
      The environment of processes is not saved but for the variables named with --env. What is \
      nobody's yet becomes part of the workspace: it is marked, and otherwise left as it is, so \
      that `muntin plan` of what was saved finds no difference; `muntin release` gives it up again.
      """)

  @Argument(help: "What it is called: the arrangement, and the workspace where there is none yet.")
  var name: String

  @OptionGroup var saving: SavingOptions
  @OptionGroup var keep: KeepOptions
  @OptionGroup var host: HostOptions
  @OptionGroup var look: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Writes a workspace file instead of an arrangement; - prints it.", valueName: "file"))
  var output: String?

  @Flag(help: "Saves it as an arrangement of iTerm2's own, too: of all windows, or of --window.")
  var native = false

  @Flag(inversion: .prefixedNo, help: "Mark what is nobody's as part of the workspace.")
  var bind = true

  func run() async throws {
    let interrupts = Interrupts()
    let world = ToolWorld(plain: look.noColor, interrupt: interrupts.descriptor)
    let choice = try host.choice(world)
    let request = try saving.request(name: name)
    if native { try checkNative() }
    try await world.run {
      let keeping = Keeping(
        world: world, isJSON: look.json, force: saving.force, limits: try keep.limits(world))
      try keeping.check(name: name, output: output)
      if native { return try await saveNatively(request, keeping, choice, world) }
      let made = try await Saving.look(request, on: choice, in: world.surroundings)
      return try await keeping.keep(
        made, name: name, output: output, binds: bind, on: choice)
    }
  }
}

/// Which part of the terminal is saved, and how much of it.
struct SavingOptions: ParsableArguments {
  @OptionGroup var part: PartOptions

  @Flag(help: "Keeps the text of the panes as well.")
  var scrollback = false

  @Option(
    help: ArgumentHelp(
      "A command that restore may start by itself; may be repeated.", valueName: "command"))
  var run: [String] = []

  @Option(
    help: ArgumentHelp(
      "A command that restore leaves out; may be repeated.", valueName: "command"))
  var skip: [String] = []

  @Flag(help: "Also where far fewer panes are there than before, and over a file.")
  var force = false

  func request(name: String) throws -> Saving.Request {
    var request = try part.request(name: name)
    request.scrollback = scrollback
    request.rules = RestoreRules(run: run, skip: skip)
    return request
  }
}

/// Which part of the terminal is saved.
struct PartOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only this window, by its id, title or key.", valueName: "window"))
  var window: String?

  @Option(help: ArgumentHelp("Only this tab, by its id, title or key.", valueName: "tab"))
  var tab: String?

  @Option(help: ArgumentHelp("Only what belongs to this workspace.", valueName: "name"))
  var workspace: String?

  @Option(
    name: .customLong("env"),
    help: ArgumentHelp(
      "Saves this variable of the panes' processes; may be repeated.", valueName: "name"))
  var environment: [String] = []

  func request(name: String) throws -> Saving.Request {
    let parts: [CaptureRequest.Part] = [
      window.map { .window($0) }, tab.map { .tab($0) }, workspace.map { .workspace($0) },
    ].compactMap { $0 }
    guard parts.count < 2 else {
      throw ValidationError("only one of --window, --tab and --workspace")
    }
    return Saving.Request(name: name, part: parts.first ?? .everything, environment: environment)
  }
}
