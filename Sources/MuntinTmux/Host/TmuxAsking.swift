import MuntinHost

extension TmuxHost {
  /// The most that is read of all answers together.
  private static let mostBytes = 256 << 20

  /// Asks through a client that is no control-mode client: for those who only look. A server cannot
  /// die of telling it what others do meanwhile (docs/decisions/0021).
  ///
  /// - Errors: `unavailable` when there is no tmux or no server, `timedOut`, `interrupted`. A command
  ///   that fails is no error; the ones after it are not run.
  func ask(_ commands: [TmuxCommand]) async throws(HostError) -> LineResult {
    let path = try ProgramSearch(path: settings.environment["PATH"]).tmux(named: settings.program)
    let answers = PlainAnswers(salt: UInt64.random(in: .min ... .max))
    let words = ["-u", "-N"] + settings.address.arguments + (try answers.arguments(commands))
    spend(waits: 1, processes: 1, commands: commands.count)
    let said: ProgramOutput
    do throws(HostError) {
      said = try ProgramOutput(
        path, words, environment: settings.clientEnvironment, milliseconds: settings.deadline,
        limit: Self.mostBytes, interrupt: settings.interrupt)
    } catch {
      switch error.code {
      case .timedOut:
        throw TmuxFault.timedOut(settings.address.socketPath, milliseconds: settings.deadline)
      case .interrupted: throw TmuxFault.interrupted()
      default: throw error
      }
    }
    var result = LineResult()
    result.replies = answers.replies(said.bytes, hasFailed: said.status != 0)
    guard said.status != 0 else { return result }
    if result.replies.isEmpty {
      throw TmuxFault.unopened(said.errors, path: settings.address.socketPath)
    }
    result.failure = .init(
      index: result.replies.count, message: TmuxFault.printable(said.errors.utf8))
    return result
  }
}
