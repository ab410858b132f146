/// The tools whose files can be imported, by the names that `--from` takes.
package enum PeerFormat: String, CaseIterable, Sendable {
  case tmuxp, tmuxinator, teamocil, itermocil, smug, it2rc
  case tmuxResurrect = "tmux-resurrect"

  /// Whether lines are typed with tmux's `send-keys` and without `-l`, so that the name of a key
  /// is that key.
  var namesKeys: Bool {
    switch self {
    case .tmuxp, .tmuxinator, .teamocil, .smug: true
    case .itermocil, .it2rc, .tmuxResurrect: false
    }
  }

  /// `tmuxp, tmuxinator, …`, for messages.
  package static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
