/// The prompts of one pane, by the marks (OSC 133) that its shell sends.
///
/// - Source: FinalTerm's semantic prompts as iTerm2 reads them: a command is one only between B and
///   C; D ends it if it carries a status, and aborts a prompt that was never entered.
package struct PromptTracker: Sendable {
  package struct Prompt: Equatable, Sendable {
    package enum State: Equatable, Sendable { case editing, running, finished }

    package let id: String
    package var state = State.editing
    /// B came and no C before the next prompt or D: no command was run.
    package var isAborted = false
    /// First cell of the prompt.
    package var start: PanePoint
    /// Where the prompt ends and the command begins; nil before B.
    package var commandStart: PanePoint?
    /// Where the command ends and its output begins; nil before C.
    package var outputStart: PanePoint?
    /// Nil before D.
    package var end: PanePoint?
    package var command: String?
    package var exitStatus: Int?
    package var directory: String?
    package var application: String?
  }

  package enum Event: Equatable, Sendable {
    /// A prompt stands and waits for a command.
    case prompt(Prompt)
    case commandStart(Prompt)
    /// Only with a status.
    case commandEnd(Prompt)
  }

  /// Prompts that are remembered; of more the first are forgotten.
  package static let most = 10_000

  /// In the order in which they came.
  package private(set) var prompts: [Prompt] = []
  /// What prompts to come are told to stand in.
  package var directory: String?
  private let prefix: String
  private var count = 0

  /// - Parameter prefix: what every id begins with.
  package init(prefix: String) { self.prefix = prefix }

  package var last: Prompt? { prompts.last }

  package subscript(id: String) -> Prompt? { prompts.last { $0.id == id } }

  /// - Parameters:
  ///   - point: where the cursor stood as the mark came.
  ///   - command: what was entered, for the start of output, where it is known.
  package mutating func mark(
    _ mark: PromptMark, at point: PanePoint, command: String? = nil
  ) -> Event? {
    switch mark {
    case .promptStart(.initial, let application): start(point, application)
    case .promptStart: break
    case .commandStart: return beginCommand(point)
    case .outputStart: return beginOutput(point, command)
    case .end(let status, let application): return end(point, status, application)
    }
    return nil
  }

  /// What a command was, once it is known.
  package mutating func setCommand(_ command: String, of id: String) {
    guard let place = prompts.lastIndex(where: { $0.id == id }) else { return }
    prompts[place].command = command
  }

  /// Forgets prompts above a line: they have been thrown away.
  package mutating func forget(before line: Int) {
    prompts.removeAll { $0.start.line < line }
  }

  /// Ids from one to another, both included; nil stands for the first or the last.
  package func ids(from first: String? = nil, through last: String? = nil) -> [String] {
    let ids = prompts.map(\.id)
    let start = first.map { ids.firstIndex(of: $0) ?? ids.count } ?? 0
    let end = last.map { ids.firstIndex(of: $0) ?? -1 } ?? ids.count - 1
    return start <= end ? Array(ids[start...end]) : []
  }

  private mutating func start(_ point: PanePoint, _ application: String?) {
    if let open = prompts.last, open.state == .editing, !open.isAborted {
      if open.start == point || open.commandStart == nil {
        // Drawn again.
        prompts[prompts.count - 1].start = point
        prompts[prompts.count - 1].commandStart = nil
        prompts[prompts.count - 1].application = application
        return
      }
      prompts[prompts.count - 1].isAborted = true
    }
    add(Prompt(id: newID(), start: point, directory: directory, application: application))
  }

  private mutating func newID() -> String {
    count += 1
    return "\(prefix)\(count)"
  }

  private mutating func add(_ prompt: Prompt) {
    prompts.append(prompt)
    if prompts.count > Self.most { prompts.removeFirst(Self.most / 10) }
  }

  private mutating func beginCommand(_ point: PanePoint) -> Event? {
    if prompts.last?.state != .editing || prompts.last?.isAborted != false {
      add(Prompt(id: newID(), start: point, directory: directory))
    }
    prompts[prompts.count - 1].commandStart = point
    return prompts.last.map { .prompt($0) }
  }

  private mutating func beginOutput(_ point: PanePoint, _ command: String?) -> Event? {
    guard let open = prompts.last, open.state == .editing, open.commandStart != nil,
      !open.isAborted
    else { return nil }
    prompts[prompts.count - 1].outputStart = point
    prompts[prompts.count - 1].state = .running
    prompts[prompts.count - 1].command = command ?? open.command
    return prompts.last.map { .commandStart($0) }
  }

  private mutating func end(
    _ point: PanePoint, _ status: Int?, _ application: String?
  ) -> Event? {
    guard let open = prompts.last else { return nil }
    if let own = open.application, let application, own != application { return nil }
    if open.state == .editing, open.commandStart != nil {
      prompts[prompts.count - 1].isAborted = true
      return nil
    }
    guard open.state == .running, let status else { return nil }
    prompts[prompts.count - 1].state = .finished
    prompts[prompts.count - 1].exitStatus = status
    prompts[prompts.count - 1].end = point
    return prompts.last.map { .commandEnd($0) }
  }
}
