/// The wording of this floor's errors. What came from outside is cut and freed of control characters
/// before it stands in a sentence.
enum WireFaults {
  /// Bytes of a foreign text that a sentence may hold.
  private static let longest = 200

  static func longPath(_ path: String, bytes: Int, limit: Int) -> WireError {
    WireError(
      .badAddress,
      "The path of the socket has \(bytes) bytes, and \(limit) are the most that this system "
        + "allows: \(shown(path)).")
  }

  static func emptyPath() -> WireError {
    WireError(.badAddress, "The path of the socket is empty.")
  }

  static func pathWithNull(_ path: String) -> WireError {
    WireError(.badAddress, "The path of the socket holds a NUL: \(shown(path)).")
  }

  static func suite(_ suite: String) -> WireError {
    WireError(.badAddress, "IT2_SUITE is no name of a folder: \(shown(suite)).")
  }

  static func header(_ name: String) -> WireError {
    WireError(.badHeader, "The value for the header \(name) holds a control character.")
  }

  static func library(_ text: String) -> WireError {
    WireError(
      .badHeader, "The library must be told in two words, a name and a version: \(shown(text)).")
  }

  static func foreign(_ reason: String) -> WireError {
    WireError(.foreign, "What answers is not iTerm2's API: \(shown(reason)).")
  }

  static func unauthorised() -> WireError {
    WireError(.unauthorised, "The server of iTerm2's API does not let us in.")
  }

  static func libraryTooOld(_ reason: String) -> WireError {
    let why = reason.isEmpty ? "" : ": \(shown(reason))"
    return WireError(.clientTooOld, "The server of iTerm2's API finds this client too old\(why).")
  }

  static func status(_ status: Int, _ reason: String) -> WireError {
    let why = reason.isEmpty ? "" : " (\(shown(reason)))"
    return WireError(.foreign, "The server answers the handshake with status \(status)\(why).")
  }

  static func featureMissing(_ feature: ProtocolFeature, in version: ProtocolVersion) -> WireError {
    WireError(
      .tooOld,
      "This needs version \(feature.since) of iTerm2's API (\(feature)), and the server speaks "
        + "\(version).")
  }

  static func noMessage() -> WireError {
    WireError(.malformed, "What came is no message of iTerm2's API.")
  }

  static func unwritable() -> WireError {
    WireError(.malformed, "The message cannot be written: it is nested too deeply or too long.")
  }

  static func refused(_ reason: String) -> WireError {
    WireError(.refused, reason.isEmpty ? "The server refused the request." : shown(reason))
  }

  static func empty() -> WireError {
    WireError(.empty, "The server answered with nothing, as where a request makes no sense.")
  }

  static func mismatched() -> WireError {
    WireError(.mismatched, "The server answered with something else than was asked for.")
  }

  static func abandoned() -> WireError {
    WireError(.abandoned, "The answer is no longer waited for.")
  }

  static func noCookie(_ reason: String) -> WireError {
    WireError(.noCookie, "iTerm2 gave no cookie: \(shown(reason)).")
  }

  /// The text in one line and not too long, without a full stop at its end.
  static func shown(_ text: String) -> String {
    var result = ""
    var bytes = 0
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      let piece = isControl ? " " : String(scalar)
      bytes += piece.utf8.count
      if bytes > longest { return result + "…" }
      result += piece
    }
    while let last = result.last, last == " " || last == "." { result.removeLast() }
    return result
  }
}
