import MuntinYAML

/// Reads windows.
extension SpecReading {
  mutating func window(_ node: Node, place: Int, _ outer: PaneDefaults) -> WindowSpec? {
    guard let fields = fields(node, WindowKey.self) else { return nil }
    let standIn = WindowSpec.standIn(at: place)
    let name = fields[.name].map { self.name($0, expected: "the name of a window") ?? standIn }
    var window = WindowSpec(
      name: name ?? standIn, range: fields[.name]?.range ?? node.range)
    window.isNumbered = name == nil
    window.title = fields[.title].flatMap { label($0, expected: "the title of a window") }
    window.extent = extent(fields)
    window.was = oldNames(fields[.was])
    window.ignore = ignored(fields[.ignore])
    window.protect = flag(fields[.protect])
    exclude([.tabs, .layout], in: fields)
    exclude([.tabs, .panes], in: fields)
    let inner = defaults(fields[.defaults], over: outer)
    if let tabs = fields[.tabs] {
      window.tabs = self.tabs(tabs, window: (place, window.name), inner)
    } else {
      let parts = TabParts(layout: fields[.layout], panes: fields[.panes], range: window.range)
      window.tabs = [onlyTab(named: window.name, parts, window: (place, window.name), inner)]
    }
    return window
  }

  mutating func tabs(
    _ node: Node, window: (place: Int, name: String), _ defaults: PaneDefaults
  ) -> [TabSpec] {
    var tabs: [TabSpec] = []
    let items = items(node, expected: "a list of tabs")
    if case .sequence = node.content, items.isEmpty { report(.emptyList("tabs", at: node.range)) }
    for (place, item) in items.enumerated() {
      if let tab = tab(item, place: (window.place, place), windowName: window.name, defaults) {
        tabs.append(tab)
      }
    }
    checkNames(tabs.map { ($0.name, $0.range) }, "a tab")
    let front = tabs.filter(\.focus).map(\.range)
    for range in front.dropFirst() { report(.secondFrontTab(first: front[0], at: range)) }
    return tabs
  }

  private mutating func extent(_ fields: Fields<WindowKey>) -> WindowExtent? {
    exclude([.size, .frame, .fullscreen], in: fields)
    var extent: WindowExtent?
    if let fullscreen = fields[.fullscreen], flag(fullscreen) { extent = .fullscreen }
    if let frame = fields[.frame] { extent = self.frame(frame) ?? extent }
    if let size = fields[.size] { extent = windowSize(size) ?? extent }
    return extent
  }

  /// `WxH` in cells.
  mutating func windowSize(_ node: Node) -> WindowExtent? {
    guard case .scalar(let scalar) = node.content, scalar.value == .string else {
      report(.wrongType(expected: "a size in cells, as 200x50", found: node))
      return nil
    }
    guard let text = text(node, .label) else { return nil }
    let sides = text.value.split(separator: "x", omittingEmptySubsequences: false)
    let cells = sides.compactMap { side -> Int? in
      let isNumber = side.first != "0" && side.utf8.allSatisfy { (0x30...0x39).contains($0) }
      return isNumber && side.utf8.count <= 4 ? Int(side) : nil
    }
    guard sides.count == 2, cells.count == 2 else {
      report(.badWindowSize(text.shown, at: node.range))
      return nil
    }
    return .cells(columns: cells[0], rows: cells[1])
  }

  private mutating func frame(_ node: Node) -> WindowExtent? {
    guard let fields = fields(node, FrameKey.self) else { return nil }
    var sides: [FrameKey: Double] = [:]
    for key in FrameKey.allCases {
      let least: Double? = key == .width || key == .height ? 0 : nil
      guard let side = fields[key] else {
        require([key], in: fields, at: fields.range)
        continue
      }
      let expected = least == nil ? "a number of points" : "a number of points above 0"
      sides[key] = number(side, above: least, expected: expected)
    }
    guard let x = sides[.x], let y = sides[.y], let width = sides[.width],
      let height = sides[.height]
    else { return nil }
    return .frame(x: x, y: y, width: width, height: height)
  }
}
