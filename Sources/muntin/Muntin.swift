import ArgumentParser

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@main
struct Muntin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "muntin",
    abstract: "Workspaces for terminals, written down: windows, tabs, panes and what runs in them.",
    discussion: """
      A file says what the terminal should look like. `plan` shows the difference, `apply` makes \
      only that difference, and no process is ended unless you say so.

      ENVIRONMENT:
        MUNTIN_VAR_<name>     The value of a variable; --set goes before it.
        MUNTIN_HOST           As --host.
        MUNTIN_SOCKET         As --socket.
        MUNTIN_DEADLINE       Milliseconds of silence after which the terminal is
                              given up; 30000 without it.
        XDG_CONFIG_HOME       Workspaces that go by a name lie in its folder muntin.
        MUNTIN_KEEP           Snapshots kept of an arrangement, and entries of the log
                              of a workspace; 50 without it, 0 keeps all.
        MUNTIN_KEEP_DAYS      The same in days; 90 without it.
        XDG_STATE_HOME        Arrangements, the log and locks lie in its folder muntin.
        NO_COLOR, COLUMNS     No colours; the width where there is no terminal.

      EXIT STATUS:
        0                     Done.
        1                     Failed, or not all of it could be done, or refused.
        2                     Something would change (--detailed-exitcode, --check).
        64                    The words of the call make no sense.
        65                    The file has faults or cannot be read.
        69                    The terminal cannot be reached, is too old or silent.
        75                    Another apply of this workspace is under way.
        130                   Interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, ValidateCommand.self, ShowCommand.self, PlanCommand.self,
      ApplyCommand.self, DestroyCommand.self, AdoptCommand.self, ReleaseCommand.self,
      SaveCommand.self, RestoreCommand.self, ArrangementsCommand.self, WatchCommand.self,
      UndoCommand.self, LogCommand.self, StatusCommand.self, ListCommand.self,
      ImportCommand.self, ProfilesCommand.self, ServeCommand.self, SchemaCommand.self,
      DoctorCommand.self, CompletionsCommand.self,
    ])

  /// How the parser begins its own messages: as ours begin.
  static var _errorLabel: String { "error" }

  static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    await Foresight.$current.withValue(Foresight(words)) { await run(words) }
  }

  private static func run(_ words: [String]) async {
    var kind: (any ParsableCommand.Type)?
    do {
      var command = try parsed(words)
      kind = type(of: command)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      await Foresight.current?.letGo()
      leave(code.rawValue)
    } catch {
      await Foresight.current?.letGo()
      // Help and version are errors to the parser; their own status is 0.
      let status = exitCode(for: error)
      let console = Console(environment: ToolWorld.environment())
      let message = text(of: error, in: kind) + "\n"
      if status == .success { console.out(message) } else { console.err(message) }
      leave(status == .success ? 0 : 64)
    }
  }

  /// Reads the words of the call.
  ///
  /// The root has no options of its own, so a subcommand can be read by itself, which saves the
  /// parser the tree of all commands and one look at their options. Whatever is not plainly that
  /// subcommand (help, the version, a fault) is read once more from the root, which knows the
  /// whole usage.
  private static func parsed(_ words: [String]) throws -> any ParsableCommand {
    if let name = words.first,
      let kind = configuration.subcommands.first(where: { $0.configuration.commandName == name }),
      let command = try? kind.parseAsRoot(Array(words.dropFirst())), type(of: command) == kind
    {
      return command
    }
    return try parseAsRoot(words)
  }

  /// - Parameter kind: the command that found the fault; nil where the parser did.
  private static func text(of error: any Error, in kind: (any ParsableCommand.Type)?) -> String {
    guard let fault = error as? ValidationError, let kind,
      let name = kind.configuration.commandName
    else { return fullMessage(for: error) }
    return "error: \(fault.message)\nUsage: \(usageString(for: kind))\n"
      + "  See 'muntin \(name) --help' for more information."
  }
}

private func leave(_ status: Int32) -> Never { exit(status) }
