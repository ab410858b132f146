package import MuntinSpec
import MuntinYAML

/// What a terminal shows, as a workspace that a person could have written.
///
/// What belongs to the workspace already keeps its names and what its marks say of it; the rest gets
/// names from its titles and commands. A plan of it, once `binding` is carried out, is empty.
package struct Capture {
  package internal(set) var workspace: Workspace
  package internal(set) var report = CaptureReport()
  /// The key of each live thing that was captured.
  package private(set) var keys: [HostID: NodeKey] = [:]
  let request: CaptureRequest

  package init(_ live: LiveState, _ request: CaptureRequest) {
    self.request = request
    var seen: Set<HostID> = []
    let windows = request.selected(from: live).compactMap { window -> LiveWindow? in
      var window = window
      // A tmux window can be linked to several sessions.
      window.tabs = window.tabs.filter { seen.insert($0.id).inserted }
      return window.tabs.isEmpty ? nil : window
    }
    workspace = Workspace(name: Self.name(windows, request))
    let ordered = ordered(windows)
    var names = CaptureNames()
    let given = ordered.enumerated().map { place, window in
      known(window.mark, .window, at: place).flatMap { names.take($0.name) ? $0 : nil }
    }
    for (place, window) in ordered.enumerated() {
      let name = given[place] ?? freeName(window, at: place, &names)
      workspace.windows.append(self.window(window, name, at: place))
    }
    workspace.broadcast = groups(ordered)
    addWords(ordered)
  }

  /// Sets what the workspace says besides what is seen.
  package mutating func add(_ rules: RestoreRules) {
    workspace.restore = workspace.restore.joined(with: rules)
  }

  package var isEmpty: Bool { workspace.windows.isEmpty }

  // MARK: Names

  struct Name {
    var name: String
    /// The place stands for the name.
    var isNumbered = false
  }

  /// The workspace of everything there, where it is one; else what was asked for.
  private static func name(_ windows: [LiveWindow], _ request: CaptureRequest) -> String {
    if case .workspace(let name) = request.part { return name }
    switch request.owner {
    case .workspace(let name), .nobody(or: let name): return name
    case .anyone: break
    }
    let owners = Set(windows.flatMap(\.tabs).flatMap(\.panes).map { $0.mark?.workspace })
    if owners.count == 1, let only = owners.first, let name = only { return name }
    var names = CaptureNames()
    return names.free(like: request.name, else: "saved")
  }

  /// The mark, where it is one of this workspace.
  func own(_ mark: Mark?) -> Mark? {
    mark?.workspace == workspace.name ? mark : nil
  }

  /// The name that a mark gives.
  func known(_ mark: Mark?, _ kind: NodeKey.Kind, at place: Int) -> Name? {
    guard let mark = own(mark), mark.key.kind == kind else { return nil }
    let number = kind == .window ? WindowSpec.standIn(at: place) : String(place + 1)
    return Name(name: mark.key.name, isNumbered: mark.isNumbered && mark.key.name == number)
  }

  private func freeName(
    _ window: LiveWindow, at place: Int, _ names: inout CaptureNames
  ) -> Name {
    let title = window.attributes[.title] ?? ""
    let standIn = WindowSpec.standIn(at: 0)
    if place == 0, title == normal(.title, .window, workspace.name), names.take(standIn) {
      return Name(name: standIn, isNumbered: true)
    }
    return Name(name: names.free(like: title, else: "window"))
  }

  /// As the workspace has them; of others the one that is called as the workspace comes first.
  private func ordered(_ windows: [LiveWindow]) -> [LiveWindow] {
    let places = windows.enumerated().compactMap { number, window in
      own(window.mark).map { (place: $0.words.place, number: number) }
    }
    let known = places.sorted { $0 < $1 }.map { windows[$0.number] }
    let rest = windows.filter { own($0.mark) == nil }
    return known + (known.isEmpty ? titledFirst(rest) : rest)
  }

  private func titledFirst(_ windows: [LiveWindow]) -> [LiveWindow] {
    let title = normal(.title, .window, workspace.name)
    let isFirst = { (window: LiveWindow) in window.attributes[.title] == title }
    return windows.filter(isFirst) + windows.filter { !isFirst($0) }
  }

  func normal(_ attribute: Attribute, _ kind: NodeKey.Kind, _ value: String) -> String {
    request.capabilities.normal(attribute, kind, value)
  }

  // MARK: Notes for the parts in other files

  mutating func bind(_ id: HostID, _ key: NodeKey) { keys[id] = key }
  mutating func add(_ line: CaptureReport.Line) { report.add(line) }
}
