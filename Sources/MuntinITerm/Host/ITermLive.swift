import MuntinPlan
import MuntinSpec

/// What was seen, in the terms of plans.
struct ITermLive {
  private let view: ITermView
  private let marks: ITermMarks
  /// Of each session, the tab in which it would stand were it not buried.
  private var buried: [NodeKey: [String]] = [:]
  private var groups: [String: String] = [:]

  init(_ view: ITermView, _ marks: ITermMarks) {
    self.view = view
    self.marks = marks
    for id in view.buried {
      if let mark = marks[id] { buried[mark.key.tab, default: []].append(id) }
    }
    groups = broadcastGroups()
  }

  var state: LiveState { LiveState(windows: view.windows.map(window)) }

  private func window(_ window: ITermView.Window) -> LiveWindow {
    var live = LiveWindow(id: HostID(window.id), mark: marks[window.id])
    live.attributes[.title] = title(window.variables, isOurs: live.mark != nil)
    live.attributes[.frame] = window.frame.flatMap(Self.frame)
      .map { Self.snapped($0, applied: marks[window.id]?.applied[.frame]) }
    live.attributes[.fullscreen] = window.isFullscreen ? "true" : nil
    live.tabs = window.tabs.map(tab)
    return live
  }

  /// `x,y,width,height` in whole points.
  private static func frame(_ json: JSONValue) -> String? {
    let numbers = [
      json["origin"]?["x"], json["origin"]?["y"], json["size"]?["width"], json["size"]?["height"],
    ].map { $0?.double }
    guard numbers.allSatisfy({ $0.map { abs($0) < 1_000_000 } ?? false }) else { return nil }
    return numbers.compactMap { $0.map { String(Int($0.rounded())) } }.joined(separator: ",")
  }

  /// Windows snap to whole cells: a frame that is within one of what was asked for is that.
  private static func snapped(_ frame: String, applied: String?) -> String {
    guard let applied else { return frame }
    let pairs = zip(frame.split(separator: ","), applied.split(separator: ","))
    let isNear = pairs.allSatisfy { a, b in
      abs((Int(a) ?? .max / 4) - (Int(b) ?? 0)) <= 30
    }
    return isNear ? applied : frame
  }

  /// What is ours was given its title; what it shows without one is that of a session in it, for now.
  private func title(_ variables: [String: JSONValue], isOurs: Bool) -> String? {
    if let format = variables["titleOverrideFormat"]?.string, !format.isEmpty {
      return ITermText.plain(format)
    }
    return isOurs ? nil : variables["title"]?.string
  }

  private func tab(_ tab: ITermView.Tab) -> LiveTab {
    let mark = marks[tab.id]
    let hidden = mark.flatMap { buried[$0.key] } ?? []
    var live = LiveTab(
      id: HostID(tab.id), mark: mark, layout: view.cells(of: tab),
      panes: (tab.tree.leaves + hidden).map(pane))
    live.attributes[.title] = title(tab.variables, isOurs: mark != nil)
    live.attributes[.focus] = view.selected.contains(tab.id) ? "true" : nil
    live.attributes[.zoom] = tab.maximized
    live.isLayoutHidden = tab.maximized != nil
    live.attributes[.color] = view.color(of: tab)
    return live
  }

  private func pane(_ id: String) -> LivePane {
    let session = view.sessions[id] ?? ITermView.Session()
    let mark = marks[id]
    var live = LivePane(
      id: HostID(id), mark: mark,
      processID: session.number("pid"), command: session.variables["jobName"]?.string ?? "",
      directory: session.variables["path"]?.string ?? "")
    for (attribute, value) in looks(session, mark) { live.attributes[attribute] = value }
    live.attributes[.hidden] = view.buried.contains(id) ? "true" : nil
    live.attributes[.focus] = view.selected.contains(id) ? "true" : nil
    live.attributes[.broadcast] = groups[id]
    live.attributes[.profile] = profile(session, mark)
    for (name, value) in session.variables where name.hasPrefix("user.") {
      let name = String(name.dropFirst("user.".count))
      guard ITermText.isVariable(name) else { continue }
      live.attributes[.variable(name)] = value.variableText
    }
    return live
  }

  private func looks(_ session: ITermView.Session, _ mark: Mark?) -> [Attribute: String] {
    var result: [Attribute: String] = [:]
    let properties = session.properties
    result[.title] = properties["Name"]?.string
    result[.badge] = properties["Badge Text"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    for attribute in ITermLook.colors {
      guard let key = ITermLook.colorKey(attribute), let value = properties[key],
        let color = ProfileColor(value)
      else { continue }
      result[attribute] = (attribute == .badgeColor ? color : color.opaque).hex
    }
    // The tint shares its place with the background: where that is as it was applied, so is the tint.
    let background = Attribute.color("background")
    if let tint = mark?.applied[.color], let applied = mark?.applied[background],
      ITermLook.normal(background, .pane, applied) == result[background]
    {
      result[.color] = ITermLook.normal(.color, .pane, tint)
    }
    return result
  }

  /// The shared profile that a session was made from. One that iTerm2 does not know cannot be shown:
  /// it stands as it was applied.
  private func profile(_ session: ITermView.Session, _ mark: Mark?) -> String? {
    let names = view.profiles ?? [:]
    if let applied = mark?.applied[.profile], !names.values.contains(applied) { return applied }
    return session.sharedProfile.flatMap { names[$0] } ?? session.variables["profileName"]?.string
  }

  /// The group of each session that shares its input. A domain is a group where all the members say
  /// so and no others do, in its window.
  private func broadcastGroups() -> [String: String] {
    var result: [String: String] = [:]
    var seen: Set<[String]> = []
    for (number, domain) in view.domains.enumerated() {
      let names = Set(domain.compactMap { marks[$0]?.applied[.broadcast] })
      let window = domain.lazy.compactMap { view.window(of: $0)?.id }.first ?? ""
      var name = domain.lazy.compactMap { marks[$0]?.key.description }.sorted().first
      if names.count == 1, let group = names.first,
        domain.allSatisfy({ marks[$0]?.applied[.broadcast] == group }),
        seen.insert([group, window]).inserted
      {
        name = group
      } else {
        name = "domain \(number): " + (name ?? "")
      }
      for id in domain { result[id] = name }
    }
    // What is hidden shares nothing until it shows again.
    for id in view.buried { result[id] = marks[id]?.applied[.broadcast] }
    return result
  }
}

extension ITermView.Session {
  func number(_ name: String) -> Int {
    guard let value = variables[name]?.double, abs(value) < 1e9 else { return 0 }
    return Int(value)
  }
}

extension ITermLook {
  static let colors: [Attribute] =
    [.badgeColor, .color]
    + [
      "foreground", "background", "cursor", "cursor-text", "selection", "selected-text", "bold",
      "link",
    ].map(Attribute.color) + (0...15).map { .color("ansi.\($0)") }
}
