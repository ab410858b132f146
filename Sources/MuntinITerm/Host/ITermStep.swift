import MuntinHost
import MuntinITermWire

/// One request of a stage, with the changes that are done once it is.
struct ITermStep: Sendable {
  var request: RequestBody
  /// Places in the batch. Several steps may share one: it is done when all of them are.
  var places: [Int] = []
  /// What it does, for the sentence that says why it was refused: `set a title`.
  var what: String
  /// A refusal is no fault: the next look shows what is there.
  var isOptional = false

  init(
    _ request: RequestBody, _ what: String, places: [Int] = [], isOptional: Bool = false
  ) {
    self.request = request
    self.what = what
    self.places = places
    self.isOptional = isOptional
  }
}

extension ITermHost {
  /// Sends steps in one burst, and notes which changes were done by them.
  ///
  /// - Returns: the answers, in the order of the steps.
  /// - Errors: the connection's; the first refusal, after everything else was noted.
  @discardableResult
  func run(
    _ steps: [ITermStep], _ result: inout BatchResult
  ) async throws(HostError) -> ITermAnswers {
    let answers = ITermAnswers(try await connection.send(steps.map(\.request)))
    var failed: Set<Int> = []
    var fault: HostError?
    for (place, step) in steps.enumerated() {
      guard let refusal = answers.refusal(place), !step.isOptional else { continue }
      failed.formUnion(step.places)
      fault = fault ?? ITermFault.refused(step.what, refusal.sentence)
    }
    for step in steps { result.done.formUnion(step.places.filter { !failed.contains($0) }) }
    if let fault { throw fault }
    return answers
  }
}
