/// A fault of the world, not of the user's text: what happened, and the way out.
package struct HostError: Error, Equatable, Sendable {
  package enum Code: String, Sendable {
    /// The terminal, or the program that leads to it, is not there.
    case unavailable
    /// It is there, but too old for what we need.
    case tooOld = "too-old"
    /// The connection ended while something was expected from it.
    case disconnected
    /// Nothing came within the deadline.
    case timedOut = "timed-out"
    /// The terminal understood and said no.
    case refused
    /// Something that is not ours stands where ours should go.
    case conflict
    /// The answer makes no sense.
    case protocolFault = "protocol-fault"
    /// The user asked to stop.
    case interrupted
  }

  package var code: Code
  /// A whole sentence, without newline.
  package var sentence: String
  /// What the user can do about it.
  package var hint: String?

  package init(_ code: Code, _ sentence: String, hint: String? = nil) {
    self.code = code
    self.sentence = sentence
    self.hint = hint
  }
}
