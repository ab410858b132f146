import MuntinPlan

/// Which pane stands beside which.
struct PaneNeighbours {
  private let tab: WorldTab

  init(_ tab: WorldTab) { self.tab = tab }

  /// The one across the border with the longest common edge.
  ///
  /// - Parameter direction: `left`, `right`, `above` or `below`.
  func neighbour(of session: WorldSession, _ direction: String) -> WorldSession? {
    let own = session.frame
    let touching = tab.sessions.filter { other in
      let frame = other.frame
      return switch direction {
      case "left": frame.x + frame.size.columns + 1 == own.x
      case "right": own.x + own.size.columns + 1 == frame.x
      case "above": frame.y + frame.size.rows + 1 == own.y
      default: own.y + own.size.rows + 1 == frame.y
      }
    }
    let isBeside = direction == "left" || direction == "right"
    let edges = touching.map { other -> (WorldSession, Int) in
      let frame = other.frame
      let edge =
        isBeside
        ? min(own.y + own.size.rows, frame.y + frame.size.rows) - max(own.y, frame.y)
        : min(own.x + own.size.columns, frame.x + frame.size.columns) - max(own.x, frame.x)
      return (other, edge)
    }
    return edges.filter { $0.1 > 0 }.max { $0.1 < $1.1 }?.0
  }
}
