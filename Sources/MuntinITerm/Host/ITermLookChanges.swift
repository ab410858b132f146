import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// The looks of what was there before: every session gets all that changes in one request.
struct ITermLookChanges {
  private(set) var steps: [ITermStep] = []
  private let finish: ITermFinish
  private var assignments: [String: [ITermLook.Assignment]] = [:]
  private var variables: [String: [(name: String, value: JSONValue)]] = [:]
  private var places: [String: [Int]] = [:]
  private var order: [String] = []
  /// Sessions that get another profile.
  private let switching: Set<String>

  init(_ finish: ITermFinish) {
    self.finish = finish
    switching = Set(
      finish.batch.changes.compactMap { change in
        if case .set(let key, .profile, _, _) = change { finish.id(key) } else { nil }
      })
  }

  /// The user variables that sessions have from now on.
  var named: [String: [(name: String, value: JSONValue)]] {
    var result = variables
    for (key, birth) in finish.births.panes {
      if let id = finish.id(key) { result[id] = birth.variables }
    }
    return result
  }

  /// All that sessions get, with what new ones are born with.
  var dressed: [String: [ITermLook.Assignment]] {
    var result = assignments
    for (key, birth) in finish.births.panes {
      if let id = finish.id(key) { result[id] = birth.properties }
    }
    return result
  }

  mutating func run() {
    colorArrivals()
    for (place, change) in finish.batch.changes.enumerated() {
      guard case .set(let key, let name, _, let value) = change,
        let id = finish.id(key), finish.births.panes[key] == nil
      else { continue }
      switch key.kind {
      case .window: window(id, name, value?.value, place)
      case .tab: tab(key, id, name, value?.value, place)
      case .pane: pane(key, id, name, value?.value, place)
      }
    }
    for id in order {
      if let values = assignments[id], !values.isEmpty {
        steps.append(
          ITermStep(
            ITermRequests.setProperties(Self.last(values), of: id), "dress a pane",
            places: places[id] ?? []))
      }
      if let values = variables[id], !values.isEmpty {
        steps.append(
          ITermStep(
            ITermRequests.set(values, of: .sessionID(id)), "set variables",
            places: places[id] ?? []))
      }
    }
  }

  /// A tab's colour is that of its sessions: what comes into it takes it on.
  private mutating func colorArrivals() {
    for (place, change) in finish.batch.changes.enumerated() {
      guard case .movePane(let key, _) = change, let id = finish.id(key) else { continue }
      var color = finish.id(key.tab).flatMap { finish.marks[$0]?.applied[.color] }
      for case .set(key.tab, .color, _, let value) in finish.batch.changes { color = value?.value }
      note(id, place)
      assignments[id, default: []] += ITermLook.tabColor(color)
    }
  }

  /// Of several values for a key, the last.
  private static func last(_ values: [ITermLook.Assignment]) -> [ITermLook.Assignment] {
    var seen: Set<String> = []
    return values.reversed().filter { seen.insert($0.key).inserted }.reversed()
  }

  private mutating func note(_ id: String, _ place: Int) {
    if places[id] == nil { order.append(id) }
    places[id, default: []].append(place)
  }

  private mutating func window(_ id: String, _ name: Attribute, _ value: String?, _ place: Int) {
    switch name {
    case .title:
      steps.append(
        ITermStep(
          ITermRequests.setTitle(value ?? "", of: id), "title a window", places: [place]))
    case .fullscreen:
      steps.append(
        ITermStep(
          ITermRequests.set("fullscreen", .bool(value == "true"), ofWindow: id),
          "make a window fill the screen", places: [place]))
    case .frame:
      let numbers = (value ?? "").split(separator: ",").compactMap { Int($0) }
      guard numbers.count == 4 else { return }
      let frame = JSONValue.object([
        ("origin", .object([("x", .integer(numbers[0])), ("y", .integer(numbers[1]))])),
        (
          "size",
          .object([("width", .integer(numbers[2])), ("height", .integer(numbers[3]))])
        ),
      ])
      steps.append(
        ITermStep(
          ITermRequests.set("frame", frame, ofWindow: id), "place a window", places: [place]))
    default: break
    }
  }

  private mutating func tab(
    _ key: NodeKey, _ id: String, _ name: Attribute, _ value: String?, _ place: Int
  ) {
    if name == .title {
      steps.append(
        ITermStep(ITermRequests.setTitle(value ?? "", of: id), "title a tab", places: [place]))
      return
    }
    guard name == .color else { return }
    // New panes of the tab were born with it.
    let new = Set(finish.births.panes.keys.compactMap { finish.id($0) })
    let there = finish.works.tabs.first { $0.id == id }?.wanted.leaves
    for session in (there ?? finish.view.tab(id)?.tree.leaves ?? []) where !new.contains(session) {
      note(session, place)
      assignments[session, default: []] += ITermLook.tabColor(value)
    }
  }

  private mutating func pane(
    _ key: NodeKey, _ id: String, _ name: Attribute, _ value: String?, _ place: Int
  ) {
    if let variable = name.variableName {
      note(id, place)
      variables[id, default: []].append((variable, value.map(JSONValue.string) ?? .null))
    } else if name == .profile {
      note(id, place)
      let named = finish.view.profiles?.first { $0.value == value }?.key
      let guid = value == nil ? finish.view.defaultProfile : named
      guard let guid else { return }
      // With another profile a session loses all that it had of its own.
      assignments[id, default: []].insert(
        contentsOf: [("Guid", .string(guid))] + own(key, id), at: 0)
    } else if name != .hidden, name != .broadcast {
      note(id, place)
      if let value {
        assignments[id, default: []] += ITermLook.assignments(name, value)
      } else {
        takeOff(name, id)
      }
    }
  }

  /// The looks that a session is to have of its own.
  private func own(_ key: NodeKey, _ id: String) -> [ITermLook.Assignment] {
    var mark = finish.marks[id]
    var tab = finish.id(key.tab).flatMap { finish.marks[$0] }
    for case .record(let node, let new) in finish.batch.changes {
      if node == key { mark = new }
      if node == key.tab { tab = new }
    }
    let looks = (mark?.applied ?? [:]).filter { name, form in
      !ITermLook.keys(of: name).isEmpty && Mark.shown(form) == form
    }
    return ITermLook.assignments(looks)
      + (tab?.applied[.color].map { ITermLook.tabColor($0) } ?? [])
  }

  private mutating func takeOff(_ name: Attribute, _ id: String) {
    // With another profile a session has lost it already.
    if switching.contains(id) { return }
    guard let undress = finish.undressing[id] else {
      assignments[id, default: []] += ITermLook.keys(of: name).compactMap { key in
        ITermLook.standard(key).map { (key, $0) }
      }
      return
    }
    // Before everything else that the session is to have, and once.
    if assignments[id]?.first?.key != "Guid" {
      assignments[id, default: []].insert(contentsOf: undress.assignments, at: 0)
    }
  }
}
