import MuntinITermWire
import MuntinScreen
import MuntinSpec

/// Follows the prompts and commands that a shell tells of by OSC 133.
///
/// - Source: `iterm2/escape-sequences.md`, section 4.
struct PromptHistory: Sendable {
  /// What is told of it.
  enum Event: Equatable, Sendable {
    case prompt(PromptRecord)
    case commandStart(PromptRecord)
    case commandEnd(PromptRecord, status: Int32)
  }

  /// Oldest first.
  private(set) var records: [PromptRecord] = []
  private var promptStart: ITermCoord?
  private var lastNumber = 0
  static let most = 1000

  /// - Parameters:
  ///   - cursor: where the mark was written.
  ///   - text: of the lines between two places; for the command as it was typed.
  mutating func take(
    _ mark: PromptMark, at cursor: ITermCoord, session: String, directory: String?,
    command: String?
  ) -> Event? {
    switch mark {
    case .promptStart(.initial, _):
      promptStart = cursor
      return nil
    case .promptStart: return nil
    case .commandStart:
      lastNumber += 1
      var record = PromptRecord(
        id: NameUUID([session, "prompt", String(lastNumber)]).description)
      record.promptRange.start = promptStart ?? cursor
      record.promptRange.end = cursor
      record.commandRange.start = cursor
      record.commandRange.end = cursor
      record.outputRange.start = cursor
      record.outputRange.end = cursor
      record.directory = directory
      records.append(record)
      if records.count > Self.most { records.removeFirst() }
      promptStart = nil
      return .prompt(record)
    case .outputStart:
      guard var record = records.last, record.state == .editing else { return nil }
      record.state = .running
      record.commandRange.end = cursor
      record.outputRange.start = cursor
      record.command = command ?? ""
      records[records.count - 1] = record
      return .commandStart(record)
    case .end(let status, _):
      guard var record = records.last else { return nil }
      // At a prompt where nothing was run it is an abort, which is not told.
      guard record.state == .running, let status else {
        if record.state == .editing { records[records.count - 1].state = .finished }
        return nil
      }
      let code = Int32(clamping: status)
      record.state = .finished
      record.status = code
      record.outputRange.end = cursor
      records[records.count - 1] = record
      return .commandEnd(record, status: code)
    }
  }
}
