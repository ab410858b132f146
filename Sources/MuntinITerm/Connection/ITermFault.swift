import MuntinHost
import MuntinITermWire

/// The wording of what goes wrong between us and iTerm2.
enum ITermFault {
  /// The setting without which nothing listens.
  static let setting = "Settings > General > Magic > Enable Python API"

  static func notThere(_ place: String, socketExists: Bool) -> HostError {
    HostError(
      .unavailable,
      socketExists
        ? "nothing answers at iTerm2's socket \(shown(place))"
        : "iTerm2's API is not there: no socket at \(shown(place))",
      hint: "start iTerm2 and switch on \(setting), or name a socket with --socket")
  }

  static func unreachable(_ place: String, _ reason: String) -> HostError {
    HostError(
      .unavailable, "cannot connect to \(shown(place)): \(shown(reason))",
      hint: "iTerm2's API must be switched on: \(setting)")
  }

  static func connectTimedOut(_ place: String, milliseconds: Int) -> HostError {
    HostError(
      .timedOut, "\(shown(place)) did not complete the handshake within \(time(milliseconds))",
      hint: "iTerm2 may be asking for permission in a window of its own; look there")
  }

  static func closed() -> HostError {
    HostError(
      .disconnected, "iTerm2 closed the connection",
      hint: "run the command again: an apply goes on where it was cut")
  }

  static func silent(milliseconds: Int, missing: Int, strays: Int) -> HostError {
    let answers = missing == 1 ? "1 answer is" : "\(missing) answers are"
    let astray =
      strays == 0
      ? "" : "; \(strays) \(strays == 1 ? "answer was" : "answers were") to nothing that was asked"
    return HostError(
      .timedOut,
      "iTerm2 did not answer for \(time(milliseconds)): \(answers) missing\(astray)",
      hint: "MUNTIN_DEADLINE gives it more milliseconds; a dialog in iTerm2 may be open")
  }

  static func nonsense(_ reason: String) -> HostError {
    HostError(.protocolFault, "iTerm2's answer makes no sense: \(shown(reason))")
  }

  static func interrupted() -> HostError {
    HostError(.interrupted, "stopped while iTerm2 was waited for")
  }

  static func refused(_ what: String, _ status: String) -> HostError {
    HostError(.refused, "iTerm2 refused to \(what): \(shown(status))")
  }

  /// What a wire rule found, in the words of hosts.
  static func host(_ error: WireError) -> HostError {
    switch error.code {
    case .unauthorised:
      HostError(
        .refused, error.sentence.plain,
        hint: "switch on \(setting), and allow this program where iTerm2 asks for it")
    case .noCookie:
      HostError(
        .refused, error.sentence.plain,
        hint: "switch on \(setting), and allow this program to control iTerm2")
    case .tooOld:
      HostError(.tooOld, error.sentence.plain, hint: "a newer iTerm2 helps; 3.5 is the oldest")
    case .clientTooOld:
      HostError(.tooOld, error.sentence.plain, hint: "a newer muntin helps")
    case .badAddress, .badHeader: HostError(.unavailable, error.sentence.plain)
    case .foreign, .malformed, .empty, .mismatched:
      HostError(.protocolFault, error.sentence.plain)
    case .refused: HostError(.refused, "iTerm2 refused a request: \(error.sentence.plain)")
    case .abandoned, .disconnected: HostError(.disconnected, error.sentence.plain)
    }
  }

  private static func time(_ milliseconds: Int) -> String {
    milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }

  /// A text of somebody else's, in one line and not too long.
  static func shown(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(200) {
      let isControl = scalar.properties.generalCategory == .control
      result.unicodeScalars.append(isControl ? " " : scalar)
    }
    return text.unicodeScalars.count > 200 ? result + "…" : result
  }
}

extension String {
  /// A sentence without its full stop: hosts' sentences have none.
  fileprivate var plain: String { hasSuffix(".") ? String(dropLast()) : self }
}
