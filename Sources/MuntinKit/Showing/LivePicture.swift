package import MuntinPlan

/// What is there: for each tab its grid.
package struct LivePicture {
  package private(set) var text = ""

  package init(_ live: LiveState, workspace: String?, width: Int, color: Bool = false) {
    let windows = live.windows.filter { window in
      workspace.map { LiveTree.holds(window, $0) } ?? true
    }
    if windows.isEmpty { text = "There is nothing.\n" }
    for window in windows {
      text += "\nwindow \(Shown.escaped(window.attributes[.title] ?? ""))  \(window.id)\n"
      for tab in window.tabs {
        text += "\n  tab \(Shown.escaped(tab.attributes[.title] ?? ""))  \(tab.layout.size)\n"
        var labels: [String: GridPicture.Label] = [:]
        let frames = tab.layout.frames
        for pane in tab.panes {
          let name = pane.mark?.key.name ?? pane.id.text
          var lines = [name]
          if let size = frames[pane.id.text]?.size { lines[0] += "  \(size)" }
          lines.append(
            pane.exitStatus.map { "ended with status \($0)" } ?? "$ \(pane.command)")
          lines.append("in \(pane.directory)")
          if pane.mark == nil { lines.append("(not ours)") }
          labels[pane.id.text] = GridPicture.Label(
            lines: lines, background: pane.attributes[.color("background")])
        }
        let picture = GridPicture(tab.layout, labels, width: width - 2, color: color)
        text += picture.text.split(separator: "\n").map { "  \($0)\n" }.joined()
      }
    }
  }
}
