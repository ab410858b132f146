import MuntinHost
import MuntinPlan
import MuntinSpec

/// What a person does by hand between two applies.
extension Scenario {
  mutating func handle() async {
    for _ in 0..<numbers.below(4) {
      let live = await host.terminal.live
      let tabs = live.windows.flatMap(\.tabs)
      let panes = tabs.flatMap(\.panes)
      guard !panes.isEmpty else { return }
      let pane = numbers.pick(panes)
      let tab = numbers.pick(tabs)
      let window = numbers.pick(live.windows)
      let axis = numbers.pick([LayoutAxis.columns, .rows])
      switch numbers.below(8) {
      case 0, 1:
        // Only where there is room for two.
        guard let tab = tabs.first(where: { $0.panes.contains { $0.id == pane.id } }),
          let size = tab.layout.frames[pane.id.text]?.size, size.columns > 12, size.rows > 12
        else { continue }
        await host.edit { $0.split(pane.id, axis) }
      case 2 where pane.mark != nil: await host.edit { $0.end(pane.id, status: 3) }
      case 3 where pane.mark != nil:
        let name = numbers.pick([Attribute.title, .badge, .variable("v"), .color("foreground")])
        let value = numbers.pick(["by hand", nil])
        await host.edit { $0.setAttribute(name, of: pane.id, to: value) }
      case 4 where tab.mark != nil:
        await host.edit { $0.setAttribute(.color, of: tab.id, to: "#000000") }
      case 5 where tab.mark != nil && tab.panes.count > 1:
        let leaf = numbers.pick(tab.panes)
        await host.edit { $0.setAttribute(.zoom, of: tab.id, to: leaf.id.text) }
      case 6 where window.mark != nil:
        await host.edit {
          _ = $0.addTab(
            to: window.id, title: "theirs", cells: CellSize(columns: 80, rows: 24))
        }
      case 7 where pane.mark != nil && panes.count { $0.mark != nil } > 1:
        await host.edit { _ = $0.takePane(pane.id) }
      default: break
      }
    }
  }
}
