/// Why the protocol could not go on: one of a small closed set, and a sentence.
package struct WireError: Error, Equatable, Hashable, Sendable {
  package enum Code: String, CaseIterable, Sendable {
    /// No socket can have this address.
    case badAddress = "bad-address"
    /// A value cannot stand in a header.
    case badHeader = "bad-header"
    /// The one that answers does not speak iTerm2's API.
    case foreign
    /// The server does not let us in.
    case unauthorised
    /// The server is too old for what we need.
    case tooOld = "too-old"
    /// The server finds our protocol too old.
    case clientTooOld = "client-too-old"
    /// Whoever hands out cookies did not give one.
    case noCookie = "no-cookie"
    /// Bytes that are no message.
    case malformed
    /// The server did not take the request for one that it knows.
    case refused
    /// The answer to a request was empty.
    case empty
    /// The answer to a request was one to another kind of request.
    case mismatched
    /// The one who asked did not wait for the answer.
    case abandoned
    /// The connection ended before the answer came.
    case disconnected
  }

  package var code: Code
  /// A whole sentence, without newline or other control characters.
  package var sentence: String

  package init(_ code: Code, _ sentence: String) {
    self.code = code
    self.sentence = sentence
  }
}
