import MuntinKit
import MuntinStore

/// A workspace file that is read while the words of the call are parsed, which takes about as long; in
/// the hope that it is the file that is meant. What it comes to, faults too, is used or dropped.
struct Foresight: Sendable {
  /// That of this run.
  @TaskLocal static var current: Foresight?

  private let name: String
  private let reading: Task<Result<WorkspaceFile, KitFault>?, Never>

  /// Nil where the words are not plainly a command and a file.
  init?(_ words: [String]) {
    guard words.count >= 2, ["apply", "plan"].contains(words[0]), !words[1].hasPrefix("-") else {
      return nil
    }
    let name = words[1]
    self.name = name
    reading = Task.detached {
      let surroundings = ToolWorld().surroundings
      // What comes through a pipe can only be read once.
      guard DiskFile.isRegular(surroundings.absolute(name)) else { return nil }
      do throws(KitFault) {
        return .success(try WorkspaceFile.load(name, settings: [:], in: surroundings))
      } catch {
        return .failure(error)
      }
    }
  }

  /// The file, where it is the one that is meant.
  func file(
    _ name: String?, settings: [String: String]
  ) async throws(KitFault) -> WorkspaceFile? {
    guard name == self.name, settings.isEmpty else { return nil }
    return try await reading.value?.get()
  }
}
