import MuntinITermWire
import MuntinPlan

/// GetPrompt and ListPrompts: what shells told by OSC 133.
extension Desk {
  func getPrompt(_ request: ITermGetPromptRequest) -> ITermGetPromptResponse {
    guard let session = model.session(request.session) else {
      var response = ITermGetPromptResponse()
      response.status = .sessionNotFound
      return response
    }
    let prompts = model.state(of: session).prompts.records
    let prompt =
      request.hasUniquePromptID
      ? prompts.first { $0.id == request.uniquePromptID } : prompts.last
    guard let prompt else {
      var response = ITermGetPromptResponse()
      response.status = .promptUnavailable
      return response
    }
    return prompt.response
  }

  func listPrompts(_ request: ITermListPromptsRequest) -> ITermListPromptsResponse {
    var response = ITermListPromptsResponse()
    guard let session = model.session(request.session) else {
      response.status = .sessionNotFound
      return response
    }
    var ids = model.state(of: session).prompts.records.map(\.id)
    if request.hasFirstUniqueID, let place = ids.firstIndex(of: request.firstUniqueID) {
      ids.removeFirst(place)
    }
    if request.hasLastUniqueID, let place = ids.firstIndex(of: request.lastUniqueID) {
      ids.removeLast(ids.count - place - 1)
    }
    response.uniquePromptID = ids
    return response
  }
}

/// A prompt, and the command that was given at it.
struct PromptRecord: Equatable, Sendable {
  var id: String
  var state = ITermGetPromptResponse.State.editing
  var promptRange = ITermCoordRange()
  var commandRange = ITermCoordRange()
  var outputRange = ITermCoordRange()
  var directory: String?
  var command = ""
  var status: Int32?

  var response: ITermGetPromptResponse {
    var response = ITermGetPromptResponse()
    response.promptRange = promptRange
    response.commandRange = commandRange
    response.outputRange = outputRange
    if let directory { response.workingDirectory = directory }
    response.command = command
    response.promptState = state
    if let status, state == .finished { response.exitStatus = UInt32(bitPattern: status) }
    response.uniquePromptID = id
    return response
  }
}
