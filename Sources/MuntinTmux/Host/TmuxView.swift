import MuntinHost
import MuntinPlan
import MuntinSpec

/// What the answers of one look say: the state, and facts that only this host needs.
struct TmuxView {
  struct Terminal: Sendable {
    var tty: String
    var pid: Int32
  }

  private(set) var live = LiveState()
  private(set) var terminals: [HostID: Terminal] = [:]
  /// The active pane of each window.
  private(set) var active: [HostID: HostID] = [:]
  /// Windows that keep the size they were given by hand, whatever a layout says.
  private(set) var manual: Set<HostID> = []
  private(set) var version = TmuxVersion.oldest
  /// Names of the clients that are attached to some session.
  private(set) var clients: [Substring] = []
  private(set) var paneBaseIndex = 0
  private(set) var globalWindowSize = ""
  /// What panes run for which no command is named; empty for a login shell.
  private(set) var defaultCommand = ""

  /// The commands of a look; their answers are what `init` takes.
  static func commands(_ interest: [Attribute]) -> [TmuxCommand] {
    [
      TmuxCommand(["list-sessions", "-F", TmuxFormats.session.format]),
      TmuxCommand(["list-windows", "-a", "-F", TmuxFormats.window.format]),
      TmuxCommand(["list-panes", "-a", "-F", TmuxFormats.pane(interest).format]),
      TmuxCommand(["show-options", "-gwv", "pane-base-index"]),
      TmuxCommand(["show-options", "-gwv", "window-size"]),
      TmuxCommand(["show-options", "-gv", "default-command"]),
    ]
  }

  init() {}

  /// Facts that a new server told while it was started.
  mutating func knew(paneBaseIndex: Int, globalWindowSize: String, defaultCommand: String) {
    self.paneBaseIndex = paneBaseIndex
    self.globalWindowSize = globalWindowSize
    self.defaultCommand = defaultCommand
  }

  init(
    _ replies: [[UInt8]], _ interest: [Attribute]
  ) throws(HostError) {
    guard replies.count >= 6, let sessions = TmuxFormats.session.read(replies[0]),
      let windows = TmuxFormats.window.read(replies[1]),
      let panes = TmuxFormats.pane(interest).read(replies[2])
    else {
      throw HostError(.protocolFault, "tmux described its panes in a form that makes no sense")
    }
    paneBaseIndex = Int(String(decoding: replies[3], as: UTF8.self)) ?? 0
    globalWindowSize = String(decoding: replies[4], as: UTF8.self)
    defaultCommand = String(decoding: replies[5], as: UTF8.self)
    version = TmuxVersion(sessions.first?.plain[2] ?? "")
    var panesOfWindow: [String: [LivePane]] = [:]
    for record in panes { add(record, interest, to: &panesOfWindow) }
    var tabsOfSession: [String: [LiveTab]] = [:]
    for record in windows {
      let panes = panesOfWindow[record.plain[1]] ?? []
      if record.plain[6] == "manual" { manual.insert(HostID(record.plain[1])) }
      if let tab = Self.tab(record, panes, active) {
        tabsOfSession[record.plain[0], default: []].append(tab)
      }
    }
    for record in sessions {
      let id = HostID(record.plain[0])
      // Clients on pipes, as our own ones are, show nothing to anybody.
      let clients = record.plain[1].split(separator: ",")
      self.clients += clients
      let isAttached = clients.contains { !$0.hasPrefix("client-") }
      let mark = Mark(text: record.free[1])
      live.windows.append(
        LiveWindow(
          id: id, mark: mark?.key.kind == .window ? mark : nil,
          attributes: [.title: record.free[0]], isAttached: isAttached,
          tabs: tabsOfSession[record.plain[0]] ?? []))
    }
  }

  private mutating func add(
    _ record: (plain: [String], free: [String]), _ interest: [Attribute],
    to panes: inout [String: [LivePane]]
  ) {
    let plain = record.plain
    let id = HostID(plain[1])
    // A window that is linked to several sessions is listed with each.
    guard panes[plain[0]]?.contains(where: { $0.id == id }) != true else { return }
    terminals[id] = Terminal(tty: plain[3], pid: Int32(plain[2]) ?? 0)
    if plain[4] == "1" { active[HostID(plain[0])] = id }
    // A mark that was inherited from the window or the session is none of the pane's.
    let mark = Mark(text: record.free[1]).flatMap { $0.key.kind == .pane ? $0 : nil }
    var pane = LivePane(
      id: id, mark: mark, processID: Int(plain[2]) ?? 0, command: TmuxFormats.moved(plain[9]),
      directory: TmuxFormats.moved(plain[10]))
    if plain[5] == "1" {
      pane.exitStatus = Int(plain[6]) ?? Int(plain[7]).map { 128 + $0 } ?? 0
    }
    pane.attributes = Self.attributes(record, interest, mark)
    panes[plain[0], default: []].append(pane)
  }

  private static func attributes(
    _ record: (plain: [String], free: [String]), _ interest: [Attribute], _ mark: Mark?
  ) -> [Attribute: String] {
    // What tmux was not asked for is taken to be as it was applied.
    var result: [Attribute: String] = [:]
    for (name, value) in mark?.applied ?? [:] where TmuxLook.shows(name, .pane) {
      result[name] = TmuxLook.normal(name, .pane, value)
    }
    result[.title] = TmuxTitle.live(
      record.free[0], isAsWanted: record.plain[11] == "1", wanted: record.free[5],
      applied: mark?.applied[.title])
    result[.focus] = record.plain[4] == "1" ? "true" : nil
    let style = TmuxLook.colors(inStyle: record.free[2])
    result[TmuxLook.foreground] = style.foreground
    // The tint is the background as long as there is no other.
    if mark?.applied[.color] != nil, mark?.applied[TmuxLook.background] == nil {
      result[.color] = style.background
    }
    result[TmuxLook.background] = style.background
    result[TmuxLook.cursor] = color(record.free[3])
    result[.badge] = record.free[4].isEmpty ? nil : record.free[4]
    result[.badgeColor] = record.free[6].isEmpty ? nil : record.free[6]
    result[.broadcast] = record.plain[8] == "1" ? "on" : nil
    for (place, attribute) in interest.enumerated() {
      let value = record.free[TmuxFormats.paneFree.count + place]
      if attribute == .cursorStyle {
        // Before tmux 3.3 there is no such option.
        if !value.isEmpty { result[attribute] = value == "default" ? nil : value }
      } else {
        result[attribute] = value.isEmpty ? nil : value
      }
    }
    return result
  }

  private static func color(_ text: String) -> String? {
    text.isEmpty || text == "none" || text == "default" ? nil : text
  }

  private static func tab(
    _ record: (plain: [String], free: [String]), _ panes: [LivePane], _ active: [HostID: HostID]
  ) -> LiveTab? {
    let id = HostID(record.plain[1])
    guard let cell = LayoutString.cell(record.plain[4]) else { return nil }
    let mark = Mark(text: record.free[1]).flatMap { $0.key.kind == .tab ? $0 : nil }
    let style = record.free[2]
    var attributes: [Attribute: String] = [.title: TmuxText.plainName(record.free[0])]
    attributes[.color] =
      style == "default" ? nil : TmuxLook.colors(inStyle: style).background ?? style
    attributes[.zoom] = record.plain[3] == "1" ? active[id]?.text : nil
    attributes[.focus] = record.plain[7] == "1" ? "true" : nil
    return LiveTab(
      id: id, mark: mark, attributes: attributes, layout: CellNode(cell), panes: panes)
  }
}

extension CellNode {
  /// Leaves are named as tmux names panes: `%3`.
  init(_ cell: LayoutCell) {
    let size = CellSize(columns: cell.columns, rows: cell.rows)
    switch cell.content {
    case .pane(let id): self.init(.pane("%\(id ?? -1)"), size: size)
    case .split(let axis, let children):
      self.init(
        .split(axis == .columns ? .columns : .rows, children.map(CellNode.init)), size: size)
    }
  }

  /// The same for tmux, without ids: panes go into the cells by their order.
  func cell(x: Int = 0, y: Int = 0) -> LayoutCell {
    let content: LayoutCell.Content
    switch self.content {
    case .pane: content = .pane(id: nil)
    case .split(let axis, let children):
      var offset = 0
      var cells: [LayoutCell] = []
      for child in children {
        let isColumns = axis == .columns
        cells.append(child.cell(x: isColumns ? x + offset : x, y: isColumns ? y : y + offset))
        offset += (isColumns ? child.size.columns : child.size.rows) + 1
      }
      content = .split(axis == .columns ? .columns : .rows, cells)
    }
    return LayoutCell(columns: size.columns, rows: size.rows, x: x, y: y, content: content)
  }
}
