import MuntinPlan
import MuntinSpec
import MuntinTmux

/// The tmux command that shows a workspace.
package struct TmuxAttach: Sendable {
  package let arguments: [String]
  /// Our terminal shows another tmux server, which would refuse to be nested unless it is hidden.
  package let isNested: Bool

  /// The command as one would type it into any shell.
  package var shown: String {
    (isNested ? "TMUX= " : "") + arguments.map(Self.word).joined(separator: " ")
  }

  /// zsh takes a bare `=name` for the path of a program.
  private static func word(_ word: String) -> String {
    let quoted = ShellWord.quoted(word)
    return quoted.hasPrefix("=") ? "'\(quoted)'" : quoted
  }

  /// Nil where the workspace has no window.
  package init?(_ planning: Planning, _ choice: HostChoice, in surroundings: Surroundings) {
    guard let session = planning.firstTitle else { return nil }
    let around = surroundings.environment["TMUX"] ?? ""
    let address = try? TmuxServerAddress(
      socket: choice.socket, environment: surroundings.environment, userID: surroundings.userID)
    guard let address else { return nil }
    let outer =
      around.isEmpty
      ? nil
      : try? TmuxServerAddress(
        socket: nil, environment: surroundings.environment, userID: surroundings.userID)
    let isInside = outer?.socketPath == address.socketPath
    isNested = !around.isEmpty && !isInside
    arguments =
      ["tmux"] + (choice.socket == nil ? [] : address.arguments)
      + [isInside ? "switch-client" : "attach-session", "-t", "=" + session]
  }
}

extension Planning {
  /// The name of the workspace's first session, as it is after the plan.
  var firstTitle: String? {
    let ours = live.windows.filter { $0.mark?.workspace == plan.workspace }
    let first =
      firstWindow ?? ours.compactMap(\.mark).min { $0.words.place < $1.words.place }?.key
    for change in plan.changes {
      switch change {
      case .set(let key, .title, _, let title) where key == first:
        return title.map { TmuxHost.sessionName($0.value) }
      case .openWindow(let key, let title, _) where key == first || first == nil:
        return TmuxHost.sessionName(title)
      default: continue
      }
    }
    let id = first.flatMap { plan.subjects[$0] }
    return (ours.first { $0.id == id } ?? ours.first)?.attributes[.title]
  }
}
