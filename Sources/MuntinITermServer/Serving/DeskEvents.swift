import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinScreen

/// What happens in the terminal by itself.
extension Desk {
  func notice(_ event: TerminalEvent) async {
    switch event {
    case .changed: await look()
    case .ended(let pane):
      await look()
      if let session = model.world.session(host: pane) { model.tellEnd(of: session.id) }
    case .output(let pane, let bytes): await read(bytes, of: pane)
    }
  }

  private func read(_ bytes: [UInt8], of pane: HostID) async {
    // Programs may write before their pane has been looked at.
    if model.world.session(host: pane) == nil { await look() }
    guard let session = model.world.session(host: pane) else { return }
    for token in scanners[pane, default: SequenceScanner()].receive(bytes) {
      if token == .bell { model.changeState(of: session) { $0.bells += 1 } }
      guard case .osc(let number, let payload) = token else { continue }
      for sequence in TerminalSequence.read(number, payload) {
        guard let current = model.world.session(host: pane) else { continue }
        await obey(sequence, current)
      }
    }
    model.tell(.notifyOnScreenUpdate, of: session) { notification, _ in
      notification.screenUpdateNotification.session = session.id
      return true
    }
  }

  /// Does what a program asks for.
  private func obey(_ sequence: TerminalSequence, _ session: WorldSession) async {
    switch sequence {
    case .custom(let identity, let payload):
      model.tell(.notifyOnCustomEscapeSequence, of: session) { notification, _ in
        notification.customEscapeSequenceNotification.session = session.id
        notification.customEscapeSequenceNotification.payload = payload
        if let identity {
          notification.customEscapeSequenceNotification.senderIdentity = identity
        }
        return true
      }
    case .prompt(let mark): await take(mark, session)
    case .userVariable(let name, let value) where name != MarkBundle.variable:
      var work = Undertaking()
      set(name, value.map(JSONValue.string), in: .session(session), &work)
      await carryOut(work)
    case .title(let text, let isIcon, let isWindow):
      report(session, isIcon ? ["icon": text] : [:])
      report(session, isWindow ? ["title": text] : [:])
    case .location(let user, let host, let path):
      report(session, ["path": path, "user": user, "host": host].compactMapValues { $0 })
    case .directory(let path): report(session, ["path": path])
    case .remoteHost(let user, let host):
      report(session, ["host": host, "user": user].compactMapValues { $0 })
    case .clearScrollback:
      try? await host.inject(Array("\u{1B}[3J".utf8), into: [session.host])
    case .stealFocus: await reveal(session)
    case .disinter:
      if model.world.tab(of: session) == nil { await disinter(session) }
    case .cellSizeQuery:
      await report(back: "ReportCellSize=\(Points.cellHeight).0;\(Points.cellWidth).0;1.0", session)
    case .variableQuery(let name):
      // Only what programs set themselves: there is nobody who could allow more.
      let value = name.hasPrefix("user.") ? model.value(name, in: .session(session)) : nil
      let text = TransferText.base64(Array(Evaluation.text(value ?? .null).utf8))
      await report(back: "ReportVariable=" + text, session)
    default:
      if let values = looks(sequence, session) { _ = await set(values, of: session) }
    }
  }

  private func report(_ session: WorldSession, _ facts: [String: String]) {
    model.changeState(of: session) { $0.reported.merge(facts) { _, new in new } }
  }

  private func report(back text: String, _ session: WorldSession) async {
    try? await host.type(Array("\u{1B}]1337;\(text)\u{7}".utf8), into: [session.host])
  }

  // MARK: Prompts

  private func take(_ mark: PromptMark, _ session: WorldSession) async {
    var cursor = ITermCoord()
    var command: String?
    do throws(HostError) {
      let place = try await host.text(of: session.host, lines: 0..<0).extent.cursor
      cursor.x = Int32(clamping: place.column)
      cursor.y = Int64(place.line)
      if mark == .outputStart, let record = model.state(of: session).prompts.records.last {
        command = try await text(from: record.commandRange.start, session)
      }
    } catch {
      // Where it stood is not known; that it was there is.
    }
    let directory = model.sessionValue("path", session)?.string
    var event: PromptTracker.Event?
    model.changeState(of: session) { state in
      event = state.prompts.take(
        mark, at: cursor, session: session.id, directory: directory, command: command)
    }
    guard let event else { return }
    if case .commandStart(let record) = event { report(session, ["command": record.command]) }
    tell(event, session)
  }

  /// The line that was typed at a prompt, and those that it goes on in.
  private func text(from start: ITermCoord, _ session: WorldSession) async throws(HostError)
    -> String
  {
    let line = Int(start.y)
    let found = try await host.text(of: session.host, lines: line..<line + 50)
    var result = ""
    for (place, line) in found.lines.enumerated() {
      let text = line.text
      result += place == 0 ? String(text.dropFirst(Int(start.x))) : text
      if !line.isWrapped { break }
    }
    while result.last == " " { result.removeLast() }
    return result
  }

  private func tell(_ event: PromptTracker.Event, _ session: WorldSession) {
    model.tell(.notifyOnPrompt, of: session) { notification, request in
      let asked = request.promptMonitorRequest.modes
      let modes = asked.isEmpty ? [.prompt] : asked
      notification.promptNotification.session = session.id
      switch event {
      case .prompt(let record):
        guard modes.contains(.prompt) else { return false }
        notification.promptNotification.uniquePromptID = record.id
        notification.promptNotification.prompt.placeholder = ""
        notification.promptNotification.prompt.prompt = record.response
      case .commandStart(let record):
        guard modes.contains(.commandStart) else { return false }
        notification.promptNotification.uniquePromptID = record.id
        notification.promptNotification.commandStart.command = record.command
      case .commandEnd(let record, let status):
        guard modes.contains(.commandEnd) else { return false }
        notification.promptNotification.uniquePromptID = record.id
        notification.promptNotification.commandEnd.status = status
      }
      return true
    }
  }
}
