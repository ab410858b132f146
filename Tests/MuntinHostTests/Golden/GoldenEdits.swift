import MuntinHost
import MuntinPlan
import MuntinSpec
import Testing

/// What a person does by hand; one line each: `split KEY columns`, `end KEY 3`,
/// `set KEY ATTRIBUTE VALUE`, `window TITLE`.
struct GoldenEdits: Sendable {
  private let lines: [[String]]

  init(_ text: String) {
    lines = text.split(separator: "\n").map { line in
      line.split(separator: " ", maxSplits: 3).map(String.init)
    }
  }

  func apply(to terminal: inout MemoryTerminal) {
    for words in lines {
      switch words[0] {
      case "window":
        _ = terminal.addForeignWindow(title: words[1], cells: CellSize(columns: 80, rows: 24))
      case "split":
        terminal.split(id(words[1], terminal), words[2] == "rows" ? .rows : .columns)
      case "end": terminal.end(id(words[1], terminal), status: Int(words[2]) ?? 0)
      case "set":
        terminal.setAttribute(Attribute(words[2]), of: id(words[1], terminal), to: words[3])
      default: Issue.record("edit.txt: \(words)")
      }
    }
  }

  private func id(_ key: String, _ terminal: MemoryTerminal) -> HostID {
    for window in terminal.live.windows {
      if window.mark?.key.description == key { return window.id }
      for tab in window.tabs {
        if tab.mark?.key.description == key { return tab.id }
        for pane in tab.panes where pane.mark?.key.description == key { return pane.id }
      }
    }
    Issue.record("edit.txt: nothing is called \(key)")
    return HostID("none")
  }
}
