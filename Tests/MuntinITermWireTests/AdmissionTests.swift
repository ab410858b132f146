import MuntinITermWire
import Testing

@Suite struct AdmissionTests {
  private static let owner = Admission(peerIsOwner: true, admitsWithoutCookie: false)

  private static func random(_ seed: UInt8) -> [UInt8] {
    (0..<UInt8(CookieJar.length)).map { $0 &+ seed }
  }

  private static func reading(cookie: String?) throws -> HandshakeReading {
    let offer = HandshakeOffer(
      library: LibraryVersion(name: "swift", version: "1.0"),
      credentials: cookie.map { Credentials(cookie: $0) })
    let usual = [
      HeaderField("Upgrade", "websocket"), HeaderField("Connection", "Upgrade"),
      HeaderField("Sec-WebSocket-Key", "a"), HeaderField("Sec-WebSocket-Version", "13"),
    ]
    return try HandshakeReading(
      HandshakeHead(
        method: "GET", path: "/", httpVersion: "HTTP/1.1", fields: try offer.fields() + usual))
  }

  private static func status(
    _ admission: Admission, _ cookie: String?, _ jar: inout CookieJar, at now: Double = 0
  ) throws -> Int {
    let reading = try reading(cookie: cookie)
    do throws(HandshakeRefusal) {
      try admission.admit(reading, with: &jar, at: now)
      return 101
    } catch {
      return error.status
    }
  }

  @Test func aCookieIsHexadecimalAndGoodForOneConnection() throws {
    var jar = CookieJar()
    let cookie = jar.issue(random: Self.random(250))
    #expect(cookie == "fafbfcfdfeff00010203040506070809")
    #expect(try Self.status(Self.owner, cookie, &jar) == 101)
    #expect(try Self.status(Self.owner, cookie, &jar) == 401)
    #expect(jar.count == 0)
  }

  @Test func aReusableCookieIsGoodUntilItExpires() throws {
    var jar = CookieJar()
    let cookie = jar.issueReusable(random: Self.random(0), until: 10)
    #expect(try Self.status(Self.owner, cookie, &jar, at: 1) == 101)
    #expect(try Self.status(Self.owner, cookie, &jar, at: 9.5) == 101)
    #expect(try Self.status(Self.owner, cookie, &jar, at: 10) == 401)
    #expect(jar.count == 0)
  }

  @Test func anUnknownCookieIsAsGoodAsNone() throws {
    var jar = CookieJar()
    let open = Admission(peerIsOwner: true, admitsWithoutCookie: true)
    for cookie in ["0", nil] {
      #expect(try Self.status(Self.owner, cookie, &jar) == 401)
      #expect(try Self.status(open, cookie, &jar) == 101)
    }
  }

  @Test func anotherUserIsNeverLetInAndUsesNoCookieUp() throws {
    var jar = CookieJar()
    let cookie = jar.issue(random: Self.random(0))
    let stranger = Admission(peerIsOwner: false, admitsWithoutCookie: true)
    #expect(try Self.status(stranger, cookie, &jar) == 401)
    #expect(jar.count == 1)
  }

  @Test func theFileThatSwitchesAuthorisationOffHoldsItsOwnPath() throws {
    let path = try DisabledAuthorisation.path(home: "/Users/a", environment: [:])
    #expect(path == "/Users/a/Library/Application Support/iTerm2/disable-automation-auth")
    let content = DisabledAuthorisation.content(at: "/a\n")
    #expect(content == "2f610a 61DF88DC-3423-4823-B725-22570E01C027")
    #expect(DisabledAuthorisation.isValid(content, at: "/a\n", owner: 0))
    #expect(!DisabledAuthorisation.isValid(content, at: "/a\n", owner: 501))
    #expect(!DisabledAuthorisation.isValid(content, at: "/b", owner: 0))
    #expect(!DisabledAuthorisation.isValid(content + "\n", at: "/a\n", owner: 0))
  }
}
