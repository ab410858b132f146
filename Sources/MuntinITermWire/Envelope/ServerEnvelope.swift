/// What a server makes of a binary message from a client, and the envelopes that it sends.
package enum ServerEnvelope: Equatable, Sendable {
  case request(ReceivedRequest)
  /// The request is of no kind that is known here: send this instead of an answer.
  case unknown(ITermServerOriginatedMessage)
  /// No message at all: iTerm2 stays silent then.
  case garbage(WireError)

  package init(_ bytes: [UInt8]) {
    do throws(WireError) {
      self.init(try Envelope.request(bytes))
    } catch {
      self = .garbage(error)
    }
  }

  package init(_ message: ITermClientOriginatedMessage) {
    if let body = message.submessage {
      self = .request(ReceivedRequest(id: message.id, body: body))
    } else {
      let sentence = "This server does not know the request; it is empty, or of a newer version."
      self = .unknown(Self.answer(.error(sentence), id: message.id))
    }
  }

  package static func notification(
    _ notification: ITermNotification
  ) -> ITermServerOriginatedMessage {
    var message = ITermServerOriginatedMessage()
    message.notification = notification
    return message
  }

  static func answer(
    _ answer: AnswerBody?, id: Int64
  ) -> ITermServerOriginatedMessage {
    var message = ITermServerOriginatedMessage()
    message.id = id
    message.submessage = answer
    return message
  }
}
