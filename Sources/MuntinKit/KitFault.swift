package import MuntinHost
import MuntinPlan
package import MuntinStore
package import MuntinYAML

/// Why a verb could not do its work.
package enum KitFault: Error, Sendable {
  /// Faults of a file, with the text that they are in.
  case badFile([Diagnostic], SourceText)
  case host(HostError)
  case locked(WorkspaceLock.Holder, workspace: String)
  case store(StoreError)
  /// A workspace file that cannot be read.
  case unreadable(StoreError)
  /// The words of the call make no sense together.
  case usage(String, hint: String?)
  /// A plan file that no longer fits, and what moved.
  case stale([String])
  /// A plan file that is for something else.
  case otherPlan(String)

  package var exitStatus: ExitStatus {
    switch self {
    case .badFile, .unreadable: .badFile
    case .host(let error):
      switch error.code {
      case .unavailable, .tooOld, .timedOut, .protocolFault: .hostUnavailable
      case .interrupted: .interrupted
      case .disconnected, .refused, .conflict: .failed
      }
    case .locked: .locked
    case .store(let error):
      switch error.kind {
      case .missing: .usage
      case .damaged: .badFile
      case .failed, .poorer: .failed
      }
    case .stale, .otherPlan: .failed
    case .usage: .usage
    }
  }

  /// The fault in words, ready to be printed on standard error.
  package func text(color: Bool, width: Int) -> String {
    switch self {
    case .badFile(let diagnostics, let source):
      return DiagnosticText(diagnostics, in: source, color: color, width: width).text
    case .host(let error): return Self.sentence(error.sentence, error.hint)
    case .locked(let holder, let workspace):
      // Between taking a lock and writing its name there, a holder is nobody.
      let who = holder.processID > 0 ? "process \(holder.processID)" : "another process"
      return Self.sentence(
        "workspace \(Shown.quoted(workspace)) is locked: \(who) has been at \(holder.command) "
          + "for \(Shown.age(holder.age))",
        "wait for it to end, or end that process: its lock goes with it")
    case .store(let error), .unreadable(let error): return Self.sentence(error.sentence, error.hint)
    case .usage(let sentence, let hint): return Self.sentence(sentence, hint)
    case .otherPlan(let sentence):
      return Self.sentence(sentence, "make a new one with `muntin plan --out`")
    case .stale(let moved):
      return Self.sentence("the saved plan is stale; since it was made:", nil)
        + moved.map { "  \(Shown.escaped($0))\n" }.joined()
        + "  = hint: make a new one with `muntin plan --out`\n"
    }
  }

  static func sentence(_ sentence: String, _ hint: String?) -> String {
    "error: \(Shown.escaped(sentence))\n"
      + (hint.map { "  = hint: \(Shown.escaped($0))\n" } ?? "")
  }
}

/// How the tool ends.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  case failed = 1
  /// Only with `--detailed-exitcode`.
  case changesPending = 2
  case usage = 64
  case badFile = 65
  case hostUnavailable = 69
  case locked = 75
  case interrupted = 130
}
