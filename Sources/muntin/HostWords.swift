import ArgumentParser
import MuntinKit
import MuntinPlan
import MuntinStore

/// What the words of a call say about the terminal, and what the environment adds to it.
struct HostWords {
  var host: HostChoice.Kind?
  var socket: String?
  var size: String?
  var configuration: String?

  func choice(_ environment: [String: String]) throws -> HostChoice {
    var choice = HostChoice(configuration: configuration)
    if let name = environment["MUNTIN_HOST"], !name.isEmpty, host == nil {
      guard let kind = HostChoice.Kind(rawValue: name) else {
        throw ValidationError(
          "MUNTIN_HOST is \"\(Shown.escaped(name))\"; it may be auto, tmux, iterm2 or memory")
      }
      choice.kind = kind
    }
    if let host { choice.kind = host }
    choice.socket = socket ?? environment["MUNTIN_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    if let text = environment["MUNTIN_DEADLINE"], !text.isEmpty {
      guard let deadline = Int(text), (1...86_400_000).contains(deadline) else {
        throw ValidationError(
          "MUNTIN_DEADLINE is \"\(Shown.escaped(text))\"; it takes milliseconds, such as 30000")
      }
      choice.deadline = deadline
    }
    if let configuration, !DiskFile.exists(configuration) {
      throw ValidationError("there is no file \"\(Shown.escaped(configuration))\"")
    }
    if choice.socket?.isEmpty == true {
      throw ValidationError("--socket takes the name or the path of a socket")
    }
    if let size {
      guard let cells = CellSize(text: size) else {
        throw ValidationError(
          "--size takes columns x rows, such as 200x50, not \"\(Shown.escaped(size))\"")
      }
      choice.size = cells
    }
    return choice
  }
}
