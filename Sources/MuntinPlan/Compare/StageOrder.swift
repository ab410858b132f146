/// The order of changes within a stage: things come and go before they get their places, and a mark
/// says that something was applied only after it was.
enum StageOrder {
  static func sorted(_ changes: [Change]) -> [Change] {
    (0...4).flatMap { rank in changes.filter { self.rank($0) == rank } }
  }

  private static func rank(_ change: Change) -> Int {
    switch change {
    case .openWindow, .openTab, .openPane, .moveTab, .movePane, .rename, .set, .restart, .deliver,
      .adopt, .release, .close:
      0
    case .arrange: 1
    case .orderTabs: 2
    // An arrangement ends a zoom.
    case .focus, .zoom: 3
    case .record: 4
    }
  }
}
