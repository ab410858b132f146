import MuntinHost
import MuntinPlan
import MuntinSpec

/// The first part of a batch: everything that creates panes. Each step makes a node with its mark
/// and its looks in one line, so that no cut leaves a thing without a mark.
struct TmuxOpenings {
  private(set) var steps: [TmuxStep] = []
  /// Where the tab of a key can be found: by its id, or the address that stands for it.
  private(set) var targets: [NodeKey: String] = [:]
  let batch: Batch
  let groups: NodeGroups
  let view: TmuxView
  private let baseIndex: Int
  /// Sessions that exist, or that the steps so far make.
  private var sessions: [NodeKey: String] = [:]
  private let folder: String?
  private let layouts: [NodeKey: (place: Int, layout: CellNode)]
  /// Marks that say more than the one a tab is born with: that it was arranged.
  private let lateMarks: [NodeKey: (place: Int, mark: Mark)]

  /// - Parameter folder: where panes start that name none; else they would start where the first
  ///   pane of their session does.
  init(
    _ batch: Batch, _ groups: NodeGroups, _ view: TmuxView, baseIndex: Int, folder: String?
  ) {
    self.batch = batch
    self.folder = folder
    self.groups = groups
    self.view = view
    self.baseIndex = baseIndex
    var layouts: [NodeKey: (Int, CellNode)] = [:]
    for (place, change) in batch.changes.enumerated() {
      if case .arrange(let key, _, let layout) = change { layouts[key] = (place, layout) }
    }
    self.layouts = layouts
    var marks: [NodeKey: (Int, Mark)] = [:]
    for (place, change) in batch.changes.enumerated() {
      if case .record(let key, let mark) = change, key.kind == .tab,
        !groups.dress(of: key).places.contains(place)
      {
        marks[key] = (place, mark)
      }
    }
    lateMarks = marks
  }

  /// The new panes of each tab, in the plan's order.
  private var newPanes: [(tab: NodeKey, panes: [NodeKey])] {
    var result: [(tab: NodeKey, panes: [NodeKey])] = []
    for case .openPane(let key, _) in batch.changes {
      if result.last?.tab == key.tab {
        result[result.count - 1].panes.append(key)
      } else {
        result.append((key.tab, [key]))
      }
    }
    return result
  }

  /// The step that makes the first session and its first pane; for the client that connects.
  func firstSession(isConnected: Bool) -> TmuxStep? {
    guard let (tab, panes) = newPanes.first(where: { batch.subjects[$0.tab.window] == nil }),
      let pane = firstPane(of: tab, among: panes)
    else { return nil }
    return newSession(tab, pane, isConnected: isConnected)
  }

  /// All further steps; `made` are the nodes that exist by now.
  mutating func run(made: [NodeKey: HostID]) {
    for (key, id) in batch.subjects where key.kind == .window { sessions[key] = id.text + ":" }
    for (key, id) in made where key.kind == .window { sessions[key] = id.text + ":" }
    for (tab, panes) in newPanes {
      var rest = panes
      if batch.subjects[tab] == nil, let first = firstPane(of: tab, among: panes) {
        if made[tab] == nil { openTab(tab, first) }
        rest.removeAll { $0 == first }
        targets[tab] = made[tab]?.text ?? TmuxStep.address(of: tab)
        if let (place, layout) = layouts[tab], Set(layout.leaves) == Set(panes.map(\.description)) {
          build(tab, layout, place)
          continue
        }
      }
      insert(rest, into: tab)
    }
  }

  private func firstPane(of tab: NodeKey, among panes: [NodeKey]) -> NodeKey? {
    let order = layouts[tab]?.layout.leaves ?? []
    let names = Set(panes.map(\.description))
    return order.first(where: names.contains).flatMap { NodeKey(text: $0) } ?? panes.first
  }

  // MARK: Tabs and windows

  private mutating func openTab(_ tab: NodeKey, _ pane: NodeKey) {
    guard let session = sessions[tab.window] else {
      var step = newSession(tab, pane, isConnected: true)
      sessions[tab.window] = TmuxText.target(session: sessionName(tab.window))
      step.commands = guarded(step.commands, made: &step.made)
      steps.append(step)
      if let start = postponed(pane) { steps.append(start) }
      return
    }
    let opening = opening(of: pane)
    var words = ["new-window", "-d", "-a", "-t", session + "{end}", "-n", literalTitle(tab)]
    words += ["-P", "-F", TmuxStep.madeFormat]
    words += TmuxStart(start: opening.start).arguments(heldBack: opening.isHeldBack)
    var step = TmuxStep([TmuxCommand(words)])
    step.made = (0, [tab, pane])
    let target = session + "{end}"
    dress(tab, at: target, in: &step)
    dress(pane, at: target, in: &step)
    step.commands = guarded(step.commands, made: &step.made)
    steps.append(step)
  }

  func sessionName(_ window: NodeKey) -> String {
    TmuxText.sessionName(title(window))
  }

  func title(_ key: NodeKey) -> String {
    guard let place = groups.opened[key] else { return key.name }
    switch batch.changes[place] {
    case .openWindow(_, let title, _), .openTab(_, let title): return title
    default: return key.name
    }
  }

  func literalTitle(_ key: NodeKey) -> String { TmuxText.literal(title(key)) }

  func opening(of pane: NodeKey) -> PaneOpening {
    guard let place = groups.opened[pane], case .openPane(_, var opening) = batch.changes[place]
    else { return PaneOpening(start: PaneStart()) }
    opening.start.directory = opening.start.directory ?? folder.map { SpecText($0) }
    return opening
  }

  // MARK: Panes

  /// Splits a new tab from its one pane into all of its parts, outermost cuts first, each part with
  /// its own size at once.
  private mutating func build(_ tab: NodeKey, _ layout: CellNode, _ place: Int) {
    let target = targets[tab] ?? ""
    var end = TmuxStep([], places: [place])
    if !isBorn(tab, with: layout.size) {
      // Its whole size first, so that every part finds room.
      let whole = CellNode(.pane(""), size: layout.size)
      steps.append(TmuxStep(Self.selectLayout(whole, at: target, isManual: isManual)))
    }
    split(layout, at: baseIndex, target)
    if layout.leaves.count > 1 {
      end.commands = Self.selectLayout(layout, at: target, isManual: false)
    }
    if let late = lateMarks[tab] {
      end.commands += TmuxOptions(.tab, target: target).mark(late.mark)
      end.places.append(late.place)
    }
    // Without commands it is what the tab's one pane brought about.
    if !end.commands.isEmpty || steps.isEmpty {
      steps.append(end)
    } else {
      steps[steps.count - 1].places.append(place)
    }
    steps[steps.count - 1].completes = tab
  }

  /// Whether a new tab has that size without more ado: a session keeps the one it was made with.
  private func isBorn(_ tab: NodeKey, with size: CellSize) -> Bool {
    guard let place = groups.opened[tab.window],
      case .openWindow(_, _, let cells) = batch.changes[place]
    else { return false }
    return cells == size
  }

  /// - Parameter index: of the pane that now fills the node.
  private mutating func split(_ node: CellNode, at index: Int, _ target: String) {
    guard case .split(let axis, let children) = node.content else { return }
    let lengths = children.map { axis == .columns ? $0.size.columns : $0.size.rows }
    for place in 1..<children.count {
      let rest = lengths[place...].reduce(children.count - place - 1, +)
      guard let key = children[place].leaves.first.flatMap({ NodeKey(text: $0) }) else { continue }
      split(
        key, axis, length: rest, at: "\(target).\(index + place - 1)",
        becoming: "\(target).\(index + place)")
    }
    for (place, child) in children.enumerated().reversed() {
      split(child, at: index + place, target)
    }
  }

  /// - Parameter place: where the new pane will be. Known, the active pane stays the one it is: when
  ///   another becomes active, tmux 3.3a tells clients that have only just begun to connect, and dies of
  ///   it (docs/decisions/0021).
  private mutating func split(
    _ key: NodeKey, _ axis: LayoutAxis, length: Int, at target: String,
    becoming place: String? = nil
  ) {
    let opening = opening(of: key)
    var words = ["split-window", axis == .columns ? "-h" : "-v", "-l", "\(length)"]
    if place != nil { words.append("-d") }
    words += ["-t", target, "-P", "-F", TmuxStep.madeFormat]
    words += TmuxStart(start: opening.start).arguments(heldBack: opening.isHeldBack)
    var step = TmuxStep([TmuxCommand(words)])
    // Not its tab: that may still stand in another window, from where it moves.
    step.made = (0, [key])
    dress(key, at: place, in: &step)
    steps.append(step)
  }

  /// Adds panes to a tab that has others; an arrangement follows and gives them their places.
  private mutating func insert(_ panes: [NodeKey], into tab: NodeKey) {
    guard !panes.isEmpty else { return }
    let id = batch.subjects[tab]
    let live = id.flatMap { id in view.live.windows.lazy.flatMap(\.tabs).first { $0.id == id } }
    let largest = live?.layout.frames.max { left, right in
      (left.value.size.columns * left.value.size.rows, right.key)
        < (right.value.size.columns * right.value.size.rows, left.key)
    }
    let target = largest?.key ?? targets[tab] ?? ""
    let size = largest?.value.size ?? CellSize(columns: 2, rows: 2)
    let axis: LayoutAxis = size.columns >= 2 * size.rows ? .columns : .rows
    let length = axis == .columns ? size.columns : size.rows
    let share = (length - panes.count) / (panes.count + 1)
    for key in panes {
      if share < 1 { steps.append(TmuxStep([Self.tiled(tab, id, target)])) }
      split(key, axis, length: max(1, share), at: target)
      if let active = id.flatMap({ view.active[$0] }) {
        // On the same line: nobody sees the focus leave.
        steps[steps.count - 1].commands.append(
          TmuxCommand(["select-pane", "-t", active.text]))
      }
    }
  }

  private static func tiled(_ tab: NodeKey, _ id: HostID?, _ target: String) -> TmuxCommand {
    TmuxCommand(["select-layout", "-t", id?.text ?? target, "tiled"])
  }

  /// - Parameter isManual: the window keeps its size unless it is given another one by hand.
  static func selectLayout(
    _ layout: CellNode, at target: String, isManual: Bool
  ) -> [TmuxCommand] {
    let size = ["-x", "\(layout.size.columns)", "-y", "\(layout.size.rows)"]
    return (isManual ? [TmuxCommand(["resize-window", "-t", target] + size)] : [])
      + [TmuxCommand(["select-layout", "-t", target, "--", LayoutString.text(layout.cell())])]
  }

  // MARK: Looks

  func looks(of key: NodeKey, at target: String?) -> [TmuxCommand] {
    var attributes = groups.dress(of: key).attributes
    var all = Dictionary(
      attributes.map { ($0.name, $0.value.value) }, uniquingKeysWith: { first, _ in first })
    // The title comes last, and once: it may be made of the others.
    all[.title] = nil
    attributes = attributes.filter { $0.name != .title } + attributes.filter { $0.name == .title }
    var commands: [TmuxCommand] = []
    var seen: Set<[String]> = []
    for (name, value) in attributes {
      for command in TmuxLook.commands(name, value.value, of: key.kind, at: target, all: all)
      where seen.insert(command.words).inserted {
        commands.append(command)
      }
    }
    return commands
  }

  /// Adds a new node's attributes and mark to the line that makes it.
  func dress(
    _ key: NodeKey, at target: String?, in step: inout TmuxStep, isPlaceholder: Bool = false,
    isBare: Bool = false
  ) {
    let dress = groups.dress(of: key)
    if !isBare { step.commands += looks(of: key, at: target) }
    if key.kind == .tab, title(key).contains(where: { $0 == "\\" || $0 == "$" }) {
      // Given at birth it would be written otherwise than given later.
      step.commands += TmuxLook.commands(.title, title(key), of: .tab, at: target, all: [:])
    }
    if key.kind == .pane, opening(of: key).start.process != nil {
      // An ended process leaves its pane, so that its last words can be read.
      step.commands.append(TmuxOptions(.pane, target: target).set("remain-on-exit", "on"))
    }
    if key.kind == .window {
      // Else it would be gone as soon as nobody looks at it, where the user has that so.
      step.commands.append(
        TmuxOptions(.window, target: target).set("destroy-unattached", "off"))
    }
    if var mark = dress.mark {
      if isPlaceholder { mark.applied[.exec] = Mark.placeholder }
      step.commands += TmuxOptions(key.kind, target: target).mark(mark)
    }
    step.places += dress.places
    if let place = groups.opened[key] { step.places.append(place) }
  }
}
