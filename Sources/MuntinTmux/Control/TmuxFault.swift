import MuntinHost

/// The wording of everything that can go wrong between us and a tmux server.
package enum TmuxFault {
  static func notInstalled(_ name: String) -> HostError {
    HostError(
      .unavailable, "The program \(name) was not found in PATH.",
      hint: "Install it with `apt install tmux` or `brew install tmux`.")
  }

  static func nul(in word: String) -> HostError {
    HostError(.refused, "tmux cannot hold a text with a NUL in it: \(printable(word.utf8)).")
  }

  static func noCommand(_ word: String) -> HostError {
    HostError(.refused, "No tmux command is called \"\(printable(word.utf8))\".")
  }

  static func tooLong(_ bytes: Int) -> HostError {
    HostError(.refused, "The first commands for tmux are too long together: \(bytes) bytes.")
  }

  static func oversized(_ limit: Int) -> HostError {
    HostError(.protocolFault, "tmux sent an answer of more than \(limit) bytes.")
  }

  static func unasked() -> HostError {
    HostError(.protocolFault, "tmux answered a command that was never sent.")
  }

  static func notOpen() -> HostError {
    HostError(.disconnected, "There is no connection to tmux.")
  }

  static func alreadyOpen() -> HostError {
    HostError(.conflict, "The connection to tmux is open already.")
  }

  static func interrupted() -> HostError {
    HostError(.interrupted, "Interrupted while waiting for tmux.")
  }

  static func timedOut(_ path: String, milliseconds: Int) -> HostError {
    HostError(
      .timedOut, "tmux did not answer within \(seconds(milliseconds)).",
      hint: "See whether the server behind \(path) is stopped or busy.")
  }

  static func limitReached(_ lines: Int) -> HostError {
    HostError(.disconnected, "The connection was cut after \(lines) lines, as asked.")
  }

  /// The connection ended where answers were expected.
  ///
  /// - Parameters:
  ///   - reason: what `%exit` said; nil when our tmux ended without a word.
  ///   - isListening: whether a server still answers behind the socket.
  static func ended(reason: String?, isListening: Bool) -> HostError {
    // A dying server may still be heard for a moment after its client knows.
    if !isListening || reason?.contains("server exited") == true {
      return HostError(
        .disconnected, "The tmux server ended unexpectedly, and all its sessions with it.")
    }
    guard let reason else {
      return HostError(.disconnected, "The tmux client ended unexpectedly; the server is alive.")
    }
    if reason.isEmpty {
      return HostError(
        .disconnected, "The tmux session in use was closed, or its client was detached.")
    }
    let words = printable(reason.utf8)
    return HostError(.disconnected, "tmux ended the connection: \(words).")
  }

  /// What tmux wrote to its error stream, or outside of any reply, before it gave up.
  static func unopened(_ text: String, path: String) -> HostError {
    let words = printable(text.utf8)
    if words.contains("no server running") || words.contains("No such file or directory") {
      return HostError(.unavailable, "No tmux server is listening on \(path).")
    }
    if words.contains("ermission denied") {
      return HostError(
        .unavailable, "The tmux server's socket \(path) may not be used: permission denied.",
        hint: "It belongs to another user, or its folder does.")
    }
    if words.contains("protocol version mismatch") {
      return HostError(
        .unavailable, "The tmux program does not fit the running server: \(words).",
        hint: "Put the tmux that started the server first in PATH, or end that server.")
    }
    if words.contains("lost server") || words.contains("server exited") {
      return HostError(.unavailable, "The tmux server behind \(path) ended at once: \(words).")
    }
    if words.isEmpty {
      return HostError(.unavailable, "tmux ended at once without saying why.")
    }
    return HostError(.refused, "tmux says: \(words).")
  }

  static func socketTooLong(_ path: String, limit: Int) -> HostError {
    HostError(
      .unavailable, "The socket path \(printable(path.utf8)) is longer than \(limit) bytes.",
      hint: "Set TMUX_TMPDIR to a shorter folder.")
  }

  static func noSocketFolder(_ path: String) -> HostError {
    HostError(
      .unavailable, "There is no folder \(printable(path.utf8)) for the socket.",
      hint: "Make it, or name another socket.")
  }

  static func noSocketName() -> HostError {
    HostError(.refused, "The name of a tmux socket may be neither empty nor hold a NUL.")
  }

  static func notASocket(_ path: String) -> HostError {
    HostError(.conflict, "\(printable(path.utf8)) is not a socket.")
  }

  static func unreachable(_ path: String, _ reason: String) -> HostError {
    HostError(.unavailable, "The tmux socket \(printable(path.utf8)) cannot be used: \(reason).")
  }

  /// Foreign bytes for a sentence of ours: one line, no control characters, not too long.
  package static func printable(_ bytes: some Collection<UInt8>) -> String {
    let cut = bytes.prefix(500)
    var text = ""
    for scalar in String(decoding: cut, as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        if text.last != " " { text.unicodeScalars.append(" ") }
      default: text.unicodeScalars.append(scalar)
      }
    }
    while text.last == " " { text.removeLast() }
    return bytes.count > cut.count ? text + "…" : text
  }

  private static func seconds(_ milliseconds: Int) -> String {
    milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}
