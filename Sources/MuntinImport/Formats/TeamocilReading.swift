import MuntinSpec
import MuntinYAML

/// Reads the files of teamocil: those of its version 1, and those of 0.4 with `splits`.
extension ImportReading {
  mutating func teamocil(_ root: PeerFields) -> Workspace? {
    guard var fields = chosenLayout(of: root) else { return nil }
    if let session = fields.take("session") {
      note(.converted, session, "the workspace")
      guard let inner = self.fields(session, expected: "a session (a mapping)") else { return nil }
      leave(&fields, known: ["session"])
      fields = inner
    }
    var draft = SessionDraft()
    let name = fields.take("name").flatMap { entry -> String? in
      draft.range = entry.range
      return converted(entry, as: "name")
    }
    if let windows = fields.take("windows") {
      note(.converted, windows, "tabs")
      draft.tabs = windows.items.enumerated().compactMap { teamocilWindow($1, place: $0) }
    }
    leave(&fields, known: ["session", "name", "windows"])
    return workspace([draft], named: name, at: draft.range)
  }

  /// The layout that is meant, where a file is a bag of them by name.
  private mutating func chosenLayout(of root: PeerFields) -> PeerFields? {
    if root.has("windows") || root.has("session") { return root }
    var fields = root
    let layouts = fields.takeRest()
    guard let chosen = chosen(among: layouts) else { return nil }
    for other in layouts where other.path != chosen.path {
      note(.dropped, other, "another layout of the file: `--layout \(other.path)`")
    }
    note(.converted, chosen, "the workspace")
    return self.fields(chosen, expected: "a layout (a mapping)")
  }

  /// The entry that `--layout` means, or the only one.
  mutating func chosen(among entries: [PeerEntry]) -> PeerEntry? {
    let names = entries.map { String($0.path.split(separator: ".").last ?? "") }
    if let choice {
      if let place = names.firstIndex(of: choice) { return entries[place] }
      let near = NearestName.nearest(to: choice, among: names)
      faults.append(.noSuchLayout(choice, names, nearest: near))
      return nil
    }
    guard entries.count < 2 else {
      faults.append(.severalLayouts(names, at: entries[0].range))
      return nil
    }
    if entries.isEmpty { faults.append(.nothingToImport(format)) }
    return entries.first
  }

  // MARK: Windows

  private mutating func teamocilWindow(_ entry: PeerEntry, place: Int) -> TabDraft? {
    guard var (fields, draft) = namedWindow(entry) else { return nil }
    let root = fields.take("root").flatMap { folder($0) }
    var options = WindowOptions()
    if let entry = fields.take("options") { self.options(entry, into: &options) }
    if let focus = fields.take("focus") { frontTab(focus, isFirst: place == 0) }
    let wrap = teamocilWrap(&fields)
    let layout = fields.take("layout")
    var tree = SplitTree()
    let panes = fields.take("splits", "panes")
    if let panes, !panes.isNull {
      for (number, item) in paneItems(panes).enumerated() {
        var pane = teamocilPane(item, number: number, hasLayout: layout != nil, wrap, &tree)
        pane.directory = root
        draft.panes.append(pane)
      }
    }
    if draft.panes.isEmpty {
      var pane = PaneDraft(at: draft.range)
      pane.directory = root
      draft.panes = [pane]
    }
    draft.layout =
      layout.flatMap { self.layout($0, of: draft.panes.count, main: options.main) } ?? tree.tree
    draft.isSynchronized = options.isSynchronized
    leave(&fields, known: ["name", "root", "layout", "panes", "splits", "focus", "options"])
    return draft
  }

  /// What 0.4 puts around the commands of each pane.
  private struct Wrap {
    var before: [String] = []
    var after: [String] = []
    var separator = "; "
    var environment: [String: String] = [:]
  }

  private mutating func teamocilWrap(_ fields: inout PeerFields) -> Wrap {
    var wrap = Wrap()
    if let entry = fields.take("filters"), var filters = self.fields(entry, expected: "filters") {
      note(.converted, entry, "run")
      wrap.before = filters.take("before").map { lines($0) } ?? []
      wrap.after = filters.take("after").map { lines($0) } ?? []
      leave(&filters, known: ["before", "after"])
    }
    if let entry = fields.take("clear"), let isCleared = flag(entry) {
      note(.converted, entry, isCleared ? "run" : "nothing")
      if isCleared { wrap.before.append("clear") }
    }
    if let entry = fields.take("cmd_separator"), let text = text(entry) {
      note(.converted, entry, "run")
      wrap.separator = text
    }
    if let entry = fields.take("with_env_var"), let isGiven = flag(entry) {
      note(.converted, entry, isGiven ? "env" : "nothing")
      if isGiven { wrap.environment = ["TEAMOCIL": "1"] }
    }
    return wrap
  }

  // MARK: Panes

  private mutating func teamocilPane(
    _ entry: PeerEntry, number: Int, hasLayout: Bool, _ wrap: Wrap, _ tree: inout SplitTree
  ) -> PaneDraft {
    var pane = PaneDraft(at: entry.range)
    var own: [String] = []
    if entry.value.entries != nil, var fields = fields(entry, expected: "a pane") {
      own = fields.take("commands", "cmd").map { lines($0) } ?? []
      if let focus = fields.take("focus"), let isActive = flag(focus) {
        pane.focus = isActive
        note(.converted, focus, isActive ? "focus" : "nothing")
      }
      if let name = fields.take("name") {
        pane.title = converted(name, as: "title")
        pane.name = paneName(pane.title)
      }
      split(&fields, number: number, hasLayout: hasLayout, &tree)
      leave(
        &fields, known: ["commands", "cmd", "focus", "width", "height", "target"])
    } else {
      own = entry.isNull ? [] : lines(entry)
      if entry.isNull { note(.converted, entry, "a shell") }
      if number > 0 { tree.split(number - 1, .rows, new: number) }
    }
    let all = wrap.before + own + wrap.after
    if !all.isEmpty { pane.lines = [PaneLine(text: all.joined(separator: wrap.separator))] }
    pane.environment = wrap.environment
    return pane
  }

  /// Splits the pane that was made last, or the one that is named.
  private mutating func split(
    _ fields: inout PeerFields, number: Int, hasLayout: Bool, _ tree: inout SplitTree
  ) {
    let width = fields.take("width").flatMap { percent($0, number, hasLayout) }
    let height = fields.take("height").flatMap { percent($0, number, hasLayout) }
    let entry = fields.take("target")
    let target = entry.flatMap { text($0) }.flatMap { Self.target($0, in: tree) }
    if number > 0 {
      tree.split(
        target ?? number - 1, width == nil ? .rows : .columns, new: number,
        share: (width ?? height ?? 50) / 100)
    }
    guard let entry else { return }
    if number == 0 || target == nil {
      note(.dropped, entry, number == 0 ? "the first pane splits none" : "there is no such pane")
    } else if tree.order.last == number {
      note(.converted, entry, "layout")
    } else {
      note(
        .approximated, entry,
        "layout; the commands go to the new pane, where teamocil types them into the last on screen"
      )
    }
  }

  private mutating func percent(_ entry: PeerEntry, _ number: Int, _ hasLayout: Bool) -> Double? {
    guard !hasLayout, number > 0 else {
      note(
        .dropped, entry,
        hasLayout ? "the layout of the window decides" : "the first pane has what others leave")
      return nil
    }
    guard let text = text(entry),
      let percent = Int(text.hasSuffix("%") ? text.dropLast() : text[...]),
      (1...99).contains(percent)
    else {
      note(.dropped, entry, "is no percentage from 1 to 99")
      return nil
    }
    note(.converted, entry, "size")
    return Double(percent)
  }

  /// A pane by its place, or by where it stands, in the words of tmux.
  private static func target(_ text: String, in tree: SplitTree) -> Int? {
    if let place = Int(text) {
      let order = tree.order
      return order.indices.contains(place) ? order[place] : nil
    }
    let word = text.filter { $0 != "{" && $0 != "}" }
    let places: [String: (Double, Double)] = [
      "top": (0.5, 0), "bottom": (0.5, 0.999), "left": (0, 0.5), "right": (0.999, 0.5),
      "top-left": (0, 0), "top-right": (0.999, 0), "bottom-left": (0, 0.999),
      "bottom-right": (0.999, 0.999),
    ]
    return places[word].map { tree.pane(atColumn: $0.0, row: $0.1) }
  }
}
