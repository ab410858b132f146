package import MuntinPlan
package import MuntinSpec

/// What is there, as a tree with marks, for `ls`.
package struct LiveTree {
  package let text: String
  package let json: JSONValue

  /// - Parameter workspace: only windows that hold something of it.
  package init(_ live: LiveState, workspace: String? = nil) {
    let windows = live.windows.filter { window in
      workspace.map { Self.holds(window, $0) } ?? true
    }
    var text = ""
    for window in windows {
      text += Self.line(0, "window", window.attributes[.title], window.id, window.mark)
      for tab in window.tabs {
        text += Self.line(
          1, "tab", tab.attributes[.title], tab.id, tab.mark, "\(tab.layout.size)")
        let frames = tab.layout.frames
        for pane in tab.panes {
          let size = frames[pane.id.text].map { "\($0.size)" } ?? ""
          let state =
            pane.exitStatus.map { "ended with status \($0)" }
            ?? "\(Shown.escaped(pane.command)) (\(pane.processID))"
          text += Self.line(2, "pane", pane.mark?.key.name, pane.id, pane.mark, "\(size)  \(state)")
        }
      }
    }
    self.text = text.isEmpty ? "There is nothing.\n" : text
    json = .object([
      ("format", .string("muntin-live")), ("version", .integer(1)),
      ("windows", .array(windows.map(Self.json))),
    ])
  }

  static func holds(_ window: LiveWindow, _ workspace: String) -> Bool {
    window.mark?.workspace == workspace
      || window.tabs.contains { tab in
        tab.mark?.workspace == workspace
          || tab.panes.contains { $0.mark?.workspace == workspace }
      }
  }

  private static func line(
    _ depth: Int, _ kind: String, _ name: String?, _ id: HostID, _ mark: Mark?,
    _ rest: String = ""
  ) -> String {
    var line = String(repeating: "  ", count: depth) + kind
    if let name { line += " " + Shown.escaped(name) }
    line += "  \(id)"
    if !rest.isEmpty { line += "  \(rest)" }
    if let mark {
      line += "  [\(Shown.escaped(mark.workspace)): \(Shown.escaped(mark.key.description))]"
    }
    return line + "\n"
  }

  private static func json(_ window: LiveWindow) -> JSONValue {
    .object([
      ("id", .string(window.id.text)), ("title", window.attributes[.title].json),
      ("attached", .bool(window.isAttached)), ("mark", json(window.mark)),
      ("tabs", .array(window.tabs.map(json))),
    ])
  }

  private static func json(_ tab: LiveTab) -> JSONValue {
    let frames = tab.layout.frames
    return .object([
      ("id", .string(tab.id.text)), ("title", tab.attributes[.title].json),
      ("columns", .integer(tab.layout.size.columns)), ("rows", .integer(tab.layout.size.rows)),
      ("mark", json(tab.mark)),
      ("panes", .array(tab.panes.map { json($0, frames[$0.id.text]) })),
    ])
  }

  private static func json(_ pane: LivePane, _ frame: CellFrame?) -> JSONValue {
    .object(compacting: [
      ("id", .string(pane.id.text)), ("title", pane.attributes[.title].json),
      ("command", .string(pane.command)), ("pid", .integer(pane.processID)),
      ("directory", .string(pane.directory)),
      ("x", frame.map { .integer($0.x) }), ("y", frame.map { .integer($0.y) }),
      ("columns", frame.map { .integer($0.size.columns) }),
      ("rows", frame.map { .integer($0.size.rows) }),
      ("exit_status", pane.exitStatus.map(JSONValue.integer)), ("mark", json(pane.mark)),
    ])
  }

  private static func json(_ mark: Mark?) -> JSONValue {
    guard let mark else { return .null }
    return .object([
      ("workspace", .string(mark.workspace)), ("key", .string(mark.key.description)),
      ("pending", .bool(mark.isPending)),
    ])
  }
}
