import MuntinHost
import MuntinPlan
import MuntinSpec

/// What was typed into a pane, to find out later whether it was taken.
struct TypedText: Sendable {
  /// Lines that were entered; their text tells over how many rows they go.
  var entered: [String]
  /// Text that was typed without being entered.
  var pending: String
}

/// The commands that type into a pane. Exact bytes: nothing is read as a key name, and what a line
/// editor would act on goes in as a paste.
struct TmuxTyping {
  /// Text of more bytes than this goes through a private file.
  static let longest = 900

  private(set) var commands: [TmuxCommand] = []
  private(set) var typed: TypedText
  private let pane: String

  /// - Parameter file: writes a script to a private file that removes itself, and gives its path.
  init(
    _ input: PaneInput, pane: HostID, file: (String) throws(HostError) -> String
  ) throws(HostError) {
    self.pane = pane.text
    let run = input.run.map(\.value).filter { !$0.isEmpty }
    let whole = run.joined(separator: "\n")
    typed = TypedText(entered: [], pending: input.type?.value ?? "")
    if whole.utf8.count > Self.longest {
      let line = " . " + ShellWord.quoted(try file(whole))
      typed.entered = [line]
      literal(line)
      enter()
    } else if run.count == 1, !needsPaste(whole) {
      typed.entered = run
      literal(whole)
      enter()
    } else if !run.isEmpty {
      typed.entered = run
      paste(whole)
      enter()
    }
    if let type = input.type?.value, !type.isEmpty {
      if needsPaste(type) { paste(type) } else { literal(type) }
    }
  }

  private func needsPaste(_ text: String) -> Bool {
    text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
  }

  private mutating func literal(_ text: String) {
    commands.append(TmuxCommand(["send-keys", "-t", pane, "-l", "--", text]))
  }

  private mutating func enter() {
    commands.append(TmuxCommand(["send-keys", "-t", pane, "Enter"]))
  }

  /// Bracketed where the program asked for that; else every line is entered by itself.
  private mutating func paste(_ text: String) {
    let buffer = "muntin-" + pane.dropFirst()
    commands.append(TmuxCommand(["set-buffer", "-b", buffer, "--", text]))
    commands.append(TmuxCommand(["paste-buffer", "-d", "-p", "-b", buffer, "-t", pane]))
  }
}
