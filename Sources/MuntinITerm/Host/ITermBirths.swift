import MuntinHost
import MuntinPlan
import MuntinSpec

/// What new sessions are born with, and what is given to them right afterwards.
struct ITermBirths: Sendable {
  struct Birth: Sendable {
    var properties: [ITermLook.Assignment] = []
    /// One look that is held back: as it is set, it makes all the others stick (protocol.md 6.11).
    var heldBack: [ITermLook.Assignment] = []
    var profile: String?
    /// Places in the batch of what is done with the birth, and of what `heldBack` completes.
    var places: [Int] = []
    var variables: [(name: String, value: JSONValue)] = []
    var isHidden = false
    var mark: Mark?
  }

  private(set) var panes: [NodeKey: Birth] = [:]

  /// - Parameters:
  ///   - profiles: names that iTerm2 knows.
  ///   - tabColors: the colours of tabs that are there.
  init(
    _ batch: Batch, _ groups: NodeGroups, _ command: ITermCommand, folder: String?,
    profiles: Set<String>, tabColors: [NodeKey: String]
  ) throws(HostError) {
    for (place, change) in batch.changes.enumerated() {
      guard case .openPane(let key, let opening) = change else { continue }
      let tab = groups.dress(of: key.tab).attributes.first { $0.name == .color }?.value.value
      panes[key] = try Self.birth(
        groups.dress(of: key), place, tabColor: tab ?? tabColors[key.tab],
        try command.properties(opening.start, isHeldBack: opening.isHeldBack, folder: folder),
        profiles)
    }
  }

  private static func birth(
    _ dress: NodeGroups.Dress, _ place: Int, tabColor: String?, _ launch: [ITermLook.Assignment],
    _ profiles: Set<String>
  ) throws(HostError) -> Birth {
    var birth = Birth()
    birth.places = [place] + dress.places
    birth.mark = dress.mark
    var looks: [Attribute: String] = [:]
    for (name, value) in dress.attributes {
      if let variable = name.variableName {
        birth.variables.append((variable, .string(value.value)))
      } else if name == .profile {
        birth.profile = profiles.contains(value.value) ? value.value : nil
      } else if name == .hidden {
        birth.isHidden = value.value == "true"
      } else {
        looks[name] = value.value
      }
    }
    birth.heldBack = heldBack(&looks)
    var tab = tabColor.map { ITermLook.tabColor($0) } ?? []
    if birth.heldBack.isEmpty, !tab.isEmpty {
      birth.heldBack = tab.filter { $0.key == "Use Tab Color" }
      tab.removeAll { $0.key == "Use Tab Color" }
    }
    birth.properties = launch + ITermLook.assignments(looks) + tab
    if let mark = dress.mark {
      birth.properties.append((ITermLook.birthMark, .string(mark.text)))
    }
    return birth
  }

  /// Takes out the look that differs most surely from what the profile has.
  private static func heldBack(_ looks: inout [Attribute: String]) -> [ITermLook.Assignment] {
    let names = [Attribute.badge, .title] + looks.keys.sorted()
    for name in names {
      guard let value = looks[name] else { continue }
      let assignments = ITermLook.assignments([name: value])
      // The background counts before the tint, which shares its place.
      guard !assignments.isEmpty, name != .color || looks[.color("background")] == nil else {
        continue
      }
      looks[name] = nil
      if name == .color("background") { looks[.color] = nil }
      return assignments
    }
    return []
  }
}
