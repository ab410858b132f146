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
  /// The tab that stands as it is to be once all steps up to this one are done.
  var completes: NodeKey?
  /// What was typed, for a receipt.
  var typed: TypedText?

  init(_ commands: [TmuxCommand], places: [Int] = []) {
    self.commands = commands
    self.places = places
  }

  var line: TmuxLine { TmuxLine(commands) }

  /// Whether it makes a tab.
  var opensTab: Bool { made?.nodes.contains { $0.kind == .tab } == true }

  /// Stands for the id of a tab that is yet to be made; no text of a user's begins so.
  static func address(of tab: NodeKey) -> String { "\u{0}" + tab.description + "\u{0}" }

  /// With the ids in place of addresses; nil where one is not known yet. What is no address stays.
  func addressed(_ ids: [NodeKey: HostID]) -> TmuxStep? {
    var step = self
    for (place, command) in commands.enumerated() {
      for (number, word) in command.words.enumerated() where word.first == "\u{0}" {
        let parts = word.dropFirst().split(
          separator: "\u{0}", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let tab = NodeKey(text: String(parts[0])) else { continue }
        guard let id = ids[tab] else { return nil }
        step.commands[place].words[number] = id.text + parts[1]
      }
    }
    return step
  }

  /// What a creating command prints.
  static let madeFormat =
    "#{session_id} #{window_id} #{pane_id} #{pane_pid} #{pane_tty}"
}

/// How a pane's process is said to tmux.
struct TmuxStart {
  let start: PaneStart
  /// The user's `default-command`: what tmux starts where no command is named.
  var shell = ""

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
    guard command.isEmpty else { return command }
    return [shell.isEmpty ? "exec \"${SHELL:-/bin/sh}\" -l" : shell]
  }

  /// Starts it in a pane that is there, in place of what runs in it; the second of the commands
  /// tells of the new process.
  func respawn(at target: String) -> [TmuxCommand] {
    let words = ["respawn-pane", "-k", "-t", target] + arguments().prefix { $0 != "--" }
    return [
      TmuxCommand(words + ["--"] + respawnCommand),
      TmuxCommand(["display-message", "-p", "-t", target, TmuxStep.madeFormat]),
    ]
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

/// The things that a creating command told of, in `TmuxStep.madeFormat`.
struct MadePane {
  let session: HostID
  let window: HostID
  let pane: HostID
  let terminal: TmuxView.Terminal

  /// Nil where the answer is none of that form.
  init?(_ answer: LineResult, of step: TmuxStep) {
    guard let made = step.made, answer.replies.indices.contains(made.place) else { return nil }
    let fields = String(decoding: answer.replies[made.place], as: UTF8.self)
      .split(separator: " ").map(String.init)
    guard fields.count == 5, let pid = Int32(fields[3]) else { return nil }
    session = HostID(fields[0])
    window = HostID(fields[1])
    pane = HostID(fields[2])
    terminal = TmuxView.Terminal(tty: fields[4], pid: pid)
  }

  func id(of kind: NodeKey.Kind) -> HostID {
    switch kind {
    case .window: session
    case .tab: window
    case .pane: pane
    }
  }
}
