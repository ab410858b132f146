/// The cookies that a server has handed out.
package struct CookieJar: Equatable, Sendable {
  /// Random bytes of a cookie.
  package static let length = 16

  private var singleUse: Set<String> = []
  /// By cookie, the second at which it expires.
  private var reusable: [String: Double] = [:]

  package init() {}

  package var count: Int { singleUse.count + reusable.count }

  /// A cookie for one connection. The caller brings the chance: `length` bytes from a source that
  /// nobody can guess.
  package mutating func issue(random: [UInt8]) -> String {
    let cookie = Self.hex(random)
    singleUse.insert(cookie)
    return cookie
  }

  /// A cookie for any number of connections before that second.
  package mutating func issueReusable(random: [UInt8], until end: Double) -> String {
    let cookie = Self.hex(random)
    reusable[cookie] = end
    return cookie
  }

  /// Whether the cookie admits one connection now.
  package mutating func take(_ cookie: String, at now: Double) -> Bool {
    reusable = reusable.filter { $0.value > now }
    return reusable[cookie] != nil || singleUse.remove(cookie) != nil
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    precondition(bytes.count == length, "a cookie has \(length) bytes")
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
