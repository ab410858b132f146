import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinScreen

/// GetPrompt and ListPrompts: what shells told by OSC 133.
extension Desk {
  func getPrompt(_ request: ITermGetPromptRequest) async -> ITermGetPromptResponse {
    var response = ITermGetPromptResponse()
    guard let session = model.session(request.session) else {
      response.status = .sessionNotFound
      return response
    }
    let prompts = model.state(of: session).prompts
    guard let prompt = request.hasUniquePromptID ? prompts?[request.uniquePromptID] : prompts?.last
    else {
      response.status = .promptUnavailable
      return response
    }
    response = prompt.response
    // Output is said to go on to where the cursor is now, of older commands too.
    if let text = try? await host.text(of: session.host, lines: 0..<0) {
      response.outputRange.end = ITermCoord(text.extent.cursor)
    }
    return response
  }

  func listPrompts(_ request: ITermListPromptsRequest) -> ITermListPromptsResponse {
    var response = ITermListPromptsResponse()
    guard let session = model.session(request.session) else {
      response.status = .sessionNotFound
      return response
    }
    response.uniquePromptID =
      model.state(of: session).prompts?.ids(
        from: request.hasFirstUniqueID ? request.firstUniqueID : nil,
        through: request.hasLastUniqueID ? request.lastUniqueID : nil) ?? []
    return response
  }
}

extension PromptTracker.Prompt {
  var response: ITermGetPromptResponse {
    let command = commandStart ?? start
    let output = outputStart ?? command
    var response = ITermGetPromptResponse()
    response.promptRange = ITermCoordRange(start, command)
    response.commandRange = ITermCoordRange(command, output)
    response.outputRange = ITermCoordRange(output, end ?? output)
    if let directory { response.workingDirectory = directory }
    response.command = self.command ?? ""
    response.promptState =
      switch state {
      // What was never entered is over all the same.
      case .editing: isAborted ? .finished : .editing
      case .running: .running
      case .finished: .finished
      }
    if let exitStatus, state == .finished {
      response.exitStatus = UInt32(bitPattern: Int32(clamping: exitStatus))
    }
    response.uniquePromptID = id
    return response
  }
}

extension ITermCoord {
  init(_ point: PanePoint) {
    self.init()
    x = Int32(clamping: point.column)
    y = Int64(point.line)
  }
}

extension ITermCoordRange {
  fileprivate init(_ start: PanePoint, _ end: PanePoint) {
    self.init()
    self.start = ITermCoord(start)
    self.end = ITermCoord(end)
  }
}
