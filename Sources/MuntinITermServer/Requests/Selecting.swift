import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinScreen

/// Selection.
extension Desk {
  /// A selection is kept for clients; nobody sees it in the terminal.
  func selection(_ request: ITermSelectionRequest) async -> ITermSelectionResponse {
    var response = ITermSelectionResponse()
    switch request.request {
    case nil: response.status = .requestMalformed
    case .getSelectionRequest(let body):
      guard let session = model.session(body.sessionID) else {
        response.status = .requestMalformed
        return response
      }
      response.getSelectionResponse.selection.subSelections = model.state(of: session).selection
    case .setSelectionRequest(let body):
      guard let session = model.session(body.sessionID),
        body.selection.subSelections.allSatisfy({ Self.isSound($0, session.size.columns) })
      else {
        response.status = .requestMalformed
        return response
      }
      let parts = body.selection.subSelections
      let text = await text(of: parts, session)
      model.changeState(of: session) { state in
        state.selection = parts
        state.selectedText = text
      }
      response.setSelectionResponse = .init()
    }
    return response
  }

  private static func isSound(_ selection: ITermSubSelection, _ width: Int) -> Bool {
    let range = selection.windowedCoordRange.coordRange
    return [range.start, range.end].allSatisfy { (0...Int32(width)).contains($0.x) && $0.y >= 0 }
  }

  /// What is selected, each part in lines of its own unless it goes on in the next. Nil where
  /// nothing is, or what is cannot be read.
  private func text(
    of parts: [ITermSubSelection], _ session: WorldSession
  ) async -> String? {
    var result = ""
    for (place, part) in parts.enumerated() {
      guard let text = await text(of: part, session) else { return nil }
      result += text
      if place + 1 < parts.count, !part.connected { result += "\n" }
    }
    return parts.isEmpty ? nil : result
  }

  private func text(of part: ITermSubSelection, _ session: WorldSession) async -> String? {
    let isBox = part.selectionMode == .box
    var range = part.windowedCoordRange
    if isBox, range.columns.length == 0 {
      let columns = [range.coordRange.start.x, range.coordRange.end.x]
      range.columns.location = Int64(columns.min() ?? 0)
      range.columns.length = Int64(abs(columns[0] - columns[1]))
      range.coordRange.start.x = 0
      range.coordRange.end.x = Int32(clamping: session.size.columns)
    }
    guard let window = BufferWindow(range, columns: session.size.columns) else { return nil }
    do throws(HostError) {
      let text = try await host.text(of: session.host, lines: window.lines)
      var buffer = ITermGetBufferResponse()
      window.fill(&buffer, text, columns: session.size.columns)
      var result = ""
      for (place, line) in buffer.contents.enumerated() {
        result += line.text
        let isEnd = isBox || line.continuation == .hardEol
        if isEnd, place + 1 < buffer.contents.count { result += "\n" }
      }
      return result
    } catch {
      return nil
    }
  }
}
