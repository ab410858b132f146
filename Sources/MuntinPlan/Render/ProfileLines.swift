package import MuntinProfiles

/// How profiles differ from their file, for people: a line for each profile, and one for each key.
package struct ProfileLines {
  package struct Item: Sendable {
    package var symbol: PlanSymbol
    package var head: String
    package var details: [String]
  }

  package private(set) var items: [Item] = []

  package init(_ difference: ProfileDifference) {
    for entry in difference.entries {
      let symbol: PlanSymbol =
        switch entry.kind {
        case .added: .create
        case .changed: .change
        case .dropped: .close
        }
      items.append(
        Item(
          symbol: symbol, head: "profile \(Shown.escaped(entry.name))",
          details: entry.keys.map(Self.line)))
    }
    if difference.isReordered {
      items.append(Item(symbol: .change, head: "profiles  in another order", details: []))
    }
  }

  private static func line(_ key: (key: String, old: String?, new: String?)) -> String {
    let name = Shown.escaped(key.key)
    func short(_ text: String) -> String { Shown.cut(Shown.escaped(text), to: 80) }
    return switch (key.old, key.new) {
    case (nil, let new?): "\(name): \(short(new))"
    case (let old?, let new?): "\(name): \(short(old)) -> \(short(new))"
    case (let old?, nil): "\(name): \(short(old)) -> (none)"
    case (nil, nil): name
    }
  }
}
