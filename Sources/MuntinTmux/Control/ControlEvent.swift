/// One thing that tmux said in control mode.
package enum ControlEvent: Equatable, Sendable {
  /// What one command answered. `body` is as it was, lines joined by a newline, nothing decoded:
  /// it may hold any byte and even lines that look like protocol.
  ///
  /// `flags` is 1 for commands of our input and 0 for those of our argument list and of hooks.
  case reply(number: Int, flags: Int, ok: Bool, body: [UInt8])
  /// A line such as `%window-add @1`: its name without the `%`, and what follows the blank.
  case notice(name: String, rest: [UInt8])
  /// The server lets us go; nothing follows.
  case exit(reason: String)
  /// A line that belongs to nothing: what a hook printed, or an error in the argument list.
  case stray([UInt8])
  /// More bytes in one reply or line than anybody needs; nothing is read after it.
  case oversized(limit: Int)
}
