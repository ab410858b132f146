import MuntinHost
import MuntinPlan
import MuntinSpec

/// What is typed into a shell, as one text.
struct ITermTyping: Equatable {
  let text: String

  /// - Parameter file: writes a script to a private file that removes itself, and gives its path.
  init(
    _ input: PaneInput, file: (String) throws(HostError) -> String
  ) throws(HostError) {
    let lines = input.run.map(\.value).filter { !$0.isEmpty }
    var text = ""
    let whole = lines.joined(separator: "\n")
    if whole.utf8.count > ITermCommand.longest || !whole.utf8.allSatisfy(Self.isPlain) {
      text = " . " + ShellWord.quoted(try file(whole)) + "\r"
    } else {
      for line in lines { text += line.replacing("\n", with: "\r") + "\r" }
    }
    self.text = text + (input.type?.value ?? "")
  }

  /// A line editor would act on anything else.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (byte >= 0x20 && byte != 0x7F) || byte == 0x0A
  }
}

extension String {
  fileprivate func replacing(_ character: Character, with text: String) -> String {
    split(separator: character, omittingEmptySubsequences: false).joined(separator: text)
  }
}
