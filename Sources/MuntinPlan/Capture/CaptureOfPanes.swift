import MuntinSpec
import MuntinYAML

extension Capture {
  mutating func pane(
    _ live: LivePane, _ name: Name, in tab: NodeKey, isProtected: Bool
  ) -> PaneSpec {
    let key = tab.child(name.name)
    bind(live.id, key)
    var line = CaptureReport.Line(key)
    let mark = own(live.mark)
    var pane = PaneSpec(name: name.name, range: .top)
    pane.isNumbered = name.isNumbered
    pane.protect = !isProtected && mark?.protect ?? false
    let found = CapturedCommand(live, mark, request.jobs[live.id], ownGroup: request.ownGroup)
    pane.command = found.command
    line.kept.append(Self.text(found.command))
    line.approximated += found.approximated
    line.lost += found.lost
    pane.directory = directory(live, mark, &line)
    pane.environment = environment(live, mark, &line)
    if live.exitStatus != nil {
      pane.restart = .never
      line.approximated.append("its process has ended; it is started again only in a new pane")
    }
    var looks = CapturedLooks(live.attributes, mark, request.capabilities)
    looks.dress(&pane, title: title(of: live))
    line.kept += (pane.title == nil ? [] : ["title"]) + looks.kept
    line.approximated += looks.approximated
    line.lost += looks.lost
    add(line)
    return pane
  }

  /// A title that somebody gave the pane, and not its shell or the terminal.
  func title(of pane: LivePane) -> String? {
    guard let title = pane.attributes[.title] else { return nil }
    if let mark = own(pane.mark), !mark.isCaptured {
      guard let applied = mark.applied[.title] else { return nil }
      return Mark.isSecret(applied) && Mark.isForm(applied, of: title) ? nil : title
    }
    if request.capabilities.hasProfiles || title.isEmpty { return nil }
    let isOfHost = request.hostNames.contains { host in
      title == host || title.hasPrefix(host + ".") || title.contains("@" + host)
    }
    let isPath = title.hasPrefix("/") || title.hasPrefix("~")
    return isOfHost || isPath || title == pane.command ? nil : title
  }

  private func directory(
    _ live: LivePane, _ mark: Mark?, _ line: inout CaptureReport.Line
  ) -> SpecText? {
    let gone = " (deleted)"
    var path = live.directory
    if path.hasSuffix(gone) {
      path = String(path.dropLast(gone.count))
      line.approximated.append("its folder is gone")
    }
    if path.isEmpty {
      guard let applied = mark?.applied[.directory] else { return nil }
      path = Mark.shown(applied) == applied ? applied : ""
    }
    guard path.hasPrefix("/"), TextRule.label.allows(path),
      path.utf8.count <= TextRule.label.longest
    else {
      line.lost.append("its folder")
      return nil
    }
    line.kept.append("folder")
    return SpecText(path)
  }

  /// What the workspace gave the pane, and what was asked for by name.
  private func environment(
    _ live: LivePane, _ mark: Mark?, _ line: inout CaptureReport.Line
  ) -> [EnvironmentEntry] {
    var entries: [String: SpecText] = [:]
    for (attribute, form) in mark?.applied ?? [:] where attribute.isEnvironment {
      let name = String(attribute.name.dropFirst("env.".count))
      guard Names.isEnvironmentName(name) else { continue }
      if Mark.isSecret(form) {
        entries[name] = SpecText("", shown: "(sensitive)")
        line.approximated.append("$\(name) is a secret: it is taken from the environment")
      } else if Mark.shown(form) == form {
        entries[name] = SpecText(form)
      } else {
        line.lost.append("$\(name), which is too long")
      }
    }
    for entry in request.environment[live.id] ?? [] {
      guard entries[entry.name] == nil, Names.isEnvironmentName(entry.name),
        TextRule.anything.allows(entry.value.value),
        entry.value.value.utf8.count <= TextRule.anything.longest
      else { continue }
      entries[entry.name] = entry.value
    }
    return entries.map { EnvironmentEntry($0.key, $0.value) }.sorted { $0.name < $1.name }
  }

  private static func text(_ command: PaneCommand) -> String {
    switch command {
    case .process: "process"
    case .shell(let run, let type): run.isEmpty && type == nil ? "shell" : "command"
    }
  }

  /// Panes that share their input. A host that only says so of a tab joins all that do.
  func groups(_ windows: [LiveWindow]) -> [BroadcastGroup] {
    var order: [String] = []
    var members: [String: [NodeKey]] = [:]
    for tab in windows.flatMap(\.tabs) {
      for pane in tab.panes {
        guard let value = pane.attributes[.broadcast], let key = keys[pane.id] else { continue }
        let group = request.capabilities.broadcastStaysInTab ? tab.id.text : value
        if members[group] == nil { order.append(group) }
        members[group, default: []].append(key)
      }
    }
    return order.compactMap { group in
      var keys = members[group] ?? []
      guard keys.count > 1 else { return nil }
      // A group is named by its first member.
      if let first = keys.firstIndex(where: { $0.description == group }) {
        keys.insert(keys.remove(at: first), at: 0)
      }
      return BroadcastGroup(
        members: keys.map { PaneAddress(window: $0.path[0], tab: $0.path[1], pane: $0.path[2]) },
        range: .top)
    }
  }
}
