/// A request as a server sees it, and how to answer it.
package struct ReceivedRequest: Equatable, Sendable {
  /// Chosen by the client, and any number whatever; the answer bears it, and it means nothing else.
  package let id: Int64
  package let body: RequestBody

  package init(id: Int64, body: RequestBody) {
    self.id = id
    self.body = body
  }

  package func answer(_ answer: AnswerBody) -> ITermServerOriginatedMessage {
    ServerEnvelope.answer(answer, id: id)
  }

  /// For a request that cannot be served; the answer has this text and no status.
  package func error(_ sentence: String) -> ITermServerOriginatedMessage {
    ServerEnvelope.answer(.error(sentence), id: id)
  }

  /// An answer without a body, as iTerm2 gives to a GetBuffer of a range that makes no sense.
  package var emptyAnswer: ITermServerOriginatedMessage { ServerEnvelope.answer(nil, id: id) }
}
