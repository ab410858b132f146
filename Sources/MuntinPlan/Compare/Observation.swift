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
    let now = Set(observed.keys.map(Self.node))
    let then = Set(earlier.keys.map(Self.node))
    let moved = Set(observed.keys).union(earlier.keys).filter { observed[$0] != earlier[$0] }
    let sentences = moved.map { name in
      let node = Self.node(name)
      return !then.contains(node)
        ? "\(node) is new" : !now.contains(node) ? "\(node) is gone" : "\(name) changed"
    }
    return Set(sentences).sorted()
  }

  /// The node that a fact is of: what stands before the name of the aspect.
  private static func node(_ fact: String) -> String {
    fact.lastIndex(of: ":").map { String(fact[..<$0]) } ?? fact
  }
}
