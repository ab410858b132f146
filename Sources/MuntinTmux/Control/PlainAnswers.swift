import MuntinHost

/// The answers to commands that one tmux client was given as arguments, and printed one after the
/// other.
///
/// After each but the last a marker is printed that no text of a pane can hold.
struct PlainAnswers {
  private let marker: String

  /// - Parameter salt: something that nobody can foresee.
  init(salt: UInt64) { marker = "muntin.answer." + String(salt, radix: 16) }

  /// The list with the markers in it, as arguments of the tmux program.
  ///
  /// - Errors: `refused` for what cannot be said to tmux, or not in so few bytes.
  func arguments(_ commands: [TmuxCommand]) throws(HostError) -> [String] {
    try OpeningMachine.arguments(commands) { _ in marker }
  }

  /// What was printed, cut up; of commands that failed, and those after them, there is nothing.
  ///
  /// - Parameter hasFailed: the last answer that is there is none.
  func replies(_ output: [UInt8], hasFailed: Bool) -> [[UInt8]] {
    let marker = Array(marker.utf8)[...]
    var replies: [[UInt8]] = []
    var start = output.startIndex
    var line = start
    while line < output.endIndex {
      let end = output[line...].firstIndex(of: 0x0A) ?? output.endIndex
      let next = min(end + 1, output.endIndex)
      if output[line..<end] == marker {
        replies.append(Array(output[start..<max(start, line - 1)]))
        start = next
      }
      line = next
    }
    if !hasFailed {
      let end =
        output.last == 0x0A && start < output.endIndex ? output.endIndex - 1 : output.endIndex
      replies.append(Array(output[start..<end]))
    }
    return replies
  }
}
