import MuntinYAML

/// What stands in `defaults`, and so for the panes around which it stands.
struct WrittenDefaults: Equatable {
  var directory: SpecText?
  var profile: String?
  /// Sorted by name.
  var environment: [EnvironmentEntry] = []
  var restart = RestartPolicy.ifExited

  static let none = WrittenDefaults()

  /// These defaults with what at least two of the panes share, and no pane is without: a pane can
  /// say something else than its defaults, but not nothing.
  func shared(by panes: [PaneSpec]) -> WrittenDefaults {
    guard panes.count > 1 else { return self }
    var result = self
    result.directory = Self.common(panes.map(\.directory), instead: directory)
    result.profile = Self.common(panes.map(\.profile), instead: profile)
    result.restart = Self.common(panes.map(\.restart), instead: restart) ?? restart
    let known = Set(environment.map(\.name))
    for entry in panes[0].environment where !known.contains(entry.name) {
      if panes.allSatisfy({ $0.environment.contains(entry) }) { result.environment.append(entry) }
    }
    result.environment.sort { $0.name < $1.name }
    return result
  }

  /// The value that most have, the first of these; `outer` where that is not rarer, or one has none.
  private static func common<Value: Hashable>(_ values: [Value?], instead outer: Value?) -> Value? {
    var counts: [Value: Int] = [:]
    for value in values {
      guard let value else { return outer }
      counts[value, default: 0] += 1
    }
    let most = max(counts.values.max() ?? 0, 2)
    if let outer, counts[outer, default: 0] >= most { return outer }
    return values.lazy.compactMap { $0 }.first { counts[$0] == most } ?? outer
  }
}

/// Where a pane is written: what holds around it, and from where it refers to others.
struct WrittenPlace {
  var defaults: WrittenDefaults
  /// The pane's own name is put in when it is its turn.
  var address: PaneAddress

  init(_ defaults: WrittenDefaults, window: String, tab: String) {
    self.defaults = defaults
    address = PaneAddress(window: window, tab: tab, pane: "")
  }
}

extension SpecWriting {
  /// What of the defaults the ones around them do not say; nil where that is nothing.
  func defaultsNode(_ defaults: WrittenDefaults, over outer: WrittenDefaults) -> Node? {
    var fields = WrittenFields<DefaultsKey>()
    if defaults.directory != outer.directory {
      fields.add(.directory, defaults.directory.map { folders.node($0) })
    }
    if defaults.profile != outer.profile {
      fields.add(.profile, defaults.profile.map { .text($0) })
    }
    fields.add(.env, environment(defaults.environment, over: outer.environment))
    if defaults.restart != outer.restart { fields.add(.restart, .text(defaults.restart.rawValue)) }
    return fields.entries.isEmpty ? nil : fields.node
  }

  func environment(_ own: [EnvironmentEntry], over outer: [EnvironmentEntry]) -> Node? {
    let entries = own.filter { !outer.contains($0) }.map { entry in
      Entry(
        entry.name,
        entry.value.isSecret ? .written("${env:\(entry.name):-}") : .word(entry.value))
    }
    return entries.isEmpty ? nil : .mapping(entries)
  }
}
