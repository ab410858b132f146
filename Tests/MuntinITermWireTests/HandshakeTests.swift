import MuntinITermWire
import Testing

@Suite struct HandshakeTests {
  private static let library = LibraryVersion(name: "muntin", version: "0.1")

  /// What the websocket library of the client adds.
  private static let usual = [
    HeaderField("upgrade", "WebSocket"), HeaderField("connection", "upgrade"),
    HeaderField("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
    HeaderField("sec-websocket-version", "13"),
  ]

  private static func head(_ fields: [HeaderField]) -> HandshakeHead {
    HandshakeHead(method: "GET", path: "/", httpVersion: "HTTP/1.1", fields: fields)
  }

  private static func good() throws -> [HeaderField] {
    try HandshakeOffer(library: library).fields() + usual
  }

  /// The good headers with another value for one of them; nil takes it away.
  private static func fields(_ name: String, _ value: String?) throws -> [HeaderField] {
    try good().filter { $0.name.lowercased() != name.lowercased() }
      + (value.map { [HeaderField(name, $0)] } ?? [])
  }

  private static func refusal(_ head: HandshakeHead) -> HandshakeRefusal? {
    do throws(HandshakeRefusal) {
      _ = try HandshakeReading(head)
      return nil
    } catch {
      return error
    }
  }

  @Test func whatAClientOffersIsWhatAServerReads() throws {
    let offer = HandshakeOffer(
      library: Self.library, credentials: Credentials(cookie: "c0", key: "k1"),
      advisoryName: "muntin ä", disablesDialog: true)
    let reading = try HandshakeReading(Self.head(try offer.fields() + Self.usual))
    #expect(reading.library == Self.library)
    #expect(reading.cookie == "c0")
    #expect(reading.key == "k1")
    #expect(reading.advisoryName == "muntin ä")
    #expect(reading.disablesDialog)
    #expect(reading.websocketVersion == 13)
  }

  @Test func theOfferHasNothingThatWasNotGiven() throws {
    let fields = try HandshakeOffer(library: Self.library, disablesDialog: false).fields()
    #expect(
      fields == [
        HeaderField("Host", "localhost"), HeaderField("Origin", "ws://localhost/"),
        HeaderField("Sec-WebSocket-Protocol", "api.iterm2.com"),
        HeaderField("x-iterm2-library-version", "muntin 0.1"),
      ])
    let reading = try HandshakeReading(Self.head(fields + Self.usual))
    #expect(reading.cookie == nil)
    #expect(!reading.disablesDialog)
  }

  @Test func nothingIsSentThatCouldBeAnotherHeader() {
    for text in ["a\r\nx-iterm2-cookie: b", "a\nb", "a\0"] {
      let offers = [
        HandshakeOffer(library: Self.library, advisoryName: text),
        HandshakeOffer(library: Self.library, credentials: Credentials(cookie: text)),
        HandshakeOffer(library: Self.library, credentials: Credentials(cookie: "a", key: text)),
        HandshakeOffer(library: LibraryVersion(name: "muntin", version: text)),
      ]
      for offer in offers {
        let error = #expect(throws: WireError.self) { try offer.fields() }
        #expect(error?.code == .badHeader)
      }
    }
    let words = LibraryVersion(name: "two words", version: "1")
    #expect(throws: WireError.self) { try HandshakeOffer(library: words).fields() }
  }

  /// As `websockets` sends it for iterm2 2.30.
  @Test func thePythonLibraryIsLetIn() throws {
    let fields = [
      ("Host", "localhost"), ("Upgrade", "websocket"), ("Connection", "Upgrade"),
      ("Sec-WebSocket-Key", "x3JJHMbDL1EzLkh9GBhXDw=="), ("Sec-WebSocket-Version", "13"),
      ("Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits"),
      ("Sec-WebSocket-Protocol", "api.iterm2.com"), ("origin", "ws://localhost/"),
      ("x-iterm2-library-version", "python 2.30"), ("x-iterm2-disable-auth-ui", "true"),
      ("x-iterm2-advisory-name", "a.py"), ("User-Agent", "Python/3.11 websockets/17.4"),
    ].map { HeaderField($0.0, $0.1) }
    let reading = try HandshakeReading(Self.head(fields))
    #expect(reading.library == LibraryVersion(name: "python", version: "2.30"))
    #expect(reading.advisoryName == "a.py")
    #expect(reading.disablesDialog)
  }

  @Test(arguments: [
    ("Upgrade", "h2c"), ("Connection", "keep-alive, Upgrade"), ("Sec-WebSocket-Key", ""),
    ("Sec-WebSocket-Version", "12"), ("Sec-WebSocket-Version", "x"),
    ("Sec-WebSocket-Protocol", "api.iterm2.com, other"), ("Host", ""), ("Host", "evil.example"),
    ("Host", "localhost.evil.example"), ("Host", "localhost:80x"), ("Origin", ""),
    ("Origin", "localhost"), ("Origin", "https://evil.example/"), ("Origin", "null"),
    ("Origin", "https://localhost.evil.example"), ("Origin", "https://localhost@evil.example"),
    ("Origin", "https://evil.example/://localhost"), ("x-iterm2-library-version", "python"),
    ("x-iterm2-library-version", "python 2 30"), ("x-iterm2-library-version", ""),
  ])
  func aHeaderThatBreaksARuleIsABadRequest(name: String, value: String) throws {
    for wrong in [value, nil] {
      let refusal = Self.refusal(Self.head(try Self.fields(name, wrong)))
      #expect(refusal?.status == 400)
      #expect(refusal?.reason.hasSuffix(name) == true, "\(refusal?.reason ?? "")")
    }
    let twice = try Self.good() + (try Self.good().filter { $0.name == name })
    if twice.count > (try Self.good().count) { #expect(Self.refusal(Self.head(twice)) != nil) }
  }

  @Test(arguments: [
    ("Host", "127.0.0.1:1912"), ("Host", "[::1]:1912"), ("Host", "LOCALHOST"), ("Host", "[::1]"),
    ("Origin", "http://localhost:8080/path"), ("Origin", "ws://localhost"),
    ("Sec-WebSocket-Protocol", "API.iTerm2.com"), ("Sec-WebSocket-Version", "14"),
    ("x-iterm2-library-version", "swift 1.0"), ("x-iterm2-library-version", "python 0.24"),
    ("x-iterm2-library-version", "python 1.2.3"),
  ])
  func otherSpellingsAreTaken(name: String, value: String) throws {
    #expect(Self.refusal(Self.head(try Self.fields(name, value))) == nil)
  }

  @Test(arguments: ["0.23", "0.9", "0", "x.y", "-1.2"])
  func aPythonLibraryThatIsTooOldMustUpgrade(version: String) throws {
    let name = HandshakeName.libraryVersion
    let refusal = Self.refusal(Self.head(try Self.fields(name, "python \(version)")))
    #expect(refusal?.status == 406)
    #expect(refusal?.reason.hasPrefix("Upgrade the python library") == true)
  }

  @Test func anotherFormOfRequestIsABadOne() throws {
    var heads = try (0..<5).map { _ in Self.head(try Self.good()) }
    heads[0].method = "POST"
    heads[1].path = "/x"
    heads[2].httpVersion = "HTTP/1.0"
    heads[3].fields.append(HeaderField("Content-Length", "0"))
    heads[4].fields.append(HeaderField("x", String(repeating: "y", count: 4096)))
    for head in heads { #expect(Self.refusal(head)?.status == 400) }
    let many = (0..<HandshakeReading.mostFields).map { HeaderField("x\($0)", "") }
    #expect(Self.refusal(Self.head(try Self.good() + many))?.status == 400)
    let cookies = [HeaderField("x-iterm2-cookie", "a"), HeaderField("X-iTerm2-Cookie", "b")]
    #expect(Self.refusal(Self.head(try Self.good() + cookies))?.status == 400)
  }

  @Test func theAnswerAnnouncesTheVersion() throws {
    let reading = try HandshakeReading(Self.head(try Self.good()))
    let fields = reading.answer(announcing: ProtocolVersion(1, 17))
    #expect(
      fields == [
        HeaderField("Sec-WebSocket-Protocol", "api.iterm2.com"),
        HeaderField("X-iTerm2-Protocol-Version", "1.17"),
      ])
    #expect(HandshakeOutcome(status: 101, fields: fields) == .accepted(ProtocolVersion(1, 17)))
    let newer = try HandshakeReading(Self.head(try Self.fields("Sec-WebSocket-Version", "14")))
    #expect(newer.answer(announcing: .stable).last == HeaderField("Sec-WebSocket-Version", "13"))
  }
}
