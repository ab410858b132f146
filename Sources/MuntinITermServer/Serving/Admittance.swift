import MuntinITermWire
import NIOConcurrencyHelpers

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Who may connect, and the cookies that were handed out.
final class Admittance: Sendable {
  private let jar = NIOLockedValueBox(CookieJar())
  private let owner = getuid()
  private let needsCookie: Bool

  /// - Parameter needsCookie: of the owner's own processes too.
  init(needsCookie: Bool) { self.needsCookie = needsCookie }

  /// Who comes over the network has no user: only a cookie counts.
  func admit(
    _ reading: HandshakeReading, isLocal: Bool, user: UInt32?
  ) throws(HandshakeRefusal) {
    let admission = Admission(
      peerIsOwner: !isLocal || user == owner, admitsWithoutCookie: isLocal && !needsCookie)
    let refusal = jar.withLockedValue { jar -> HandshakeRefusal? in
      do throws(HandshakeRefusal) {
        try admission.admit(reading, with: &jar, at: Self.now)
        return nil
      } catch {
        return error
      }
    }
    if let refusal { throw refusal }
  }

  /// A cookie for any number of connections, as long as the server lives.
  func cookie() -> String {
    var generator = SystemRandomNumberGenerator()
    let random = (0..<CookieJar.length).map { _ in UInt8.random(in: 0...255, using: &generator) }
    return jar.withLockedValue { $0.issueReusable(random: random, until: .infinity) }
  }

  private static var now: Double { Double(time(nil)) }
}
