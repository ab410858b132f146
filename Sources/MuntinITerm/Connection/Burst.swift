import MuntinHost
import MuntinITermWire
import NIOCore

/// Requests that go out in one write, and what becomes of them.
struct Burst: Sendable {
  var requests: [RequestBody]
  /// Milliseconds without an answer after which the server is given up.
  var deadline: Int
  /// One result for each request; fails where the connection did.
  var answers: EventLoopPromise<[Result<AnswerBody, WireError>]>
}

/// The burst on its way: which answers have come.
struct OpenBurst {
  let deadline: Int
  let promise: EventLoopPromise<[Result<AnswerBody, WireError>]>
  var results: [Result<AnswerBody, WireError>?]
  var left: Int
  var lastAnswer: NIODeadline
  var timer: Scheduled<Void>?

  init(_ burst: Burst, now: NIODeadline) {
    deadline = burst.deadline
    promise = burst.answers
    results = Array(repeating: nil, count: burst.requests.count)
    left = burst.requests.count
    lastAnswer = now
  }

  mutating func take(_ result: Result<AnswerBody, WireError>, at place: Int, now: NIODeadline) {
    guard results.indices.contains(place), results[place] == nil else { return }
    results[place] = result
    left -= 1
    lastAnswer = now
  }

  /// When it is to be given up, unless another answer comes.
  var end: NIODeadline { lastAnswer + .milliseconds(Int64(deadline)) }
}
