/// What a plan rests on: for each node that is there, a digest of each thing that could move.
struct Observation {
  private(set) var facts: [String: String] = [:]

  init(_ index: LiveIndex) {
    for window in index.windows.values {
      add(window.mark, "place", window.live.id.text)
      add(window.mark, "looks", Self.text(window.live.attributes))
    }
    for tab in index.tabs.values {
      add(tab.mark, "place", "\(tab.live.id) \(tab.window)")
      add(tab.mark, "looks", Self.text(tab.live.attributes))
      add(tab.mark, "layout", CellText(tab.live.layout).text)
    }
    for pane in index.panes.values {
      let exit = pane.live.exitStatus.map { "ended \($0)" } ?? ""
      add(pane.mark, "place", "\(pane.live.id) \(pane.tab)")
      add(pane.mark, "process", "\(pane.live.processID) \(exit)")
      add(pane.mark, "looks", Self.text(pane.live.attributes))
    }
  }

  private mutating func add(_ mark: Mark, _ aspect: String, _ text: String) {
    let name = "\(mark.key.kind.rawValue) \(mark.key)"
    facts["\(name): \(aspect)"] = Mark.digest(text)
    facts["\(name): mark"] = Mark.digest(mark.text)
  }

  /// What is in front is of no interest to a plan.
  private static func text(_ attributes: [Attribute: String]) -> String {
    attributes.filter { $0.key != .focus }.sorted { $0.key < $1.key }.map {
      "\($0.key)=\($0.value)"
    }.joined(separator: " ")
  }
}

extension Plan {
  /// What differs between the state that this plan was made from and another one.
  package func moved(since earlier: [String: String]) -> [String] {
    let observed = observed
    return Set(observed.keys).union(earlier.keys).filter { observed[$0] != earlier[$0] }.sorted()
      .map { name in
        earlier[name] == nil
          ? "\(name) is new" : observed[name] == nil ? "\(name) is gone" : "\(name) changed"
      }
  }
}
