import MuntinHost
import MuntinPlan

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Tells on standard error what is going on, once that has lasted half a second: one line that is
/// written over on a terminal, a line for each new thing elsewhere.
struct ProgressLine: Sendable {
  private let console: Console
  private let start = ContinuousClock.now
  private let isTerminal = isatty(2) == 1

  init(_ console: Console) { self.console = console }

  func show(_ progress: Executor.Progress) {
    guard start.duration(to: .now) > .milliseconds(500), let text = Self.text(progress) else {
      return
    }
    if isTerminal { console.err("\r\u{1B}[K\(text)") }
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
