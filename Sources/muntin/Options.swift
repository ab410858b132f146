import ArgumentParser
import MuntinKit
import MuntinPlan
import MuntinStore

/// The workspace file and its variables.
struct FileOptions: ParsableArguments {
  @Argument(
    help: """
      A file; a name under the folder muntin of your configuration; `-` for standard input. \
      Without it: muntin.yaml or .muntin.yaml here or in a folder above.
      """, completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Gives a variable a value.", valueName: "name=value"))
  var settings: [String] = []

  func values() throws -> [String: String] {
    var values: [String: String] = [:]
    for setting in settings {
      guard let sign = setting.firstIndex(of: "="), sign != setting.startIndex else {
        throw ValidationError("--set takes name=value, not \"\(Shown.escaped(setting))\"")
      }
      values[String(setting[..<sign])] = String(setting[setting.index(after: sign)...])
    }
    return values
  }

  /// As `load`, but takes what has been read already.
  func foreseen(_ world: ToolWorld) async throws -> WorkspaceFile {
    guard let file = try await Foresight.current?.file(self.file, settings: try values()) else {
      return try load(world)
    }
    world.warn(about: file)
    return file
  }

  /// - Parameter profiles: a folder of dynamic profiles; nil for iTerm2's own.
  func load(_ world: ToolWorld, profiles: String? = nil) throws -> WorkspaceFile {
    let file = try WorkspaceFile.load(
      self.file, settings: values(), profiles: profiles, in: world.surroundings)
    world.warn(about: file)
    return file
  }
}

extension HostChoice.Kind: ExpressibleByArgument {}

/// Which terminal.
struct HostOptions: ParsableArguments {
  @Option(help: "The terminal: auto, tmux, iterm2 or memory. Also MUNTIN_HOST.")
  var host: HostChoice.Kind?

  @Option(
    help: """
      Name or path of the terminal's socket (tmux -L, -S; iTerm2's API). Also MUNTIN_SOCKET.
      """)
  var socket: String?

  @Option(help: ArgumentHelp("Size of windows that nothing else gives one.", valueName: "200x50"))
  var size: String?

  @Option(
    name: .customLong("tmux-config"),
    help: ArgumentHelp(
      "What a tmux server that is started reads instead of your configuration.",
      valueName: "file"))
  var configuration: String?

  func choice(_ world: ToolWorld) throws -> HostChoice {
    try HostWords(host: host, socket: socket, size: size, configuration: configuration)
      .choice(world.surroundings.environment)
  }
}

/// How much of a plan, and how far it may go.
struct PlanningOptions: ParsableArguments {
  @Flag(help: "Restart panes whose command, environment or directory changed.")
  var restart = false

  @Flag(help: "Type a changed `run` again.")
  var rerun = false

  @Option(
    name: .customLong("target"),
    help: ArgumentHelp("Only this window, tab or pane; may be repeated.", valueName: "key"))
  var targets: [String] = []

  var value: PlanOptions { PlanOptions(restart: restart, rerun: rerun, targets: targets) }
}

/// How the output looks.
struct OutputOptions: ParsableArguments {
  @Flag(name: .customLong("no-color"), help: "No colours. Also NO_COLOR.")
  var noColor = false

  @Flag(help: "A JSON document instead of text.")
  var json = false
}
