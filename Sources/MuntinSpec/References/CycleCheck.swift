/// Finds panes that wait for each other and so would never start.
extension SpecReading {
  /// Reports rings of panes, each pane in as few of them as one walk along the waits finds.
  mutating func checkCycles(
    _ dependencies: [PaneAddress: [Dependency]], in order: [PaneAddress]
  ) {
    var done: Set<PaneAddress> = []
    var reported: Set<PaneAddress> = []
    for start in order where dependencies[start] != nil && !done.contains(start) {
      var path: [(pane: PaneAddress, rest: ArraySlice<Dependency>)] = []
      var depth: [PaneAddress: Int] = [start: 0]
      path.append((start, dependencies[start]?[...] ?? []))
      while let top = path.last {
        guard let next = top.rest.first else {
          path.removeLast()
          depth[top.pane] = nil
          done.insert(top.pane)
          continue
        }
        path[path.count - 1].rest = top.rest.dropFirst()
        if let place = depth[next.target] {
          let ring = path[place...]
          if !reported.contains(top.pane) || !reported.contains(next.target), !isFull {
            report(.needsCycle(shortened(ring.map(\.pane)), at: next.range))
            for step in ring { reported.insert(step.pane) }
          }
        } else if !done.contains(next.target) {
          depth[next.target] = path.count
          path.append((next.target, dependencies[next.target]?[...] ?? []))
        }
      }
    }
  }

  /// The panes of a ring; of a long one only both ends.
  private func shortened(_ ring: [PaneAddress]) -> [String] {
    guard ring.count > 10 else { return ring.map(\.text) }
    return ring.prefix(5).map(\.text) + ["…"] + ring.suffix(4).map(\.text)
  }
}
