/// What tells a pane of a list from the others: it has no name of its own.
struct ListedPane {
  /// The live tab that it stands in, or is to stand in.
  private let tab: HostID?
  private let place: String
  private let exec: String
  private let run: String
  /// Directory and environment.
  private let start: [Attribute: String]

  init(_ mark: Mark, in tab: HostID) {
    self.tab = tab
    place = mark.key.name
    exec = mark.applied[.exec] ?? ""
    run = mark.applied[.run] ?? ""
    start = mark.applied.filter { $0.key.needsRestart && $0.key != .exec }
  }

  init(_ pane: DesiredPane, in tab: HostID?) {
    self.tab = tab
    place = pane.node.key.name
    exec = Mark.form(pane.start.text)
    run = pane.inputForms[.run] ?? ""
    start = pane.startForms.filter { $0.key != .exec }
  }

  /// Both run the same, and were started alike.
  static func isAlike(_ pane: DesiredPane, _ mark: Mark) -> Bool {
    let applied = mark.applied
    return applied[.run] == pane.inputForms[.run]
      && pane.startForms.allSatisfy { applied[$0.key] == $0.value }
      && applied.count(where: { $0.key.needsRestart }) == pane.startForms.count
  }

  struct Likeness: Hashable {
    var tab: HostID?
    var exec: String
    var run: String
    var place: String?
    var start: [Attribute: String]?
  }

  /// Ways in which two are alike, the closest first.
  static let likenesses: [@Sendable (ListedPane) -> Likeness] = [
    { Likeness(tab: $0.tab, exec: $0.exec, run: $0.run, place: $0.place, start: $0.start) },
    { Likeness(tab: $0.tab, exec: $0.exec, run: $0.run, start: $0.start) },
    { Likeness(tab: $0.tab, exec: $0.exec, run: $0.run, place: $0.place) },
    { Likeness(tab: $0.tab, exec: $0.exec, run: $0.run) },
  ]
}
