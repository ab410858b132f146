import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Prints completions for a shell.",
    discussion: """
      bash: source <(muntin completions bash)
      zsh:  muntin completions zsh > ~/.zsh/completions/_muntin
      fish: muntin completions fish > ~/.config/fish/completions/muntin.fish
      """)

  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish

    var generator: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() {
    Console(environment: ToolWorld.environment())
      .out(Muntin.completionScript(for: shell.generator) + "\n")
  }
}
