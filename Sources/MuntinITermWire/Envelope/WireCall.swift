/// A request that knows the kind of its answer.
package protocol WireCall: Equatable, Sendable {
  associatedtype Answer: Equatable, Sendable

  /// The request as an envelope holds it.
  var body: RequestBody { get }
  /// The answer where it is one to this kind of request.
  static func answer(in body: AnswerBody) -> Answer?
}

extension WireCall {
  /// - Errors: `mismatched` where the server answered something else.
  package static func read(
    _ body: AnswerBody
  ) throws(WireError) -> Answer {
    guard let answer = answer(in: body) else { throw WireFaults.mismatched() }
    return answer
  }

  /// What a machine resumed a waiter with.
  ///
  /// - Errors: the machine's, or `mismatched`.
  package static func read(
    _ result: Result<AnswerBody, WireError>
  ) throws(WireError) -> Answer {
    try read(try result.get())
  }
}
