package import MuntinPlan
package import MuntinSpec

/// A workspace as it would look: for each tab its grid, with names, sizes and commands.
package struct WorkspacePicture {
  package private(set) var text = ""

  /// - Parameter cells: the size of windows that state none.
  package init(_ workspace: Workspace, cells: CellSize, width: Int, color: Bool = false) {
    text = "workspace \(Shown.escaped(workspace.name))\n"
    if let about = workspace.about { text += "\(Shown.escaped(about))\n" }
    for window in DesiredState(workspace).windows {
      let size = window.cells ?? cells
      text += "\nwindow \(Shown.escaped(window.node.key.name))  \(size)\n"
      for tab in window.tabs {
        text += "\n  tab \(Shown.escaped(tab.node.key.name))"
        if let color = tab.node.attributes[.color] { text += "  \(color.shown)" }
        text += "\n"
        guard let node = try? CellSolver.solve(tab.layout, size: size) else {
          text += "  (does not fit into \(size))\n"
          continue
        }
        let labels = Self.labels(tab, node)
        let picture = GridPicture(node, labels, width: width - 2, color: color)
        text += picture.text.split(separator: "\n").map { "  \($0)\n" }.joined()
      }
    }
  }

  private static func labels(_ tab: DesiredTab, _ node: CellNode) -> [String: GridPicture.Label] {
    let frames = node.frames
    var labels: [String: GridPicture.Label] = [:]
    for pane in tab.panes {
      let name = pane.node.key.name
      let attributes = pane.node.attributes
      var lines = [name]
      if let size = frames[name]?.size { lines[0] += "  \(size)" }
      if pane.start.process != nil { lines.append(pane.start.text.shown) }
      lines += pane.input.run.map { "$ " + $0.shown }
      if let type = pane.input.type { lines.append("$ \(type.shown)▏") }
      if let directory = pane.start.directory { lines.append("in \(directory.shown)") }
      if let badge = attributes[.badge] { lines.append("badge \(badge.shown)") }
      labels[name] = GridPicture.Label(
        lines: lines,
        background: (attributes[.color("background")] ?? attributes[.color])?.value)
    }
    return labels
  }
}
