package import MuntinHost

/// One command for tmux: its name and its arguments, still unquoted.
///
/// Any text may be an argument. A first positional argument that may begin with `-` needs `--`
/// before it, as with every program; later ones do not.
package struct TmuxCommand: Equatable, Sendable {
  package var words: [String]

  package init(_ words: [String]) { self.words = words }

  /// Appends the command to a control line.
  ///
  /// - Errors: `refused` for a NUL, and for a first word that is not the name of a command: it might
  ///   be an assignment, a comment, or nothing at all, which tmux takes for a wish to leave.
  func append(to line: inout [UInt8]) throws(HostError) {
    try checkName()
    for (index, word) in words.enumerated() {
      if index > 0 { line.append(UInt8(ascii: " ")) }
      try TmuxQuoting.append(word, to: &line)
    }
  }

  /// The command as arguments of the tmux program.
  ///
  /// - Errors: as for a line.
  package func arguments() throws(HostError) -> [String] {
    try checkName()
    var arguments: [String] = []
    for word in words { arguments.append(try TmuxQuoting.argument(word)) }
    return arguments
  }

  private func checkName() throws(HostError) {
    let isName = words.first?.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
    }
    guard isName == true, words.first?.isEmpty == false else {
      throw TmuxFault.noCommand(words.first ?? "")
    }
  }
}

/// Commands that are read as one: if one of them cannot be parsed, none is run; if one fails, the
/// rest is left out.
///
/// Commands that run other commands (`if-shell`, `run-shell -C`, `source-file`) have no place here:
/// the inner ones answer too, and every later answer would be taken for another's.
package struct TmuxLine: Equatable, Sendable {
  package var commands: [TmuxCommand]

  package init(_ commands: [TmuxCommand]) { self.commands = commands }
  package init(_ command: TmuxCommand) { commands = [command] }

  /// A line of a single command.
  package init(_ words: [String]) { commands = [TmuxCommand(words)] }

  /// The line as tmux reads it, with its newline.
  package func text() throws(HostError) -> [UInt8] {
    var text: [UInt8] = []
    try append(to: &text)
    return text
  }

  /// - Errors: `refused`, see `TmuxCommand`; then `text` may hold a part.
  func append(to text: inout [UInt8]) throws(HostError) {
    if commands.isEmpty { throw TmuxFault.noCommand("") }
    for (index, command) in commands.enumerated() {
      if index > 0 { text.append(contentsOf: " ; ".utf8) }
      try command.append(to: &text)
    }
    text.append(0x0A)
  }
}

/// What the commands of one line, or of the argument list, answered.
package struct LineResult: Equatable, Sendable {
  package struct Failure: Equatable, Sendable {
    /// Which command of the line; 0 too when the line as a whole was not understood.
    package var index: Int
    /// tmux's own words.
    package var message: String

    package init(index: Int, message: String) {
      self.index = index
      self.message = message
    }
  }

  /// The bodies of the commands that succeeded, in order.
  package var replies: [[UInt8]]
  package var failure: Failure?

  package init(replies: [[UInt8]] = [], failure: Failure? = nil) {
    self.replies = replies
    self.failure = failure
  }
}
