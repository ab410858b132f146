import MuntinPlan
import MuntinSpec
import MuntinTmux

/// The tmux command that shows a workspace.
package struct TmuxAttach: Sendable {
  package let arguments: [String]

  /// The command as one would type it.
  package var shown: String { arguments.map(ShellWord.quoted).joined(separator: " ") }

  /// Nil where the workspace has no window.
  package init?(_ planning: Planning, _ choice: HostChoice, in surroundings: Surroundings) {
    guard let session = planning.firstTitle else { return nil }
    let address = try? TmuxServerAddress(
      socket: choice.socket, environment: surroundings.environment, userID: surroundings.userID)
    guard let address else { return nil }
    let inside = surroundings.environment["TMUX"]?.prefix { $0 != "," } ?? ""
    let isInside = !inside.isEmpty && String(inside) == address.socketPath
    let server = choice.socket == nil ? [] : address.arguments
    arguments =
      ["tmux"] + server
      + [isInside ? "switch-client" : "attach-session", "-t", "=" + session]
  }
}

extension Planning {
  /// The name of the workspace's first session, as it is after the plan.
  var firstTitle: String? {
    for change in plan.changes {
      switch change {
      case .set(let key, .title, _, let title) where key.kind == .window:
        return title.map { TmuxHost.sessionName($0.value) }
      case .openWindow(_, let title, _): return TmuxHost.sessionName(title)
      default: continue
      }
    }
    return live.windows.first { $0.mark?.workspace == plan.workspace }?.attributes[.title]
  }
}
