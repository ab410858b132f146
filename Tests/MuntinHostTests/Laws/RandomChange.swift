import MuntinSpec

/// What a person does to a workspace file between two applies.
extension RandomWorkspace {
  mutating func changed(_ workspace: Workspace) -> Workspace {
    var result = workspace
    for _ in 0..<(1 + numbers.below(4)) { change(&result) }
    for w in result.windows.indices {
      for t in result.windows[w].tabs.indices { repair(&result.windows[w].tabs[t]) }
      result.windows[w].tabs.removeAll { $0.panes.isEmpty }
    }
    result.windows.removeAll { $0.tabs.isEmpty }
    if result.windows.isEmpty { return workspace }
    link(&result)
    return result
  }

  private mutating func change(_ workspace: inout Workspace) {
    guard !workspace.windows.isEmpty else { return }
    let w = numbers.below(workspace.windows.count)
    guard !workspace.windows[w].tabs.isEmpty else { return }
    let t = numbers.below(workspace.windows[w].tabs.count)
    switch numbers.below(12) {
    case 0: moveTab(&workspace, w, t)
    case 1: movePane(&workspace, w, t)
    case 2: swapTabs(&workspace, w, t)
    case 3: rename(&workspace, w)
    case 4: workspace.windows[w].tabs.shuffle(using: &numbers)
    case 5: workspace.windows.shuffle(using: &numbers)
    case 6: addOrDrop(&workspace, w)
    default: change(&workspace.windows[w].tabs[t])
    }
  }

  private mutating func change(_ tab: inout TabSpec) {
    guard !tab.panes.isEmpty else { return }
    let p = numbers.below(tab.panes.count)
    switch numbers.below(10) {
    case 0: rename(&tab, hasWas: numbers.chance(1, in: 2))
    case 1: tab.panes.remove(at: p)
    case 2 where tab.panes[p].isNumbered:
      tab.panes.insert(pane("new", isNumbered: true), at: p)
    case 2, 3: tab.panes.insert(pane("n\(numbers.below(9))", isNumbered: false), at: p)
    case 4: renamePane(&tab, p)
    case 5: dress(&tab.panes[p])
    case 6: tab.panes[p].command = command()
    case 7: tab.panes[p].environment = [EnvironmentEntry("F", text())]
    case 8: tab.layout = .pane("")  // divided anew by the repair
    default:
      tab.color = color()
      for p in tab.panes.indices {
        tab.panes[p].focus = false
        tab.panes[p].zoom = false
      }
      tab.panes[p].focus = numbers.chance(1, in: 2)
      tab.panes[p].zoom = numbers.chance(1, in: 2)
    }
  }

  private mutating func rename(_ tab: inout TabSpec, hasWas: Bool) {
    tab.was = hasWas ? [tab.name] : []
    tab.name = "t\(numbers.below(30))"
  }

  private mutating func renamePane(_ tab: inout TabSpec, _ p: Int) {
    guard !tab.panes[p].isNumbered else { return }
    tab.panes[p].was = numbers.chance(2, in: 3) ? [tab.panes[p].name] : []
    tab.panes[p].name = "p\(numbers.below(30))"
  }

  private mutating func rename(_ workspace: inout Workspace, _ w: Int) {
    let name = "w\(numbers.below(30))"
    guard !workspace.windows.contains(where: { $0.name == name }) else { return }
    workspace.windows[w].was = numbers.chance(1, in: 2) ? [workspace.windows[w].name] : []
    workspace.windows[w].name = name
  }

  private mutating func moveTab(_ workspace: inout Workspace, _ w: Int, _ t: Int) {
    let to = numbers.below(workspace.windows.count)
    let tab = workspace.windows[w].tabs.remove(at: t)
    workspace.windows[to].tabs.removeAll { $0.name == tab.name }
    workspace.windows[to].tabs.append(tab)
  }

  private mutating func swapTabs(_ workspace: inout Workspace, _ w: Int, _ t: Int) {
    let other = numbers.below(workspace.windows.count)
    guard other != w, let last = workspace.windows[other].tabs.popLast() else { return }
    let tab = workspace.windows[w].tabs.remove(at: t)
    workspace.windows[w].tabs.removeAll { $0.name == last.name }
    workspace.windows[w].tabs.append(last)
    workspace.windows[other].tabs.removeAll { $0.name == tab.name }
    workspace.windows[other].tabs.append(tab)
  }

  private mutating func movePane(_ workspace: inout Workspace, _ w: Int, _ t: Int) {
    guard let pane = workspace.windows[w].tabs[t].panes.popLast() else { return }
    let window = numbers.below(workspace.windows.count)
    if workspace.windows[window].tabs.isEmpty || numbers.chance(1, in: 4) {
      var new = tab("m\(numbers.below(30))")
      new.panes = [pane]
      workspace.windows[window].tabs.removeAll { $0.name == new.name }
      workspace.windows[window].tabs.append(new)
      return
    }
    let to = numbers.below(workspace.windows[window].tabs.count)
    workspace.windows[window].tabs[to].panes.append(pane)
    if numbers.chance(1, in: 3), workspace.windows[window].tabs[to].panes.count > 1 {
      // The other way as well: two tabs that may swap their only panes.
      let back = workspace.windows[window].tabs[to].panes.removeFirst()
      workspace.windows[w].tabs[t].panes.append(back)
    }
  }

  private mutating func addOrDrop(_ workspace: inout Workspace, _ w: Int) {
    switch numbers.below(4) {
    case 0 where workspace.windows.count > 1: workspace.windows.remove(at: w)
    case 1: workspace.windows[w].tabs.append(tab("n\(numbers.below(30))"))
    case 2: workspace.windows[w].tabs.removeLast()
    default:
      let new = window("v\(numbers.below(30))")
      workspace.windows.removeAll { $0.name == new.name }
      workspace.windows.append(new)
    }
  }

  /// Makes a tab valid again: names that differ, numbers by place, a layout of just its panes.
  private mutating func repair(_ tab: inout TabSpec) {
    let isList = tab.panes.first?.isNumbered == true
    var seen: Set<String> = []
    for p in tab.panes.indices {
      tab.panes[p].isNumbered = isList
      if isList { tab.panes[p].name = "\(p + 1)" }
    }
    tab.panes.removeAll { !seen.insert($0.name).inserted }
    for one in [\PaneSpec.focus, \PaneSpec.zoom] {
      let first = tab.panes.firstIndex { $0[keyPath: one] }
      for p in tab.panes.indices where p != first { tab.panes[p][keyPath: one] = false }
    }
    guard !tab.panes.isEmpty, tab.layout.leaves.sorted() != seen.sorted() else { return }
    divide(&tab)
  }
}
