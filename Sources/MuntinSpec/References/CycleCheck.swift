/// Finds panes that wait for each other and so would never start.
extension SpecReading {
  /// Reports one ring for each place where a walk along the waits comes back to itself.
  mutating func checkCycles(
    _ dependencies: [PaneAddress: [Dependency]], in order: [PaneAddress]
  ) {
    var done: Set<PaneAddress> = []
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
          report(.needsCycle(path[place...].map(\.pane.text), at: next.range))
        } else if !done.contains(next.target) {
          depth[next.target] = path.count
          path.append((next.target, dependencies[next.target]?[...] ?? []))
        }
      }
    }
  }
}
