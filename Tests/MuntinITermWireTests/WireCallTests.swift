import MuntinITermWire
import Testing

@Suite struct WireCallTests {
  private static let numbers = 100...134

  /// An envelope that holds an empty message under that number.
  private static func bytes(_ number: Int) -> [UInt8] {
    let tag = number << 3 | 2
    return [UInt8(tag & 0x7F) | 0x80, UInt8(tag >> 7), 0]
  }

  private static func call(_ number: Int) throws -> any WireCall {
    let body = try #require(try Envelope.request(bytes(number)).submessage)
    let held = try #require(Mirror(reflecting: body).children.first).value
    let call = try #require(held as? any WireCall, "\(number) has no answer")
    let same = call.body == body
    #expect(same)
    return call
  }

  /// The two share their number, and no other number's answer is taken.
  @Test func everyRequestTakesItsOwnAnswerAndNoOther() throws {
    let answers = try Self.numbers.map { number in
      try #require(try Envelope.response(Self.bytes(number)).submessage)
    }
    for number in Self.numbers {
      let call = try Self.call(number)
      let taken = Self.numbers.filter { other in
        Self.takes(call, answers[other - Self.numbers.lowerBound])
      }
      #expect(taken == [number])
      let others = [AnswerBody.error("no"), .notification(ITermNotification())]
      let takesOthers = others.contains { Self.takes(call, $0) }
      #expect(!takesOthers)
    }
  }

  private static func takes<Call: WireCall>(_ call: Call, _ body: AnswerBody) -> Bool {
    Call.answer(in: body) != nil
  }

  @Test func anotherAnswerIsAnError() throws {
    let other = AnswerBody.focusResponse(ITermFocusResponse())
    let error = #expect(throws: WireError.self) { try ITermListSessionsRequest.read(other) }
    #expect(error?.code == .mismatched)
    let mine = AnswerBody.listSessionsResponse(ITermListSessionsResponse())
    #expect(try ITermListSessionsRequest.read(.success(mine)) == ITermListSessionsResponse())
    let gone = WireError(.disconnected, "Gone.")
    #expect(throws: gone) { try ITermListSessionsRequest.read(.failure(gone)) }
  }
}
