import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinScreen
import MuntinSpec

/// What happens in the terminal by itself.
extension Desk {
  func notice(_ event: TerminalEvent) async {
    switch event {
    case .changed: sight.isStale = true
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
    let tokens = scanners[pane, default: SequenceScanner()].receive(bytes)
    var places = await promptPlaces(tokens, session)
    for (index, token) in tokens.enumerated() {
      if token == .bell { model.changeState(of: session) { $0.bells += 1 } }
      guard case .osc(let number, let payload) = token else { continue }
      for sequence in TerminalSequence.read(number, payload) {
        guard let current = model.world.session(host: pane) else { continue }
        if case .prompt(let mark) = sequence {
          let place = places.removeValue(forKey: index) ?? PanePoint(column: 0, line: 0)
          await take(mark, at: place, current)
        } else {
          await obey(sequence, current)
        }
      }
    }
    // Who waits for a program to take the whole screen need not wait for the next look at facts.
    if model.isMonitoringFacts, tokens.contains(where: Self.changesScreens) {
      await learn(of: [session])
    }
    model.tell(.notifyOnScreenUpdate, of: session) { notification, _ in
      notification.screenUpdateNotification.session = session.id
      return true
    }
  }

  private static func changesScreens(_ token: ScreenToken) -> Bool {
    guard case .csi(let sequence) = token, sequence.prefix == UInt8(ascii: "?") else {
      return false
    }
    return [47, 1047, 1049].contains(sequence.value(0))
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
      let text = TransferText.base64(Array((value ?? .null).shown.utf8))
      await report(back: "ReportVariable=" + text, session)
    default:
      if let values = await looks(sequence, session) { _ = await set(values, of: session) }
    }
  }

  private func report(_ session: WorldSession, _ facts: [String: String]) {
    model.changeState(of: session) { $0.reported.merge(facts) { _, new in new } }
  }

  private func report(back text: String, _ session: WorldSession) async {
    try? await host.type(Array("\u{1B}]1337;\(text)\u{7}".utf8), into: [session.host])
  }

  // MARK: Prompts

  /// Where the cursor stood at each mark of a prompt, by the place of its token.
  private func promptPlaces(
    _ tokens: [ScreenToken], _ session: WorldSession
  ) async -> [Int: PanePoint] {
    let marks = tokens.indices.filter { if case .osc(133, _) = tokens[$0] { true } else { false } }
    if marks.isEmpty { return [:] }
    do throws(HostError) {
      let cursor = try await host.text(of: session.host, lines: 0..<0).extent.cursor
      let points = CursorWalk.places(
        before: marks, in: tokens, endingAt: cursor, columns: session.size.columns)
      return Dictionary(
        zip(marks, points).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    } catch {
      // Where they stood is not known; that they were there is.
      return [:]
    }
  }

  private func take(_ mark: PromptMark, at cursor: PanePoint, _ session: WorldSession) async {
    var command: String?
    var tracker = model.state(of: session).prompts ?? PromptTracker(prefix: session.id + "-")
    if mark == .outputStart, let start = tracker.last?.commandStart {
      command = try? await text(from: start, session)
    }
    tracker.directory = model.sessionValue("path", session)?.string
    let event = tracker.mark(mark, at: cursor, command: command)
    model.changeState(of: session) { $0.prompts = tracker }
    guard let event else { return }
    if case .commandStart(let prompt) = event {
      report(session, ["command": prompt.command ?? ""])
    }
    tell(event, session)
  }

  /// The line that was typed at a prompt, and those that it goes on in.
  private func text(
    from start: PanePoint, _ session: WorldSession
  ) async throws(HostError) -> String {
    let found = try await host.text(of: session.host, lines: start.line..<start.line + 50)
    var result = ""
    for (place, line) in found.lines.enumerated() {
      let text = line.text
      result += place == 0 ? String(text.dropFirst(start.column)) : text
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
      case .prompt(let prompt):
        guard modes.contains(.prompt) else { return false }
        notification.promptNotification.uniquePromptID = prompt.id
        notification.promptNotification.prompt.placeholder = ""
        notification.promptNotification.prompt.prompt = prompt.response
      case .commandStart(let prompt):
        guard modes.contains(.commandStart) else { return false }
        notification.promptNotification.uniquePromptID = prompt.id
        notification.promptNotification.commandStart.command = prompt.command ?? ""
      case .commandEnd(let prompt):
        guard modes.contains(.commandEnd) else { return false }
        notification.promptNotification.uniquePromptID = prompt.id
        notification.promptNotification.commandEnd.status = Int32(
          clamping: prompt.exitStatus ?? 0)
      }
      return true
    }
  }
}
