import MuntinHost
import MuntinPlan
import MuntinSpec

/// One line for tmux, with what it does for a plan.
struct TmuxStep {
  var commands: [TmuxCommand]
  /// Places in the batch of the changes that it carries out.
  var places: [Int] = []
  /// The nodes whose ids its answer tells, in the reply of the command at `place`.
  var made: (place: Int, nodes: [NodeKey])?
  /// A session may die of it: nothing may be in the same batch (tmux.md, section 1).
  var standsAlone = false
  /// The sessions that end with it.
  var ends: Set<HostID> = []
  /// Baselines for receipts: the reply of the first command, and the pane it is of.
  var probed: HostID?
  /// What was typed, for a receipt.
  var typed: TypedText?

  init(_ commands: [TmuxCommand], places: [Int] = []) {
    self.commands = commands
    self.places = places
  }

  var line: TmuxLine { TmuxLine(commands) }

  /// What a creating command prints.
  static let madeFormat =
    "#{session_id} #{window_id} #{pane_id} #{pane_pid} #{pane_tty}"
}

/// How a pane's process is said to tmux.
struct TmuxStart {
  let start: PaneStart

  /// `-c` and `-e` and, after `--`, the command; nothing for a shell.
  func arguments(heldBack: Bool = false, environment: Bool = true) -> [String] {
    var words: [String] = []
    if let directory = start.directory {
      words += ["-c", TmuxText.literal(directory.value)]
    }
    if environment {
      for entry in start.environment { words += ["-e", "\(entry.name)=\(entry.value.value)"] }
    }
    return words + ["--"] + (heldBack ? Self.placeholder : command)
  }

  var command: [String] {
    switch start.process {
    case nil: []
    case .shellText(let text): text.value.isEmpty ? [] : [text.value]
    // A single word would be read by a shell, so it is quoted for one.
    case .arguments(let words):
      words.count == 1 ? [ShellWord.quoted(words[0].value)] : words.map(\.value)
    }
  }

  /// What `respawn-pane` needs where a shell is wanted: without a command it would start the last
  /// one again.
  var respawnCommand: [String] {
    command.isEmpty ? ["exec \"${SHELL:-/bin/sh}\" -l"] : command
  }

  /// Keeps a pane open until its own process may start.
  static let placeholder = [
    "/bin/sh", "-c", "echo 'waiting for its turn'; exec sleep 2147483647",
  ]
}

extension PaneStart {
  /// The program of a list of words.
  var program: String? {
    guard case .arguments(let words) = process, words.count > 1 else { return nil }
    return words.first?.value
  }
}
