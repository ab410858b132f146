import MuntinHost
import MuntinPlan
import MuntinSpec

/// What new sessions are born with, and what is given to them right afterwards.
struct ITermBirths: Sendable {
  struct Birth: Sendable {
    var properties: [ITermLook.Assignment] = []
    /// It has looks that its profile has not.
    var hasLooks = false
    var profile: String?
    /// Places in the batch of what is done with the birth.
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
    let own = ITermLook.assignments(looks) + (tabColor.map { ITermLook.tabColor($0) } ?? [])
    birth.hasLooks = !own.isEmpty
    birth.properties = launch + own
    if let mark = dress.mark {
      birth.properties.append((ITermLook.birthMark, .string(mark.text)))
    }
    return birth
  }
}
