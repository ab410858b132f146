import MuntinPlan
import MuntinSpec

/// What `apply_layout` is asked for, checked as a whole before anything is done.
struct LayoutSpec: Sendable {
  indirect enum Node: Sendable {
    case session(String)
    case new(profile: String, command: String?)
    case split(LayoutAxis, [Node])

    var sessions: [String] {
      switch self {
      case .session(let id): [id]
      case .new: []
      case .split(_, let children): children.flatMap(\.sessions)
      }
    }
  }

  private(set) var tabs: [(id: String, root: Node)] = []
  private(set) var closedSessions: [String] = []
  private(set) var closedTabs: [String] = []
  private(set) var closedWindows: [String] = []

  static let deepest = 32

  init(_ json: JSONValue, _ model: ServerModel) throws(InvocationFault) {
    guard json.members != nil else { throw InvocationFault("The spec is no object.") }
    if json["new_tabs"] != nil || json["new_windows"] != nil {
      throw InvocationFault("New tabs and windows cannot be made by a layout.")
    }
    closedSessions = Self.names(json["close_sessions"])
    closedTabs = Self.names(json["close_tabs"])
    closedWindows = Self.names(json["close_windows"])
    for entry in json["tabs"]?.array ?? [] {
      guard let id = entry["tab_id"]?.string ?? entry["tab_id"]?.integer.map(String.init),
        let root = entry["root"]
      else { throw InvocationFault("A tab needs tab_id and root.") }
      tabs.append((id, try Self.node(root, above: nil, depth: 0, model)))
    }
    try check(model)
  }

  private static func names(_ json: JSONValue?) -> [String] {
    (json?.array ?? []).compactMap { $0.string ?? $0.integer.map(String.init) }
  }

  private static func node(
    _ json: JSONValue, above axis: LayoutAxis?, depth: Int, _ model: ServerModel
  ) throws(InvocationFault) -> Node {
    if depth > deepest { throw InvocationFault("The layout is too deep.") }
    if let id = json["session_id"]?.string { return .session(id) }
    if let new = json["new_session"] {
      let guid = new["profile"]?.string ?? model.library.defaultGuid
      guard model.library.profile(guid) != nil else {
        throw InvocationFault("There is no profile \(guid).")
      }
      return .new(profile: guid, command: new["command"]?.string)
    }
    guard let isVertical = json["vertical"]?.truth, let children = json["children"]?.array else {
      throw InvocationFault("A node needs session_id, new_session, or vertical and children.")
    }
    let own: LayoutAxis = isVertical ? .columns : .rows
    if own == axis { throw InvocationFault("A node has a child of its own orientation.") }
    if children.count < 2 { throw InvocationFault("A node needs two children or more.") }
    var nodes: [Node] = []
    for child in children { nodes.append(try node(child, above: own, depth: depth + 1, model)) }
    return .split(own, nodes)
  }

  /// Every session of every tab has a place or is closed; none has two.
  private func check(_ model: ServerModel) throws(InvocationFault) {
    let named = tabs.flatMap(\.root.sessions)
    if Set(named).count < named.count { throw InvocationFault("A session has two places.") }
    if Set(tabs.map(\.id)).count < tabs.count { throw InvocationFault("A tab is named twice.") }
    let accounted = Set(named + closedSessions)
    let mentioned = Set(tabs.map(\.id)).union(closedTabs)
    for (id, _) in tabs {
      guard let tab = model.world.tab(id) else { throw InvocationFault("There is no tab \(id).") }
      if tab.zoomed != nil { throw InvocationFault("Tab \(id) has a maximized session.") }
      if let lost = tab.sessions.first(where: { !accounted.contains($0.id) }) {
        throw InvocationFault("Session \(lost.id) of tab \(id) has no place.")
      }
    }
    for id in named {
      guard let session = model.world.session(id) else {
        throw InvocationFault("There is no session \(id).")
      }
      guard let tab = model.world.tab(of: session), mentioned.contains(tab.id) else {
        throw InvocationFault("The tab of session \(id) is not named.")
      }
    }
  }
}
