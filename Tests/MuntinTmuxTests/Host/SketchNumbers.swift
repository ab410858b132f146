/// Sketches and mutations of sketches, the same for the same seed. Names of tabs and panes are
/// unique in the whole workspace, so that it can be told what moved.
struct SketchNumbers {
  var numbers: SeededNumbers
  private var count = 0

  init(_ numbers: SeededNumbers) { self.numbers = numbers }

  mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }
  private mutating func chance(_ percent: Int) -> Bool { pick(1...100) <= percent }
  private mutating func one<Element>(of list: [Element]) -> Element {
    list[pick(0...list.count - 1)]
  }

  private mutating func name(_ prefix: String) -> String {
    count += 1
    return "\(prefix)\(count)"
  }

  mutating func sketch() -> Sketch {
    var windows: [Sketch.Window] = []
    for _ in 0..<pick(1...2) { windows.append(window()) }
    return Sketch(name: "law", windows: windows)
  }

  private mutating func window() -> Sketch.Window {
    var window = Sketch.Window(name: name("w"), tabs: [])
    if chance(60) { window.size = one(of: ["200x50", "120x40", "233x61", "90x30"]) }
    for _ in 0..<pick(1...3) { window.tabs.append(tab(pick(1...4))) }
    return window
  }

  private mutating func tab(_ count: Int) -> Sketch.Tab {
    var panes: [Sketch.Pane] = []
    for _ in 0..<count { panes.append(pane()) }
    var tab = Sketch.Tab(name: name("t"), panes: panes, layout: layout(panes.map(\.name)))
    dress(&tab)
    return tab
  }

  private mutating func pane() -> Sketch.Pane {
    var pane = Sketch.Pane(name: name("p"))
    dress(&pane)
    if chance(15) { pane.keys["exec"] = one(of: ["[\"cat\", \"-u\"]", "\"exec cat -e\""]) }
    if chance(15) { pane.keys["env"] = "{\"LAW\": \"\(pick(1...9))\"}" }
    if chance(15) { pane.keys["directory"] = one(of: ["\"/\"", "\"/usr\""]) }
    return pane
  }

  private mutating func dress(_ pane: inout Sketch.Pane) {
    for key in ["title", "color", "badge", "colors", "variables"] {
      pane.keys[key] = nil
      guard chance(25) else { continue }
      pane.keys[key] =
        switch key {
        case "title":
          one(of: [
            "\"title \(pick(1...99))\"", "\"\\\\(user.law\(pick(1...3))) \(pick(1...9))\"",
            "\"\\\\(rows > 20 ? user.law1 : user.law2)\"",
          ])
        case "color": one(of: ["\"#102030\"", "\"#405060\""])
        case "badge":
          one(of: [
            "\"b \(pick(1...9))\"", "\"\\\\(user.law1 == \\\"value 1\\\")\"",
            "{\"text\": \"\(pick(1...9))\", \"color\": \"#ff0000\"}",
          ])
        case "colors":
          one(of: [
            "{\"background\": \"#111111\", \"foreground\": \"#eeeeee\"}",
            "{\"cursor\": \"#00ff00\"}",
            "{\"ansi\": {\"red\": \"#aa0000\"}, \"background\": \"#222222\"}",
          ])
        default: "{\"law\(pick(1...3))\": \"value \(pick(1...9))\"}"
        }
    }
  }

  private mutating func dress(_ tab: inout Sketch.Tab) {
    tab.keys["color"] = chance(30) ? one(of: ["\"#ff8800\"", "\"#0088ff\""]) : nil
    for index in tab.panes.indices { tab.panes[index].keys["focus"] = nil }
    for index in tab.panes.indices { tab.panes[index].keys["zoom"] = nil }
    if chance(30) { tab.panes[pick(0...tab.panes.count - 1)].keys["focus"] = "true" }
  }

  mutating func layout(_ names: [String]) -> Sketch.Layout {
    if names.count == 1 { return .pane(names[0]) }
    var rest = names
    var parts: [(size: String, part: Sketch.Layout)] = []
    let count = pick(2...min(3, names.count))
    for place in 0..<count {
      let most = rest.count - (count - place - 1)
      let taken = place == count - 1 ? rest.count : pick(1...most)
      let size = one(of: ["1fr", "2fr", "30%", "25%", "6c", "1fr"])
      parts.append((size, layout(Array(rest.prefix(taken)))))
      rest.removeFirst(taken)
    }
    parts[0].size = "1fr"
    return .split(isColumns: chance(50), parts)
  }

  // MARK: Mutations

  /// Several changes of all kinds; keeps at least one pane.
  mutating func mutated(_ old: Sketch) -> Sketch {
    var sketch = old
    for index in sketch.windows.indices { sketch.windows[index].keys["was"] = nil }
    for _ in 0..<pick(1...4) { mutate(&sketch) }
    clean(&sketch)
    return sketch
  }

  private mutating func mutate(_ sketch: inout Sketch) {
    let window = pick(0...sketch.windows.count - 1)
    let tab = pick(0...sketch.windows[window].tabs.count - 1)
    let pane = pick(0...sketch.windows[window].tabs[tab].panes.count - 1)
    switch pick(0...14) {
    case 0:  // A pane under a new name.
      let was = sketch.windows[window].tabs[tab].panes[pane].name
      sketch.windows[window].tabs[tab].panes[pane].name = name("p")
      sketch.windows[window].tabs[tab].panes[pane].keys["was"] = "[\"\(was)\"]"
      relayout(&sketch.windows[window].tabs[tab])
    case 1:
      let was = sketch.windows[window].tabs[tab].name
      sketch.windows[window].tabs[tab].name = name("t")
      sketch.windows[window].tabs[tab].keys["was"] = "[\"\(was)\"]"
    case 2:
      let was = sketch.windows[window].name
      sketch.windows[window].name = name("w")
      sketch.windows[window].keys["was"] = "[\"\(was)\"]"
    case 3, 4:  // A pane to another tab, maybe of another window, maybe a new one.
      let moved = take(pane, of: tab, window, from: &sketch)
      place(moved, in: &sketch)
    case 5:  // A tab to another window.
      let moved = sketch.windows[window].tabs.remove(at: tab)
      if chance(25) { sketch.windows.append(Sketch.Window(name: name("w"), tabs: [])) }
      let target = pick(0...sketch.windows.count - 1)
      sketch.windows[target].tabs.append(moved)
    case 6: sketch.windows[window].tabs.shuffle(using: &numbers)
    case 7:
      sketch.windows[window].tabs[tab].panes.shuffle(using: &numbers)
      relayout(&sketch.windows[window].tabs[tab])
    case 8:  // A pane less.
      if sketch.paneNames.count > 1 { _ = take(pane, of: tab, window, from: &sketch) }
    case 9: if sketch.tabCount > 1 { sketch.windows[window].tabs.remove(at: tab) }
    case 10: if sketch.windows.count > 1 { sketch.windows.remove(at: window) }
    case 11: dress(&sketch.windows[window].tabs[tab].panes[pane])
    case 12: dress(&sketch.windows[window].tabs[tab])
    case 13:
      let name = one(of: ["exec", "env", "directory"])
      let pane = sketch.windows[window].tabs[tab].panes[pane]
      let values = [
        "exec": "[\"cat\", \"-A\"]", "env": "{\"LAW\": \"new\"}", "directory": "\"/etc\"",
      ]
      let value = pane.keys[name] == nil ? values[name] : nil
      if let place = sketch.windows[window].tabs[tab].panes.firstIndex(where: {
        $0.name == pane.name
      }) {
        sketch.windows[window].tabs[tab].panes[place].keys[name] = value
      }
    default: place(self.pane(), in: &sketch)
    }
    clean(&sketch)
  }

  private mutating func take(
    _ pane: Int, of tab: Int, _ window: Int, from sketch: inout Sketch
  ) -> Sketch.Pane {
    let moved = sketch.windows[window].tabs[tab].panes.remove(at: pane)
    if sketch.windows[window].tabs[tab].panes.isEmpty {
      sketch.windows[window].tabs.remove(at: tab)
    } else {
      relayout(&sketch.windows[window].tabs[tab])
    }
    return moved
  }

  private mutating func place(_ pane: Sketch.Pane, in sketch: inout Sketch) {
    var pane = pane
    pane.keys["focus"] = nil
    let window = pick(0...sketch.windows.count - 1)
    if chance(30) || sketch.windows[window].tabs.isEmpty {
      sketch.windows[window].tabs.append(
        Sketch.Tab(name: name("t"), panes: [pane], layout: .pane(pane.name)))
      return
    }
    let tab = pick(0...sketch.windows[window].tabs.count - 1)
    sketch.windows[window].tabs[tab].panes.append(pane)
    relayout(&sketch.windows[window].tabs[tab])
  }

  private mutating func relayout(_ tab: inout Sketch.Tab) {
    tab.layout = layout(tab.panes.map(\.name))
  }

  /// Windows without tabs go.
  private func clean(_ sketch: inout Sketch) {
    sketch.windows.removeAll { $0.tabs.isEmpty }
  }
}
