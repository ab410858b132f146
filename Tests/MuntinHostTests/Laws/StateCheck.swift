import MuntinPlan
import MuntinSpec

/// What must be true of every state of a terminal.
struct StateCheck {
  private(set) var faults: [String] = []

  init(_ live: LiveState) {
    for window in live.windows {
      if window.tabs.isEmpty { faults.append("window \(window.id) is empty") }
      for tab in window.tabs {
        if tab.layout.leaves.sorted() != tab.panes.map(\.id.text).sorted() {
          faults.append("tab \(tab.id) is divided among \(tab.layout.leaves), not its panes")
        }
        check(tab.layout, tab.id)
      }
    }
    let ids = live.windows.flatMap(\.tabs).flatMap(\.panes).map(\.id)
    if Set(ids).count != ids.count { faults.append("a pane stands twice") }
    let marks = live.windows.flatMap {
      [$0.mark] + $0.tabs.flatMap { [$0.mark] + $0.panes.map(\.mark) }
    }
    .compactMap { $0?.key }
    if Set(marks).count != marks.count {
      faults.append("two things bear one key: \(marks.sorted())")
    }
  }

  /// Children fill their parent but for one cell of border between two.
  private mutating func check(_ node: CellNode, _ tab: HostID) {
    if node.size.columns < 1 || node.size.rows < 1 {
      faults.append("a part of tab \(tab) is \(node.size)")
    }
    guard case .split(let axis, let children) = node.content else { return }
    func along(_ size: CellSize) -> Int { axis == .columns ? size.columns : size.rows }
    func across(_ size: CellSize) -> Int { axis == .columns ? size.rows : size.columns }
    let sum = children.map { along($0.size) }.reduce(children.count - 1, +)
    if sum != along(node.size) || children.contains(where: { across($0.size) != across(node.size) })
    {
      faults.append("parts of tab \(tab) do not tile it: \(node)")
    }
    for child in children { check(child, tab) }
  }
}
