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
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, ValidateCommand.self, ShowCommand.self, PlanCommand.self,
      ApplyCommand.self, DestroyCommand.self, StatusCommand.self, ListCommand.self,
      SchemaCommand.self, DoctorCommand.self, CompletionsCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      leave(code.rawValue)
    } catch {
      // Help and version are errors to the parser; their own status is 0.
      let status = exitCode(for: error)
      let console = Console(environment: ToolWorld.environment())
      let message = fullMessage(for: error) + "\n"
      if status == .success { console.out(message) } else { console.err(message) }
      leave(status == .success ? 0 : 64)
    }
  }
}

private func leave(_ status: Int32) -> Never { exit(status) }
