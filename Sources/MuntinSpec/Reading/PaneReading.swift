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
    if let title = fields[.title] { pane.title = interpolated(title, expected: "a title") }
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
