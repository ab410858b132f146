/// Every pane of a workspace by the ways in which it can be referred to.
struct PaneDirectory {
  enum Answer {
    case one(PaneAddress)
    /// More than one; at least two.
    case several([PaneAddress])
    case none
  }

  private var all: Set<PaneAddress> = []
  private var byPane: [String: [PaneAddress]] = [:]
  private var byTabAndPane: [String: [PaneAddress]] = [:]
  /// The panes of each tab, by the tab's name and by `window/tab`; one list for each tab.
  private var byTab: [String: [String: [PaneAddress]]] = [:]

  init(_ addresses: [PaneAddress]) {
    for address in addresses where all.insert(address).inserted {
      byPane[address.pane, default: []].append(address)
      byTabAndPane[address.tab + "/" + address.pane, default: []].append(address)
      byTab[address.tab, default: [:]][address.window, default: []].append(address)
    }
  }

  /// The pane that a text means; a bare name means one of the tab around it first.
  func pane(_ text: String, from: PaneAddress?) -> Answer {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    switch parts.count {
    case 1:
      if var own = from {
        own.pane = text
        if all.contains(own) { return .one(own) }
      }
      return answer(byPane[text])
    case 2:
      if let from {
        let own = PaneAddress(window: from.window, tab: parts[0], pane: parts[1])
        if all.contains(own) { return .one(own) }
      }
      return answer(byTabAndPane[text])
    case 3:
      let address = PaneAddress(window: parts[0], tab: parts[1], pane: parts[2])
      return all.contains(address) ? .one(address) : .none
    default: return .none
    }
  }

  /// The panes of the tab that a text means: `tab` or `window/tab`, each also with `/*` behind.
  ///
  /// - Shape: one list for each tab that it can be.
  func tabs(_ text: String) -> [[PaneAddress]] {
    var parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    if parts.last == "*", parts.count > 1 { parts.removeLast() }
    switch parts.count {
    case 1:
      return (byTab[parts[0]] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
    case 2:
      return byTab[parts[1]]?[parts[0]].map { [$0] } ?? []
    default: return []
    }
  }

  /// What a text without a match may have been meant as.
  var names: [String] {
    Array(byPane.keys).sorted() + byTabAndPane.keys.sorted() + byTab.keys.sorted()
  }

  private func answer(_ found: [PaneAddress]?) -> Answer {
    guard let found, let first = found.first else { return .none }
    return found.count == 1 ? .one(first) : .several(found)
  }
}

extension PaneAddress {
  var text: String { window + "/" + tab + "/" + pane }
}
