import MuntinYAML

/// Writes panes.
extension SpecWriting {
  /// A map by name, or a list.
  func panes(_ panes: [PaneSpec], listed: [PaneSpec]?, _ place: WrittenPlace) -> Node {
    if let listed { return .list(listed.map { pane($0, place, isListed: true) }) }
    return .mapping(panes.map { Entry($0.name, pane($0, place, isListed: false)) })
  }

  /// Whether nothing needs to be said of the pane but that it is there.
  func isShell(_ pane: PaneSpec, _ place: WrittenPlace) -> Bool {
    fields(pane, place).entries.isEmpty
  }

  private func pane(_ pane: PaneSpec, _ place: WrittenPlace, isListed: Bool) -> Node {
    var name: Node?
    if isListed, !pane.isNumbered { name = .word(pane.name) }
    let fields = fields(pane, place, name: name)
    if name == nil, fields.entries.count == 1, let only = fields.entries.first,
      only.key == PaneKey.run.rawValue, case .scalar = only.value.content
    {
      return only.value
    }
    return fields.node
  }

  private func fields(
    _ pane: PaneSpec, _ place: WrittenPlace, name: Node? = nil
  ) -> WrittenFields<PaneKey> {
    let defaults = place.defaults
    var own = place.address
    own.pane = pane.name
    var fields = WrittenFields<PaneKey>()
    fields.add(.name, name)
    addCommand(pane.command, to: &fields)
    if pane.directory != defaults.directory {
      fields.add(.directory, pane.directory.map { folders.node($0) })
    }
    fields.add(.env, environment(pane.environment, over: defaults.environment))
    if pane.profile != defaults.profile { fields.add(.profile, pane.profile.map { .text($0) }) }
    fields.add(.title, pane.title.map { .word($0) })
    fields.add(.badge, pane.badge.map { badge($0) })
    fields.add(.color, pane.color.map { color($0) })
    fields.add(.colors, pane.colors.isEmpty ? nil : colors(pane.colors))
    if !pane.variables.isEmpty {
      fields.add(.variables, .mapping(pane.variables.map { Entry($0.name, .word($0.value)) }))
    }
    fields.add(.focus, flag: pane.focus)
    fields.add(.zoom, flag: pane.zoom)
    fields.add(.hidden, flag: pane.hidden)
    fields.add(.protect, flag: pane.protect)
    fields.add(.ignore, ignored(pane.ignore))
    fields.add(.was, .oneOrMore(pane.was.map { .word($0) }))
    addOrder(pane, at: own, to: &fields)
    if pane.restart != defaults.restart { fields.add(.restart, .text(pane.restart.rawValue)) }
    return fields
  }

  private func addCommand(_ command: PaneCommand, to fields: inout WrittenFields<PaneKey>) {
    switch command {
    case .shell(let run, let type):
      fields.add(.run, lines(run))
      fields.add(.type, type.map { .word($0) })
    case .process(.arguments(let words)): fields.add(.exec, .list(words.map { .word($0) }))
    case .process(.shellText(let text)): fields.add(.exec, .word(text))
    }
  }

  /// One line as text, several as a list; a text of several lines where one of them is empty, which
  /// an item of a list cannot be.
  private func lines(_ lines: [SpecText]) -> Node? {
    if lines.contains(where: { $0.shown.isEmpty }) {
      return .text(lines.map(\.shown).joined(separator: "\n"))
    }
    return .oneOrMore(lines.map { .word($0) })
  }

  // MARK: What a pane waits for

  private func addOrder(
    _ pane: PaneSpec, at own: PaneAddress, to fields: inout WrittenFields<PaneKey>
  ) {
    fields.add(.needs, .oneOrMore(pane.needs.map { reference($0, from: own) }))
    fields.add(.waitFor, .oneOrMore(pane.waits.map { wait($0, of: own) }))
  }

  private func wait(_ wait: WaitCondition, of own: PaneAddress) -> Node {
    var fields = WrittenFields<WaitKey>()
    switch wait.event {
    case .port(let port, let host):
      fields.add(.port, .number(port))
      fields.add(.host, host == "127.0.0.1" ? nil : .text(host))
    case .file(let path): fields.add(.file, folders.node(path))
    case .output(let text, let address):
      fields.add(.output, .word(text))
      fields.add(.pane, reference(address, from: own))
    case .exit(let address): fields.add(.exit, reference(address, from: own))
    }
    if wait.timeout != 60_000 { fields.add(.timeout, .text(Self.time(wait.timeout))) }
    return fields.node
  }

  /// Milliseconds in the largest unit that they are a whole number of.
  private static func time(_ milliseconds: Int) -> String {
    for (unit, factor) in [("h", 3_600_000), ("m", 60_000), ("s", 1000)]
    where milliseconds.isMultiple(of: factor) { return "\(milliseconds / factor)\(unit)" }
    return "\(milliseconds)ms"
  }
}
