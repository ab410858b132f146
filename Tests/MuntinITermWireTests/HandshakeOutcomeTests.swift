import MuntinITermWire
import Testing

@Suite struct HandshakeOutcomeTests {
  private static let subprotocol = HeaderField("sec-websocket-protocol", "api.iterm2.com")

  private static func code(_ outcome: HandshakeOutcome) -> WireError.Code? {
    do throws(WireError) {
      _ = try outcome.version()
      return nil
    } catch {
      return error.code
    }
  }

  @Test func theVersionIsRead() throws {
    let version = HeaderField("x-iterm2-protocol-version", " 1.11 ")
    let outcome = HandshakeOutcome(status: 101, fields: [Self.subprotocol, version])
    #expect(outcome == .accepted(.stable))
    #expect(try outcome.version() == .stable)
  }

  @Test func aServerThatAnnouncesNothingIsOld() {
    let outcome = HandshakeOutcome(status: 101, fields: [Self.subprotocol])
    #expect(outcome == .accepted(.none))
  }

  @Test func refusalsAreToldApart() {
    let refused = HandshakeOutcome(status: 401, reason: "Unauthorized", fields: [])
    #expect(refused == .unauthorised)
    #expect(Self.code(refused) == .unauthorised)
    let old = HandshakeOutcome(status: 406, reason: "Upgrade", fields: [])
    #expect(old == .libraryTooOld(reason: "Upgrade"))
    #expect(Self.code(old) == .clientTooOld)
  }

  @Test func anythingElseIsNoServerOfThisAPI() {
    let version = HeaderField("X-iTerm2-Protocol-Version", "new")
    let outcomes = [
      HandshakeOutcome(status: 200, reason: "OK", fields: []),
      HandshakeOutcome(status: 400, reason: "Bad\nRequest", fields: []),
      HandshakeOutcome(status: 101, fields: []),
      HandshakeOutcome(status: 101, fields: [HeaderField("Sec-WebSocket-Protocol", "chat")]),
      HandshakeOutcome(status: 101, fields: [Self.subprotocol, version]),
    ]
    for outcome in outcomes {
      #expect(Self.code(outcome) == .foreign)
      guard case .foreign(let error) = outcome else { continue }
      #expect(!error.sentence.contains("\n"))
    }
  }

  @Test func versionsAreOrderedByTheirNumbers() {
    #expect(ProtocolVersion("1.9") == ProtocolVersion(1, 9))
    #expect(ProtocolVersion(1, 9) < ProtocolVersion(1, 11))
    #expect(ProtocolVersion(0, 69) < ProtocolVersion(1, 0))
    for text in ["", "1", "1.", ".1", "1.2.3", "1.-2", "+1.2", "a.b", "1.9999999999", "１.2"] {
      #expect(ProtocolVersion(text) == nil, "\(text)")
    }
  }

  @Test func eachFeatureCameWithAVersionOfItsOwn() {
    let versions = ProtocolFeature.allCases.map(\.since)
    #expect(versions == versions.sorted())
    #expect(versions == [ProtocolVersion(0, 69)] + (0...23).map { ProtocolVersion(1, $0) })
  }

  @Test func featuresAreThereFromTheirVersionOn() throws {
    #expect(ProtocolVersion.stable.supports(.moveSession))
    #expect(!ProtocolVersion.stable.supports(.applyLayout))
    #expect(ProtocolVersion(1, 14).supports(.applyLayout))
    #expect(!ProtocolVersion(1, 15).supports(.newSessionLeaves))
    #expect(ProtocolVersion(2, 0).supports(.contextMenuSubmenus))
    #expect(!ProtocolVersion.none.supports(.multipleAssignments))
    try ProtocolVersion(1, 16).require(.newSessionLeaves)
    let error = #expect(throws: WireError.self) {
      try ProtocolVersion.stable.require(.applyLayout)
    }
    #expect(error?.code == .tooOld)
    #expect(error?.sentence.contains("1.14") == true)
  }
}
