/// Whom a server lets in, in the order in which iTerm2 decides. There is no dialog: where iTerm2
/// would ask its user, the answer is no.
package struct Admission: Equatable, Sendable {
  /// Whether the process at the other end belongs to the user of this server.
  package var peerIsOwner: Bool
  /// Whether the owner's processes need no cookie.
  package var admitsWithoutCookie: Bool

  package init(peerIsOwner: Bool, admitsWithoutCookie: Bool) {
    self.peerIsOwner = peerIsOwner
    self.admitsWithoutCookie = admitsWithoutCookie
  }

  /// Throws the refusal. A single-use cookie is used up by being presented.
  ///
  /// - Parameter now: seconds on the clock that the jar's cookies expire by.
  package func admit(
    _ reading: HandshakeReading, with jar: inout CookieJar, at now: Double
  ) throws(HandshakeRefusal) {
    if !peerIsOwner { throw .otherUser }
    if let cookie = reading.cookie, jar.take(cookie, at: now) { return }
    if !admitsWithoutCookie { throw .noCookie }
  }
}
