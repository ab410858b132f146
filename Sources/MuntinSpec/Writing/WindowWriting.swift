import MuntinYAML

/// Writes windows and tabs, with the shorthands for one of them.
extension SpecWriting {
  /// Adds `windows`, or what stands for the only one.
  func addWindows(_ workspace: Workspace, to fields: inout WrittenFields<WorkspaceKey>) {
    guard workspace.windows.count == 1, let window = workspace.windows.first,
      window.isNumbered, window.name == WindowSpec.standIn(at: 0), window.title == nil,
      window.was.isEmpty,
      window.ignore.isEmpty, !window.protect, window.extent?.isCells ?? true
    else {
      fields.add(
        .windows,
        .list(workspace.windows.enumerated().map { self.window($0.element, at: $0.offset) }))
      return
    }
    fields.add(.size, window.extent.flatMap { sizeNode($0) })
    if let tab = onlyTab(of: window, named: workspace.name) {
      let parts = parts(of: tab, WrittenPlace(defaults, window: window.name, tab: tab.name))
      fields.add(.layout, parts.layout)
      fields.add(.panes, parts.panes)
    } else {
      fields.add(.tabs, tabs(window, defaults))
    }
  }

  private func window(_ window: WindowSpec, at place: Int) -> Node {
    var fields = WrittenFields<WindowKey>()
    if !window.isNumbered || window.name != WindowSpec.standIn(at: place) {
      fields.add(.name, .word(window.name))
    }
    fields.add(.title, window.title.map { .word($0) })
    switch window.extent {
    case .cells: fields.add(.size, window.extent.flatMap { sizeNode($0) })
    case .fullscreen: fields.add(.fullscreen, .flag)
    case .frame(let x, let y, let width, let height):
      var frame = WrittenFields<FrameKey>()
      frame.add(.x, .number(x))
      frame.add(.y, .number(y))
      frame.add(.width, .number(width))
      frame.add(.height, .number(height))
      fields.add(.frame, frame.node)
    case nil: break
    }
    let inner = defaults.shared(by: window.tabs.flatMap(\.panes))
    fields.add(.defaults, defaultsNode(inner, over: defaults))
    fields.add(.was, .oneOrMore(window.was.map { .word($0) }))
    fields.add(.ignore, ignored(window.ignore))
    fields.add(.protect, flag: window.protect)
    if let tab = onlyTab(of: window, named: window.name) {
      let parts = parts(of: tab, WrittenPlace(inner, window: window.name, tab: tab.name))
      fields.add(.layout, parts.layout)
      fields.add(.panes, parts.panes)
    } else {
      fields.add(.tabs, tabs(window, inner))
    }
    return fields.node
  }

  /// The tab that needs no mapping of its own.
  private func onlyTab(of window: WindowSpec, named name: String) -> TabSpec? {
    guard window.tabs.count == 1, let tab = window.tabs.first, tab.name == name, !tab.isNumbered,
      tab.title == nil, tab.color == nil, tab.was.isEmpty, tab.ignore.isEmpty, !tab.protect,
      !tab.focus
    else { return nil }
    return tab
  }

  private func tabs(_ window: WindowSpec, _ outer: WrittenDefaults) -> Node {
    .list(
      window.tabs.enumerated().map { place, tab in
        var fields = WrittenFields<TabKey>()
        if !tab.isNumbered || tab.name != String(place + 1) { fields.add(.name, .word(tab.name)) }
        fields.add(.title, tab.title.map { .word($0) })
        fields.add(.color, tab.color.map { color($0) })
        let inner = outer.shared(by: tab.panes)
        fields.add(.defaults, defaultsNode(inner, over: outer))
        fields.add(.focus, flag: tab.focus)
        fields.add(.was, .oneOrMore(tab.was.map { .word($0) }))
        fields.add(.ignore, ignored(tab.ignore))
        fields.add(.protect, flag: tab.protect)
        let parts = parts(of: tab, WrittenPlace(inner, window: window.name, tab: tab.name))
        fields.add(.layout, parts.layout)
        fields.add(.panes, parts.panes)
        return fields.node
      })
  }

  private func sizeNode(_ extent: WindowExtent) -> Node? {
    guard case .cells(let columns, let rows) = extent else { return nil }
    return .text("\(columns)x\(rows)")
  }

  func ignored(_ attributes: Set<IgnoredAttribute>) -> Node? {
    guard !attributes.isEmpty else { return nil }
    return .list(
      IgnoredAttribute.allCases.filter { attributes.contains($0) }.map { .text($0.rawValue) })
  }
}

extension WindowExtent {
  fileprivate var isCells: Bool {
    if case .cells = self { true } else { false }
  }
}
