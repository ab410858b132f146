import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// Everything of a stage that can be done once all of its windows, tabs and panes are there: sizes,
/// looks, places in front, and the marks that say so. One burst.
struct ITermFinish: Sendable {
  private(set) var steps: [ITermStep] = []
  private(set) var marks: ITermMarks
  /// What shares its input from now on; nil where that does not change.
  private(set) var domains: [[String]]?
  /// Sessions come or go, or change their sizes.
  var changesStructure = false
  /// The properties that sessions have from now on.
  private(set) var dressed: [String: [ITermLook.Assignment]] = [:]
  /// Sessions whose looks were made to stick, if iTerm2 does what it is told.
  private(set) var stuck: [String] = []
  private(set) var named: [String: [(name: String, value: JSONValue)]] = [:]
  let batch: Batch
  let births: ITermBirths
  let works: TabWorks
  let view: ITermView
  let result: BatchResult
  /// How sessions lose looks that are taken back.
  let undressing: [String: ITermUndress]
  /// Sessions that show only because they were moved.
  let covered: [String]
  /// The window that each thing stands in once the stage is done.
  private var windows: [String: String] = [:]

  init(
    _ batch: Batch, _ births: ITermBirths, _ works: TabWorks, _ view: ITermView,
    _ marks: ITermMarks, _ result: BatchResult, _ undressing: [String: ITermUndress],
    _ covered: [String]
  ) {
    self.batch = batch
    self.births = births
    self.works = works
    self.view = view
    self.marks = marks
    self.result = result
    self.undressing = undressing
    self.covered = covered
    placeEverything()
  }

  func id(_ key: NodeKey) -> String? { (result.created[key] ?? batch.subjects[key])?.text }

  mutating func add(
    _ request: RequestBody, _ what: String, _ places: [Int] = [], isOptional: Bool = false
  ) {
    steps.append(ITermStep(request, what, places: places, isOptional: isOptional))
  }

  mutating func run() {
    changesStructure = !works.tabs.isEmpty
    hide()
    end()
    divide()
    dressNew()
    stick()
    var looks = ITermLookChanges(self)
    looks.run()
    steps += looks.steps
    dressed = looks.dressed
    named = looks.named
    share()
    order()
    orderArrivals()
    front()
    mark()
  }

  private mutating func placeEverything() {
    for window in view.windows {
      windows[window.id] = window.id
      for tab in window.tabs {
        windows[tab.id] = window.id
        for id in tab.tree.leaves { windows[id] = window.id }
      }
    }
    for (key, id) in result.created {
      if let window = self.id(key.window) { windows[id.text] = window }
    }
    for change in batch.changes {
      switch change {
      case .moveTab(let key, _), .movePane(let key, _):
        if let id = id(key), let window = self.id(key.window) { windows[id] = window }
      default: break
      }
    }
    // A window goes with the last session that shows in it.
    let standing = Set(view.windows.map(\.id) + result.created.values.map(\.text))
    for id in view.buried where windows[id] == nil {
      let own = marks[id].flatMap { self.id($0.key.window) }
      windows[id] = own.flatMap { standing.contains($0) ? $0 : nil } ?? view.windows.first?.id
    }
  }

  // MARK: What comes and goes

  private mutating func hide() {
    for (place, change) in batch.changes.enumerated() {
      guard case .set(let key, .hidden, _, let value) = change, let id = batch.subjects[key]
      else { continue }
      changesStructure = true
      // What shows again was brought back before anything else.
      if value != nil { add(ITermRequests.bury(id.text, true), "hide a pane", [place]) }
    }
    for (key, birth) in births.panes.sorted(by: { $0.key < $1.key }) where birth.isHidden {
      if let id = id(key) { add(ITermRequests.bury(id, true), "hide a pane") }
    }
    for id in covered { add(ITermRequests.bury(id, true), "hide a pane") }
  }

  private mutating func end() {
    var closing: [String] = works.tabs.compactMap(\.standIn)
    var places: [Int] = []
    for (place, change) in batch.changes.enumerated() {
      guard case .close(let key) = change else { continue }
      places.append(place)
      // Tabs and windows go with their last pane.
      if key.kind == .pane, let id = batch.closing[key]?.text { closing.append(id) }
    }
    if !closing.isEmpty {
      changesStructure = true
      add(ITermRequests.close(sessions: closing), "close panes", places)
    }
  }

  private mutating func divide() {
    for work in works.tabs {
      guard let place = work.arrangement, let tab = work.id else { continue }
      let names = Set(work.wanted.leaves).subtracting(hidden)
      guard let tree = work.wanted.keeping(names.contains) else { continue }
      let sizes = work.sizes(view.metrics)
      // The first of a window was opened in its size.
      if case .pane = tree, work.isNew, isFirst(work.key) { continue }
      add(ITermRequests.layout(tree.layout(sizes), of: tab), "size the panes", [place])
    }
  }

  /// What takes no room once the stage is done.
  var hidden: Set<String> {
    let changed = batch.changes.compactMap { change in
      if case .set(let key, .hidden, _, .some) = change { batch.subjects[key]?.text } else { nil }
    }
    return Set(births.panes.filter(\.value.isHidden).compactMap { id($0.key) } + changed + covered)
  }

  private func isFirst(_ tab: NodeKey) -> Bool {
    works.tabs.first { $0.key.window == tab.window }?.key == tab
      && batch.subjects[tab.window] == nil
  }

  private mutating func dressNew() {
    for (place, change) in batch.changes.enumerated() {
      switch change {
      case .openWindow(let key, let title, _):
        if let id = id(key) {
          add(ITermRequests.setTitle(title, of: id), "title a window", [place])
        }
      case .openTab(let key, let title):
        if let id = id(key) { add(ITermRequests.setTitle(title, of: id), "title a tab", [place]) }
      default: break
      }
    }
    for (key, birth) in births.panes.sorted(by: { $0.key < $1.key }) {
      guard let id = id(key) else { continue }
      if !birth.variables.isEmpty {
        add(ITermRequests.set(birth.variables, of: .sessionID(id)), "set variables")
      }
    }
  }

  private mutating func stick() {
    var groups: [String: [String]] = [:]
    for (key, birth) in births.panes.sorted(by: { $0.key < $1.key }) where birth.hasLooks {
      guard let id = id(key) else { continue }
      if let sequences = view.sequences(ofProfile: birth.profile) {
        groups[sequences, default: []].append(id)
      } else {
        add(ITermRequests.setProperties([ITermStick.property], of: id), "keep the looks of a pane")
      }
    }
    for (sequences, ids) in groups.sorted(by: { $0.key < $1.key }) {
      add(ITermRequests.inject(sequences, into: ids), "keep the looks of panes", isOptional: true)
      stuck += ids
    }
  }

  /// Input is shared by those whose marks will say so.
  private mutating func share() {
    let change = ITermBroadcast(batch, view, marks, windows, id)
    guard let new = change.domains else { return }
    domains = new
    add(ITermRequests.domains(new), "share input", change.places)
  }

  // MARK: Marks

  private mutating func mark() {
    var touched: [String: [Int]] = [:]
    var shadowed: [(String, Mark?, NodeKey.Kind, Int)] = []
    func note(_ mark: Mark?, _ id: String, _ kind: NodeKey.Kind, _ place: Int) {
      guard let window = windows[id] else { return }
      for changed in marks.set(mark, of: id, in: window) {
        touched[changed, default: []].append(place)
      }
      let own = kind == .tab ? view.tab(id)?.variables : view.sessions[id]?.variables
      if kind != .window, own?["user.muntin"]?.mark != nil {
        shadowed.append((id, mark, kind, place))
      }
    }
    for (place, change) in batch.changes.enumerated() {
      switch change {
      case .record(let key, let mark), .adopt(let key, let mark, _):
        if let id = id(key) ?? batch.closing[key]?.text { note(mark, id, key.kind, place) }
      case .release(let key):
        if let id = batch.closing[key]?.text { note(nil, id, key.kind, place) }
      default: break
      }
    }
    let kept = Set(windows.keys)
    let there = Set(windows.values)
    for (window, places) in touched.sorted(by: { $0.key < $1.key }) where there.contains(window) {
      marks.drop(except: kept, in: window)
      let text = marks.windows[window]?.text ?? ""
      add(
        ITermRequests.set([("muntin", .string(text))], of: .windowID(window)), "mark a window",
        places)
    }
    for (id, mark, kind, place) in shadowed {
      let value = mark.map { JSONValue.string($0.text) } ?? .null
      add(
        ITermRequests.set(
          [("muntin", value)], of: kind == .tab ? .tabID(id) : .sessionID(id)), "mark a pane",
        [place])
    }
  }
}
