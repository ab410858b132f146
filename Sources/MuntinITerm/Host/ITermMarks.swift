import MuntinHost
import MuntinPlan
import MuntinSpec

/// The marks that a window's variable `user.muntin` holds: its own, and those of what stands in it.
struct WindowMarks: Equatable, Sendable {
  var own: Mark?
  /// By the ids of sessions and tabs; nil where a thing bears no mark on purpose.
  var inside: [String: Mark?] = [:]

  init() {}

  /// Reads the variable, whether it holds the object or its text.
  init(_ value: JSONValue?) {
    guard let object = value?.object else { return }
    own = Mark(object)
    for (id, mark) in object["inside"]?.members ?? [] {
      inside[id] = .some(Mark(mark))
    }
  }

  var isEmpty: Bool { own == nil && inside.isEmpty }

  /// The text that the variable gets.
  var text: String {
    let marks = inside.sorted { $0.key < $1.key }.map { id, mark in
      (id, mark?.json ?? .null)
    }
    let members = own?.json.members ?? []
    return JSONText(.object(members + [("inside", .object(marks))])).text
  }
}

extension JSONValue {
  /// The object that it is, or whose text it is.
  var object: JSONValue? {
    switch self {
    case .object: self
    case .string(let text): JSONReader.read(text).flatMap { $0.members == nil ? nil : $0 }
    case .null, .bool, .integer, .number, .array: nil
    }
  }

  /// The mark that a variable or a property holds.
  var mark: Mark? { object.flatMap { Mark($0) } }
}

/// Which mark each thing bears, from everything that can tell.
struct ITermMarks: Sendable {
  private(set) var windows: [String: WindowMarks] = [:]
  private var marks: [String: Mark] = [:]

  subscript(id: String) -> Mark? { marks[id] }

  init() {}

  /// A variable of the thing itself comes first, then its window's, then another window's, then the
  /// journal, and last what a session was born with.
  init(_ view: ITermView, _ journal: [HostID: RememberedMark]) {
    var elsewhere: [String: Mark?] = [:]
    for window in view.windows {
      let read = WindowMarks(window.variables["user.muntin"])
      windows[window.id] = read
      elsewhere.merge(read.inside) { first, _ in first }
    }
    var taken: Set<NodeKey> = []
    func set(_ id: String, _ mark: Mark?) {
      marks[id] = mark
      if let mark, mark.key.kind != .pane { taken.insert(mark.key) }
    }
    var born: Set<String> = []
    func session(_ id: String, in window: String?) {
      let known = view.sessions[id]
      if let own = known?.variables["user.muntin"]?.mark {
        set(id, own)
      } else if let mark = window.flatMap({ windows[$0]?.inside[id] }) ?? elsewhere[id] {
        set(id, mark)
      } else if let entry = journal[HostID(id)] {
        set(id, entry.pane)
      } else if let birth = known?.properties[ITermLook.birthMark]?.mark {
        born.insert(id)
        set(id, birth)
      }
    }
    for window in view.windows {
      if let own = windows[window.id]?.own { set(window.id, own) }
      for tab in window.tabs {
        let own = tab.variables["user.muntin"]?.mark
        let inside = windows[window.id]?.inside[tab.id] ?? elsewhere[tab.id]
        if let mark = own ?? inside ?? nil { set(tab.id, mark) }
        for id in tab.tree.leaves { session(id, in: window.id) }
      }
    }
    for id in view.buried { session(id, in: nil) }
    inferTabsAndWindows(view, journal, born: born, taken: &taken)
  }

  /// A tab or window without a mark is ours where all that stands in it says so: an apply was cut
  /// before it was marked, or iTerm2 was started anew.
  private mutating func inferTabsAndWindows(
    _ view: ITermView, _ journal: [HostID: RememberedMark], born: Set<String>,
    taken: inout Set<NodeKey>
  ) {
    for window in view.windows {
      for tab in window.tabs where marks[tab.id] == nil {
        let panes = tab.tree.leaves
        let entries = panes.compactMap { journal[HostID($0)]?.tab }
        if let first = entries.first, entries.allSatisfy({ $0.key == first.key }),
          taken.insert(first.key).inserted
        {
          marks[tab.id] = first
        } else if panes.allSatisfy(born.contains), let first = marks[panes[0]],
          panes.allSatisfy({ marks[$0]?.key.tab == first.key.tab }),
          taken.insert(first.key.tab).inserted
        {
          marks[tab.id] = Mark(workspace: first.workspace, key: first.key.tab)
        }
      }
      guard marks[window.id] == nil else { continue }
      let entries = window.tabs.flatMap(\.tree.leaves)
        .compactMap { journal[HostID($0)]?.window }
      let tabs = window.tabs.compactMap { marks[$0.id] }
      if let first = entries.first, entries.allSatisfy({ $0.key == first.key }),
        taken.insert(first.key).inserted
      {
        marks[window.id] = first
      } else if tabs.count == window.tabs.count, let first = tabs.first,
        tabs.allSatisfy({ $0.key.window == first.key.window && $0.applied.isEmpty }),
        taken.insert(first.key.window).inserted
      {
        marks[window.id] = Mark(workspace: first.workspace, key: first.key.window)
      }
    }
  }

  /// The window whose variable holds the mark of a thing.
  func window(of id: String) -> String? {
    windows.first { $0.value.inside[id] != nil }?.key
  }

  // MARK: Writing

  /// Gives a thing a mark, in the window that it stands in; nil takes it away.
  ///
  /// - Returns: the windows whose variables change: also those that it has left.
  @discardableResult
  mutating func set(_ mark: Mark?, of id: String, in window: String) -> Set<String> {
    marks[id] = mark
    let left = windows.keys.filter { $0 != window && windows[$0]?.inside[id] != nil }
    for other in left { windows[other]?.inside[id] = nil }
    if id == window {
      windows[window, default: WindowMarks()].own = mark
    } else {
      windows[window, default: WindowMarks()].inside[id] = .some(mark)
    }
    return Set(left).union([window])
  }

  /// Forgets what is gone.
  mutating func drop(except kept: Set<String>, in window: String) {
    let inside = windows[window]?.inside ?? [:]
    windows[window]?.inside = inside.filter { kept.contains($0.key) }
  }

  /// What the journal is to remember of a workspace.
  func remembered(_ view: ITermView, workspace: String) -> [HostID: RememberedMark] {
    var result: [HostID: RememberedMark] = [:]
    for window in view.windows {
      for tab in window.tabs {
        for id in tab.tree.leaves {
          guard let mark = marks[id], mark.workspace == workspace else { continue }
          result[HostID(id)] = RememberedMark(
            pane: mark, tab: own(tab.id, workspace), window: own(window.id, workspace))
        }
      }
    }
    for id in view.buried {
      if let mark = marks[id], mark.workspace == workspace {
        result[HostID(id)] = RememberedMark(pane: mark)
      }
    }
    return result
  }

  private func own(_ id: String, _ workspace: String) -> Mark? {
    marks[id].flatMap { $0.workspace == workspace ? $0 : nil }
  }
}
