import MuntinHost
import MuntinPlan

/// The user options that panes have of their own, whoever set them: tmux lists them only pane by pane.
extension TmuxHost {
  /// Panes that are asked for in one go: what is given to a client has a bound.
  private static let atOnce = 200

  func addVariables(to live: LiveState) async throws(HostError) -> LiveState {
    let panes = live.windows.flatMap(\.tabs).flatMap(\.panes).map(\.id)
    var own: [HostID: Set<Attribute>] = [:]
    var rest = panes[...]
    while !rest.isEmpty {
      let part = rest.prefix(Self.atOnce)
      rest = rest.dropFirst(part.count)
      let commands = part.map { TmuxCommand(["show-options", "-p", "-t", $0.text]) }
      let replies = try await answers(to: commands)
      for (pane, reply) in zip(part, replies) { own[pane] = Self.variables(reply) }
    }
    let names = own.values.reduce(into: Set(interest)) { $0.formUnion($1) }
    if names == Set(interest) { return live }
    let known = Set(interest)
    return try await look(names.sorted()).keepingPanes { attribute, pane in
      // What the window, the session or the server has shows through.
      !names.contains(attribute) || known.contains(attribute)
        || own[pane]?.contains(attribute) == true
    }
  }

  /// The answers as far as there are any: a pane that has gone ends them.
  private func answers(to commands: [TmuxCommand]) async throws(HostError) -> [[UInt8]] {
    if await connection.isOpen {
      return try await connection.send(commands.map { TmuxLine($0) }).map { result in
        result.replies.first ?? []
      }
    }
    return try settings.address.isListening() ? await ask(commands).replies : []
  }

  /// The names at the beginnings of lines; a value of several lines may bring one that is none,
  /// which then has no value.
  private static func variables(_ reply: [UInt8]) -> Set<Attribute> {
    var names: Set<Attribute> = []
    for line in reply.split(separator: 0x0A) where line.first == UInt8(ascii: "@") {
      let name = String(decoding: line.dropFirst().prefix { $0 != 0x20 }, as: UTF8.self)
      if TmuxText.isVariable(name), !name.hasPrefix("muntin") { names.insert(.variable(name)) }
    }
    return names
  }
}

extension LiveState {
  fileprivate func keepingPanes(_ isKept: (Attribute, HostID) -> Bool) -> LiveState {
    var state = self
    for w in state.windows.indices {
      for t in state.windows[w].tabs.indices {
        for p in state.windows[w].tabs[t].panes.indices {
          let id = state.windows[w].tabs[t].panes[p].id
          let all = state.windows[w].tabs[t].panes[p].attributes
          state.windows[w].tabs[t].panes[p].attributes = all.filter { isKept($0.key, id) }
        }
      }
    }
    return state
  }
}
