import MuntinHost
import MuntinPlan
import MuntinScreen
import MuntinSpec

/// How the process of a pane is told to iTerm2: as profile properties at its creation.
struct ITermCommand {
  /// Text of more bytes than this goes through a private file.
  static let longest = 900

  /// The user's shell.
  let shell: String
  /// Writes a script to a private file that removes itself, and gives its path.
  let file: (String) throws(HostError) -> String

  /// - Parameters:
  ///   - isHeldBack: the pane waits for a line that tells what to run.
  ///   - folder: where it starts if it names none.
  func properties(
    _ start: PaneStart, isHeldBack: Bool, folder: String?
  ) throws(HostError) -> [ITermLook.Assignment] {
    var result: [ITermLook.Assignment] = []
    if let directory = start.directory?.value ?? folder {
      result.append(("Custom Directory", .string("Yes")))
      result.append(("Working Directory", .string(InterpolatedString.literal(directory))))
    }
    if let command = try command(start, isHeldBack: isHeldBack) {
      result.append(("Custom Command", .string("Yes")))
      result.append(("Command", .string(InterpolatedString.literal(command))))
    }
    return result
  }

  /// Nil for a plain shell.
  private func command(_ start: PaneStart, isHeldBack: Bool) throws(HostError) -> String? {
    if isHeldBack {
      return Self.joined(
        ["/bin/sh", "-c", "stty -echo; IFS= read -r line; stty echo; eval \"$line\""])
    }
    guard let words = words(start) else { return nil }
    let command = Self.joined(words)
    // Two dollar signs would be asked about in a dialog.
    guard isSecret(start) || command.utf8.count > Self.longest || command.contains("$$") else {
      return command
    }
    return Self.joined(["/bin/sh", try file("exec " + command)])
  }

  /// The line that a pane which is held back waits for.
  func line(_ start: PaneStart) throws(HostError) -> String {
    guard let words = words(start) else { return "exec " + ShellWord.quoted(shell) }
    let line = "exec " + Self.joined(words)
    let isPlain = line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    if isPlain, !isSecret(start), line.utf8.count <= Self.longest { return line }
    return ". " + ShellWord.quoted(try file(line))
  }

  private func isSecret(_ start: PaneStart) -> Bool {
    start.text.isSecret || start.environment.contains { $0.value.isSecret }
  }

  /// The words of the process; nil where it is only the shell.
  private func words(_ start: PaneStart) -> [String]? {
    let environment = start.environment.map { $0.name + "=" + $0.value.value }
    var words: [String]
    switch start.process {
    case nil:
      if environment.isEmpty { return nil }
      words = [shell, "-l"]
    case .arguments(let arguments): words = arguments.map(\.value)
    case .shellText(let text): words = [shell, "-c", text.value]
    }
    return environment.isEmpty ? words : ["/usr/bin/env"] + environment + words
  }

  private static func joined(_ words: [String]) -> String {
    words.map(ShellWord.quoted).joined(separator: " ")
  }
}
