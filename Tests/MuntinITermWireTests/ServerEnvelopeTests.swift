import MuntinITermWire
import Testing

@Suite struct ServerEnvelopeTests {
  @Test func aRequestIsReadAndItsAnswerBearsItsId() throws {
    var message = ITermClientOriginatedMessage()
    message.id = -7
    message.sendTextRequest.text = "ls\n"
    guard case .request(let request) = ServerEnvelope(try Envelope.bytes(of: message)) else {
      Issue.record("no request")
      return
    }
    #expect(request.id == -7)
    #expect(request.body == .sendTextRequest(message.sendTextRequest))
    let answer = request.answer(.sendTextResponse(ITermSendTextResponse()))
    #expect(answer.id == -7)
    #expect(answer.hasID)
    #expect(answer.submessage == .sendTextResponse(ITermSendTextResponse()))
    #expect(request.error("no").submessage == .error("no"))
    #expect(request.emptyAnswer.submessage == nil)
    #expect(request.emptyAnswer.id == -7)
  }

  @Test func aRequestWithoutAnIdIsAnsweredWithZero() {
    var message = ITermClientOriginatedMessage()
    message.focusRequest = ITermFocusRequest()
    guard case .request(let request) = ServerEnvelope(message) else {
      Issue.record("no request")
      return
    }
    #expect(request.answer(.focusResponse(ITermFocusResponse())).hasID)
    #expect(request.id == 0)
  }

  @Test func anUnknownOrEmptyRequestIsAnsweredWithAnError() {
    let unknown: [UInt8] = [0x08, 0x05, 0xFA, 0x7F, 0x01, 0x41]
    for bytes in [unknown, [0x08, 0x05]] {
      guard case .unknown(let message) = ServerEnvelope(bytes) else {
        Issue.record("known")
        return
      }
      #expect(message.id == 5)
      #expect(message.error.contains("does not know the request"))
    }
  }

  @Test func garbageIsNotAnswered() {
    guard case .garbage(let error) = ServerEnvelope([0xFF]) else {
      Issue.record("taken")
      return
    }
    #expect(error.code == .malformed)
  }

  @Test func aNotificationHasNoId() {
    let message = ServerEnvelope.notification(ITermNotification())
    #expect(!message.hasID)
    #expect(message.submessage == .notification(ITermNotification()))
  }

  /// What a client asks and a server answers, over bytes.
  @Test func clientAndServerUnderstandEachOther() throws {
    var client = RequestMachine()
    guard case .write(let asked)? = client.send(ITermFocusRequest().body, 3).first,
      case .request(let request) = ServerEnvelope(try Envelope.bytes(of: asked))
    else {
      Issue.record("not asked")
      return
    }
    var response = ITermFocusResponse()
    response.notifications = [ITermFocusChangedNotification()]
    let bytes = try Envelope.bytes(of: request.answer(.focusResponse(response)))
    #expect(client.receive(bytes) == [.resume(3, .success(.focusResponse(response)))])
  }
}
