package import MuntinHost
package import MuntinPlan

extension TmuxHost {
  private static let factsRecord = TmuxFormats.Record(
    plain: [
      "pane_id", "pane_pid", "pane_dead", "pane_width", "history_size", "history_limit",
      "pane_height", "cursor_x", "cursor_y", "alternate_on", "pid",
      "pane_tty",
      TmuxFormats.moving("pane_current_command"), TmuxFormats.moving("pane_current_path"),
    ], free: [])

  package func facts(of panes: [HostID]) async throws(HostError) -> [HostID: PaneFacts] {
    if panes.isEmpty { return [:] }
    let wanted = Set(panes)
    return try await facts { wanted.contains($0) }
  }

  func facts(where isWanted: (HostID) -> Bool) async throws(HostError) -> [HostID: PaneFacts] {
    let scrolled = await scrolled()
    let answer = try await ask([
      TmuxLine(["list-panes", "-a", "-F", Self.factsRecord.format])
    ])
    guard let body = answer.first?.replies.first, let records = Self.factsRecord.read(body) else {
      throw HostError(.protocolFault, "tmux described its panes in a form that makes no sense")
    }
    var result: [HostID: PaneFacts] = [:]
    for record in records {
      let fields = record.plain
      let id = HostID(fields[0])
      guard isWanted(id), result[id] == nil else { continue }
      let numbers = fields[1...10].map { Int($0) ?? 0 }
      var facts = PaneFacts()
      facts.tty = fields[11]
      facts.size = CellSize(columns: max(1, numbers[2]), rows: max(1, numbers[5]))
      facts.extent = extent(Array(numbers[3...]), of: id, scrolled[id] ?? 0)
      facts.showsAlternate = numbers[8] == 1
      facts.jobName = TmuxFormats.moved(fields[12])
      facts.directory = TmuxFormats.moved(fields[13])
      if numbers[1] == 0 {
        facts.processID = numbers[0]
        addJob(to: &facts)
      } else {
        // The device is closed, and may be another's by now.
        facts.tty = ""
      }
      result[id] = facts
    }
    return result
  }

  private func addJob(to facts: inout PaneFacts) {
    let process = Int32(clamping: facts.processID)
    let leader = PaneTerminal.read(tty: facts.tty, pid: process)?.foregroundGroup ?? 0
    facts.jobID = Int(leader > 0 ? leader : process)
    facts.commandLine =
      ProcessTable.commandLine(of: Int32(clamping: facts.jobID))?.joined(separator: " ") ?? ""
  }
}
