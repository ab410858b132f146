/// Keys of a window.
enum WindowKey: String, SpecKey {
  case name, title, size, frame, fullscreen, defaults, layout, panes, tabs, was, ignore, protect

  static let what = "a window"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .name: "Name of the window; the first one without a name is main."
    case .title: "What the terminal calls it; without it, by the workspace and the name."
    case .size: "Size in cells, as 200x50."
    case .frame: "Place and size in points, counted from the bottom left of the screen."
    case .fullscreen: "Whether the window fills the screen."
    case .defaults: "What holds for every pane of the window that does not say otherwise."
    case .layout: "How the window's one tab is divided; only without tabs."
    case .panes: "Panes of the window's one tab; only without tabs."
    case .tabs: "The tabs, from left to right."
    case .was: "Old names, so that a renamed window is known again."
    case .ignore: "What a person may change by hand without the plan speaking of it."
    case .protect: "Whether closing the window is refused even with consent."
    }
  }

  var shape: JSONValue {
    switch self {
    case .name: Shape.name
    case .title: Shape.word
    case .size: Shape.windowSize
    case .frame: Shape.reference("frame")
    case .fullscreen: Shape.flag
    case .defaults: Shape.reference("defaults")
    case .layout: Shape.reference("layout")
    case .panes: Shape.reference("panes")
    case .tabs: Shape.list(of: Shape.reference("tab"))
    case .was: Shape.names
    case .ignore: Shape.ignore
    case .protect: Shape.flag
    }
  }
}

/// Keys of a window's frame.
enum FrameKey: String, SpecKey {
  case x, y, width, height

  static let what = "a frame"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .x: "Left edge in points."
    case .y: "Bottom edge in points."
    case .width: "Width in points."
    case .height: "Height in points."
    }
  }

  var shape: JSONValue {
    switch self {
    case .x, .y: Shape.orVariable(["type": "number"])
    case .width, .height: Shape.orVariable(["type": "number", "exclusiveMinimum": 0])
    }
  }
}

/// Keys of a tab.
enum TabKey: String, SpecKey {
  case name, title, color, layout, panes, defaults, focus, was, ignore, protect

  static let what = "a tab"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .name: "Name of the tab; without one it is numbered by its place."
    case .title: "What the terminal calls it; without it, its name."
    case .color: "Colour of the tab."
    case .layout: "How the tab is divided: a tree, a picture, RxC or a name."
    case .panes: "The panes: a map by name, or a list."
    case .defaults: "What holds for every pane of the tab that does not say otherwise."
    case .focus: "Whether the tab is in front of its window, whatever its panes say."
    case .was: "Old names, so that a renamed tab is known again."
    case .ignore: "What a person may change by hand without the plan speaking of it."
    case .protect: "Whether closing the tab is refused even with consent."
    }
  }

  var shape: JSONValue {
    switch self {
    case .name: Shape.name
    case .title: Shape.word
    case .color: Shape.reference("color")
    case .layout: Shape.reference("layout")
    case .panes: Shape.reference("panes")
    case .defaults: Shape.reference("defaults")
    case .focus: Shape.flag
    case .was: Shape.names
    case .ignore: Shape.ignore
    case .protect: Shape.flag
    }
  }
}

/// Keys of a layout tree.
enum LayoutKey: String, SpecKey {
  case columns, rows

  static let what = "a layout"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .columns: "What stands side by side, from left to right."
    case .rows: "What is stacked, from top to bottom."
    }
  }

  var shape: JSONValue { Shape.list(of: Shape.reference("layoutItem")) }
}

/// Keys of an item inside a layout tree.
enum LayoutItemKey: String, SpecKey {
  case pane, columns, rows, size

  static let what = "an item of a layout"
  static let index = makeIndex()

  var about: String {
    switch self {
    case .pane: "Name of the pane that stands here."
    case .columns: LayoutKey.columns.about
    case .rows: LayoutKey.rows.about
    case .size: "60%, 80c (cells) or 2fr (a share of what is left)."
    }
  }

  var shape: JSONValue {
    switch self {
    case .pane: Shape.name
    case .columns, .rows: Shape.list(of: Shape.reference("layoutItem"))
    case .size: Shape.reference("size")
    }
  }
}
