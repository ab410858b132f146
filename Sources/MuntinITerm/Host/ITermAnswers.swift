import MuntinHost
import MuntinITermWire

/// The answers to one burst.
struct ITermAnswers: Sendable {
  let results: [Result<AnswerBody, WireError>]

  init(_ results: [Result<AnswerBody, WireError>]) { self.results = results }

  /// The answer to the request at a place of the burst.
  ///
  /// - Errors: `protocolFault` for the answer to something else, `refused` for an error.
  func read<Call: WireCall>(_ place: Int, _ call: Call.Type) throws(HostError) -> Call.Answer {
    guard results.indices.contains(place) else { throw ITermFault.nonsense("answers are missing") }
    do throws(WireError) {
      return try Call.read(results[place])
    } catch {
      throw ITermFault.host(error)
    }
  }

  /// Nil where it was done; else why not, in the server's words.
  func refusal(_ place: Int) -> HostError? {
    guard results.indices.contains(place) else {
      return ITermFault.nonsense("answers are missing")
    }
    switch results[place] {
    case .failure(let error): return ITermFault.host(error)
    case .success(let body):
      return body.refusal.map { HostError(.refused, ITermFault.shown($0)) }
    }
  }
}

extension AnswerBody {
  /// The status of an answer where it is not OK.
  var refusal: String? {
    switch self {
    case .createTabResponse(let answer):
      answer.status == .ok || answer.status == .invalidTabIndex ? nil : "\(answer.status)"
    case .splitPaneResponse(let answer): answer.status == .ok ? nil : "\(answer.status)"
    case .setProfilePropertyResponse(let answer): answer.status == .ok ? nil : "\(answer.status)"
    case .setPropertyResponse(let answer):
      answer.status == .ok || answer.status == .deferred ? nil : "\(answer.status)"
    case .setTabLayoutResponse(let answer): answer.status == .ok ? nil : "\(answer.status)"
    case .variableResponse(let answer): answer.status == .ok ? nil : "\(answer.status)"
    case .activateResponse(let answer): answer.status == .ok ? nil : "\(answer.status)"
    case .menuItemResponse(let answer): answer.status == .ok ? nil : "\(answer.status)"
    case .reorderTabsResponse(let answer): answer.status == .ok ? nil : "\(answer.status)"
    case .sendTextResponse(let answer): answer.status == .ok ? nil : "\(answer.status)"
    case .restartSessionResponse(let answer): answer.status == .ok ? nil : "\(answer.status)"
    case .setBroadcastDomainsResponse(let answer): answer.status == .ok ? nil : "\(answer.status)"
    case .closeResponse(let answer):
      // What is gone already need not be closed.
      answer.statuses.contains(.userDeclined) ? "the user declined" : nil
    case .invokeFunctionResponse(let answer):
      if case .error(let error)? = answer.disposition {
        error.hasErrorReason ? error.errorReason : "\(error.status)"
      } else {
        nil
      }
    default: nil
    }
  }
}
