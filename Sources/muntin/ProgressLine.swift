import MuntinHost
import MuntinPlan

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Tells on standard error what is going on, once that has lasted half a second: one line that is
/// written over. Only on a terminal; elsewhere what counts is said at the end.
struct ProgressLine: Sendable {
  private let console: Console
  private let start = ContinuousClock.now
  private let isTerminal = isatty(2) == 1

  init(_ console: Console) { self.console = console }

  func show(_ progress: Executor.Progress) {
    guard start.duration(to: .now) > .milliseconds(500), let text = Self.text(progress) else {
      return
    }
    guard isTerminal else { return }
    // A line that wraps could not be written over.
    let room = (Console.terminalSize()?.columns ?? 80) - 1
    console.err("\r\u{1B}[K" + Shown.cut(text, to: room))
  }

  func clear() {
    if isTerminal, start.duration(to: .now) > .milliseconds(500) { console.err("\r\u{1B}[K") }
  }

  private static func text(_ progress: Executor.Progress) -> String? {
    switch progress {
    case .stage(_, let changes): return "\(changes) changes…"
    case .delivered(let done, let count, let waiting):
      let names = waiting.prefix(4).map { Shown.escaped($0.name) }.joined(separator: ", ")
      let more = waiting.count > 4 ? " and \(waiting.count - 4) more" : ""
      return "\(done) of \(count) commands started"
        + (waiting.isEmpty ? "" : "; waiting: \(names)\(more)")
    }
  }
}
