import MuntinYAML

/// What panes take from the tab, window and file around them.
struct PaneDefaults {
  var directory: SpecText?
  var directoryRange: SourceRange?
  var profile: String?
  var environment: [String: SpecText] = [:]
  /// `environment` sorted by name.
  var sortedEnvironment: [EnvironmentEntry] = []
  var restart = RestartPolicy.ifExited
}

/// A pane with what concerns its tab and the panes beside it.
struct PaneDraft {
  var pane: PaneSpec
  var size: (size: LayoutSize, range: SourceRange)?
  var needs: Node?
  var waits: Node?
  var focusRange: SourceRange?
  var zoomRange: SourceRange?
}

/// Reads panes.
extension SpecReading {
  /// These defaults with those of an inner mapping over them.
  mutating func defaults(_ node: Node?, over outer: PaneDefaults) -> PaneDefaults {
    guard let node, let fields = fields(node, DefaultsKey.self) else { return outer }
    var result = outer
    if let directory = fields[.directory] {
      result.directory = path(directory, expected: "a directory")
      result.directoryRange = directory.range
    }
    if let profile = fields[.profile] { result.profile = self.profile(profile) }
    if let env = fields[.env] {
      result.environment.merge(environment(env)) { _, inner in inner }
      result.sortedEnvironment = result.environment.sortedEntries
    }
    if let restart = fields[.restart] { result.restart = self.restart(restart) }
    return result
  }

  /// A pane that is only a shell.
  func shell(named name: String, at range: SourceRange, _ defaults: PaneDefaults) -> PaneDraft {
    var pane = PaneSpec(name: name, range: range)
    pane.directory = defaults.directory
    pane.directoryRange = defaults.directoryRange
    pane.environment = defaults.sortedEnvironment
    pane.profile = defaults.profile
    pane.restart = defaults.restart
    return PaneDraft(pane: pane)
  }

  /// A pane of a map, or an item of a list: text, nothing or a mapping.
  mutating func pane(
    _ node: Node, named name: String, at range: SourceRange, _ defaults: PaneDefaults,
    isListed: Bool
  ) -> PaneDraft {
    var draft = shell(named: name, at: range, defaults)
    draft.pane.isNumbered = isListed
    switch node.content {
    case .scalar(let scalar) where scalar.value == .null: break
    case .scalar: draft.pane.command = .shell(run: lines(node), type: nil)
    case .mapping:
      guard let fields = fields(node, PaneKey.self, without: isListed ? nil : .name) else { break }
      if let own = fields[.name], let name = self.name(own, expected: "the name of a pane") {
        draft.pane.name = name
        draft.pane.isNumbered = false
        draft.pane.range = own.range
      }
      draft.pane.command = command(fields)
      readPlace(fields, defaults, into: &draft.pane)
      readLooks(fields, into: &draft.pane)
      readHabits(fields, into: &draft)
    case .sequence: report(.wrongType(expected: "a command or a pane (a mapping)", found: node))
    }
    return draft
  }

  // MARK: Commands

  private mutating func command(_ fields: Fields<PaneKey>) -> PaneCommand {
    exclude([.exec, .run], in: fields)
    exclude([.exec, .type], in: fields)
    let run = fields[.run].map { lines($0) } ?? []
    let type = fields[.type].flatMap { text($0, .typed, expected: "text to type") }
    if let exec = fields[.exec], let start = process(exec) { return .process(start) }
    return .shell(run: run, type: type.map { $0.withoutLastNewlines })
  }

  private mutating func process(_ node: Node) -> ProcessStart? {
    guard case .sequence(let items) = node.content else {
      guard let text = text(node, .anything, expected: "a command") else { return nil }
      if text.value.isEmpty { report(.emptyText("exec", at: node.range)) }
      return .shellText(text)
    }
    guard let first = items.first else {
      report(.emptyList("exec", at: node.range))
      return nil
    }
    var words: [SpecText] = []
    for item in items {
      if let word = text(item, .anything, expected: "a word of a command") { words.append(word) }
    }
    if words.count == items.count, words.first?.value.isEmpty ?? false {
      report(.emptyText("the program", at: first.range))
    }
    return .arguments(words)
  }

  /// The lines of a text, or of every text of a list.
  private mutating func lines(_ node: Node) -> [SpecText] {
    var lines: [SpecText] = []
    for item in itemsOrSelf(node) {
      guard let text = text(item, .typed, expected: "a command") else { continue }
      lines += text.lines
    }
    return lines
  }

  // MARK: The rest

  private mutating func readPlace(
    _ fields: Fields<PaneKey>, _ defaults: PaneDefaults, into pane: inout PaneSpec
  ) {
    if let directory = fields[.directory] {
      pane.directory = path(directory, expected: "a directory")
      pane.directoryRange = directory.range
    }
    if let env = fields[.env] {
      let own = environment(env)
      if !own.isEmpty {
        pane.environment =
          defaults.environment.merging(own) { _, inner in inner }.sortedEntries
      }
    }
    if let restart = fields[.restart] { pane.restart = self.restart(restart) }
  }

  private mutating func readLooks(_ fields: Fields<PaneKey>, into pane: inout PaneSpec) {
    if let profile = fields[.profile] { pane.profile = self.profile(profile) }
    if let title = fields[.title] { pane.title = text(title, .label, expected: "a title") }
    if let badge = fields[.badge] { pane.badge = self.badge(badge) }
    if let color = fields[.color] { pane.color = self.color(color) }
    if let colors = fields[.colors] { pane.colors = self.colors(colors) }
    if let variables = fields[.variables] {
      pane.variables =
        texts(variables, expected: "variables (a mapping)", Names.isVariableName).sortedEntries
    }
  }

  private mutating func readHabits(_ fields: Fields<PaneKey>, into draft: inout PaneDraft) {
    if let node = fields[.size], let size = size(node) { draft.size = (size, node.range) }
    draft.pane.focus = flag(fields[.focus])
    draft.pane.zoom = flag(fields[.zoom])
    draft.pane.hidden = flag(fields[.hidden])
    draft.pane.protect = flag(fields[.protect])
    draft.pane.ignore = ignored(fields[.ignore])
    draft.pane.was = oldNames(fields[.was])
    draft.focusRange = draft.pane.focus ? fields[.focus]?.range : nil
    draft.zoomRange = draft.pane.zoom ? fields[.zoom]?.range : nil
    if draft.pane.zoom, draft.pane.hidden { exclude([.zoom, .hidden], in: fields) }
    draft.needs = fields[.needs]
    draft.waits = fields[.waitFor]
  }

  private mutating func environment(_ node: Node) -> [String: SpecText] {
    texts(node, expected: "environment variables (a mapping)", Names.isEnvironmentName)
  }

  private mutating func restart(_ node: Node) -> RestartPolicy {
    choice(node, RestartPolicy.self, expected: "a restart policy") ?? .ifExited
  }

  /// The name of a profile; warns where it looks like one of the file but for a slip.
  private mutating func profile(_ node: Node) -> String? {
    guard let name = label(node, expected: "the name of a profile") else { return nil }
    let known = profileNames
    guard !known.isEmpty, !known.contains(name) else { return name }
    if let near = nearest(to: name, among: known.sorted()) {
      report(.unknownProfile(name, nearest: near, at: node.range))
    }
    return name
  }
}

extension SpecText {
  /// Without newlines at the end, which a block scalar leaves.
  var withoutLastNewlines: SpecText {
    SpecText(Self.trimmed(value), shown: isSecret ? Self.trimmed(shown) : nil)
  }

  /// The lines, without empty ones at the end; a line that cannot be told from a secret is hidden.
  var lines: [SpecText] {
    let text = withoutLastNewlines
    guard !text.value.isEmpty else { return [] }
    let values = Self.split(text.value)
    guard text.isSecret else { return values.map { SpecText($0) } }
    let shown = Self.split(text.shown)
    guard values.count == shown.count else {
      return values.map { SpecText($0, shown: "(sensitive)") }
    }
    return zip(values, shown).map { SpecText($0, shown: $1) }
  }

  private static func split(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = Substring(text)
    while scalars.last == "\n" { scalars.removeLast() }
    return String(scalars)
  }
}
