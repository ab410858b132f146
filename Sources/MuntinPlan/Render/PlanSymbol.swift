/// The sign of what happens to a node; of several, the gravest stands.
package enum PlanSymbol: Int, CaseIterable, Comparable, Sendable {
  case none, change, release, adopt, move, create, close, restart

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  package init(_ change: Change) {
    switch change {
    case .openWindow, .openTab, .openPane: self = .create
    case .moveTab, .movePane: self = .move
    case .close: self = .close
    case .restart: self = .restart
    case .adopt: self = .adopt
    case .release: self = .release
    case .record: self = .none
    case .rename, .orderTabs, .arrange, .set, .focus, .zoom, .deliver: self = .change
    }
  }

  package var text: String {
    switch self {
    case .none: " "
    case .change: "~"
    case .release: "."
    case .adopt: "<="
    case .move: ">"
    case .create: "+"
    case .close: "-"
    case .restart: "-/+"
    }
  }

  package var word: String {
    switch self {
    case .none: ""
    case .change: "change"
    case .release: "release"
    case .adopt: "adopt"
    case .move: "move"
    case .create: "create"
    case .close: "close"
    case .restart: "restart"
    }
  }

  /// The SGR parameter that a terminal colours it by.
  package var color: Int {
    switch self {
    case .none, .release: 0
    case .change: 33
    case .adopt, .move: 36
    case .create: 32
    case .close, .restart: 31
    }
  }
}
