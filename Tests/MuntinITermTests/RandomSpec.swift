/// Workspace files of every kind that iTerm2 can show, with panes of a few names.
struct RandomSpec {
  private var numbers: SeededNumbers
  private static let names = ["a", "b", "c", "d", "e", "f"]

  init(_ numbers: SeededNumbers) { self.numbers = numbers }

  mutating func make() -> String {
    let names = Self.names.shuffled(using: &numbers).prefix(1 + numbers.below(6))
    let tabs = ["t1", "t2", "t3"].shuffled(using: &numbers)
    var groups: [[String]] = Array(repeating: [], count: 1 + numbers.below(3))
    for name in names { groups[numbers.below(groups.count)].append(name) }
    groups.removeAll(where: \.isEmpty)
    let windows = min(1 + numbers.below(2), groups.count)
    var text = "name: w\nwindows:\n"
    for window in 0..<windows {
      text += "- name: w\(window)\n"
      if numbers.chance(1, in: 3) {
        text += "  size: \(100 + numbers.below(120))x\(40 + numbers.below(30))\n"
      }
      text += "  tabs:\n"
      for index in groups.indices where index % windows == window {
        text += tab(tabs[index], groups[index])
      }
    }
    return text
  }

  private mutating func tab(_ name: String, _ panes: [String]) -> String {
    var text = "  - name: \(name)\n"
    if numbers.chance(1, in: 3) { text += "    color: orange\n" }
    if panes.count > 1 { text += "    layout: \(layout(panes[...]))\n" }
    text += "    panes:\n"
    let zoomed = panes.count > 1 && numbers.chance(1, in: 5) ? panes[numbers.below(2)] : nil
    for pane in panes {
      var keys = keys(pane, isZoomed: pane == zoomed)
      if pane != panes[0], pane != zoomed, numbers.chance(1, in: 8) {
        keys += (keys.isEmpty ? "" : ", ") + "hidden: true"
      }
      text += "      \(pane): {\(keys)}\n"
    }
    return text
  }

  private mutating func layout(_ panes: ArraySlice<String>) -> String {
    guard panes.count > 1 else { return "{pane: \(panes.first ?? "a")}" }
    var parts: [String] = []
    var rest = panes
    while !rest.isEmpty {
      let count = 1 + numbers.below(parts.isEmpty ? rest.count - 1 : rest.count)
      parts.append(layout(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    let axis = numbers.chance(1, in: 2) ? "columns" : "rows"
    return "{\(axis): [\(parts.joined(separator: ", "))]}"
  }

  private mutating func keys(_ name: String, isZoomed: Bool) -> String {
    var keys: [String] = []
    if name < "d" { keys.append("run: echo \(name)") }
    if name == "f" { keys.append("exec: [top]") }
    if numbers.chance(1, in: 3) { keys.append("badge: b\(numbers.below(3))") }
    if numbers.chance(1, in: 3) { keys.append(#"title: 't\\#(numbers.below(3))'"#) }
    if numbers.chance(1, in: 3) { keys.append("color: '#10203\(numbers.below(10))'") }
    if numbers.chance(1, in: 4) { keys.append("variables: {v: x\(numbers.below(3))}") }
    if isZoomed { keys.append("zoom: true") }
    return keys.joined(separator: ", ")
  }
}
