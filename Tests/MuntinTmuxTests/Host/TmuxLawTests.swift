import MuntinHost
import MuntinPlan
import MuntinSpec
import Testing

/// For every pair of specs, on a real server: what design §3 and §4 promise.
@Suite struct TmuxLawTests {
  private static let seeds = SeededNumbers.seeds(12)

  @Test(arguments: seeds)
  func anApplyBringsAboutWhatIsWantedAndKeepsEveryProcess(seed: UInt64) async throws {
    for round in 0..<10 {
      var sketches = SketchNumbers(SeededNumbers(seed: seed &+ UInt64(round)))
      let first = sketches.sketch()
      let second = sketches.mutated(first)
      let third = sketches.mutated(second)
      try await Workbench.run { bench in
        try await check(bench, [first, second, third], seed, round)
      }
    }
  }

  private func check(
    _ bench: Workbench, _ sketches: [Sketch], _ seed: UInt64, _ round: Int
  ) async throws {
    var before: [String: Workbench.Seen] = [:]
    var old: Sketch?
    for (number, sketch) in sketches.enumerated() {
      let about: Comment =
        "seed \(seed), round \(round), spec \(number)\n\(old?.text ?? "")\n\(sketch.text)"
      let applied: Workbench.Applied
      do { applied = try await bench.apply(sketch.text) } catch let error as Workbench.BadSpec {
        // A random layout may need more room than there is.
        try #require(error.codes.allSatisfy { $0.hasPrefix("too-small") }, about)
        return
      }
      let done = applied.plan.stages.map { stage in
        "\(stage.kind):\n" + stage.changes.map { "  \($0)".prefix(160) + "\n" }.joined()
      }.joined()
      let note: Comment = "\(about)\n\(done)"
      try #require(applied.outcome.fault == nil, note)
      try #require(applied.outcome.left == [], note)
      try #require(applied.outcome.undelivered == [], note)
      let plan = try await bench.plan(sketch.text)
      try #require(plan.changes == [], note)
      try #require(plan.drift == [], note)
      let after = try bench.panes()
      try #require(Set(after.keys) == Set(keys(sketch)), note)
      for (key, names) in renames(old, sketch) {
        if let pane = names.flatMap({ before[$0] }) {
          try #require(after[key]?.pid == pane.pid, "\(key): \(note)")
          try #require(after[key]?.id == pane.id, "\(key): \(note)")
        }
      }
      try checkCells(try bench.desired(sketch.text), after, bench, note)
      before = after
      old = sketch
    }
  }

  private func keys(_ sketch: Sketch) -> [String] {
    sketch.windows.flatMap { window in
      window.tabs.flatMap { tab in
        tab.panes.map { "\(window.name)/\(tab.name)/\($0.name)" }
      }
    }
  }

  /// Each pane's key with the key that it had before, by its name.
  private func renames(_ old: Sketch?, _ new: Sketch) -> [(String, String?)] {
    let earlier = old.map(keys) ?? []
    var result: [(String, String?)] = []
    for window in new.windows {
      for tab in window.tabs {
        for pane in tab.panes {
          let was = pane.keys["was"].map { $0.filter { $0.isLetter || $0.isNumber } }
          let key = earlier.first {
            $0.hasSuffix("/" + pane.name) || was.map($0.hasSuffix) == true
          }
          result.append(("\(window.name)/\(tab.name)/\(pane.name)", key))
        }
      }
    }
    return result
  }

  /// Every pane fills exactly the cells that the solver gives it; a badge line takes one row off
  /// the panes at the top edge.
  private func checkCells(
    _ desired: DesiredState, _ seen: [String: Workbench.Seen], _ bench: Workbench, _ note: Comment
  ) throws {
    var sizes: [String: CellSize] = [:]
    var hasLine: Set<String> = []
    for line in try bench.lines(
      "list-windows", "-a", "-F",
      "#{window_id} #{window_width}x#{window_height} #{pane-border-status}")
    {
      let words = line.split(separator: " ").map(String.init)
      try #require(words.count == 3, "\(line): \(note)")
      sizes[words[0]] = CellSize(text: words[1])
      if words[2] == "top" { hasLine.insert(words[0]) }
    }
    for window in desired.windows {
      for tab in window.tabs {
        let key = tab.node.key
        let panes = tab.panes.compactMap { seen[$0.node.key.description] }
        let id = try #require(panes.first?.window, note)
        try #require(Set(panes.map(\.window)) == [id], note)
        let size = try #require(sizes[id], note)
        if let cells = window.cells { try #require(size == cells, note) }
        let hasBadge = tab.panes.contains { $0.node.attributes[.badge] != nil }
        try #require(hasBadge == hasLine.contains(id), "badge line of \(key): \(note)")
        let frames = try CellSolver.solve(tab.layout, size: size).frames
        for (name, frame) in frames {
          let top = hasBadge && frame.y == 0 ? 1 : 0
          let pane = try #require(seen[key.child(name).description], note)
          let wanted = [frame.x, frame.y + top, frame.size.columns, frame.size.rows - top]
          try #require(pane.frame == wanted, "\(key.child(name)): \(note)")
        }
      }
    }
  }
}
