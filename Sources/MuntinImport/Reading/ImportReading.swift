import MuntinSpec
import MuntinYAML

/// What the readers of one file share; they are extensions of it, one file for each format.
struct ImportReading {
  let format: PeerFormat
  let context: SpecContext
  /// What the workspace is called where the file does not say.
  let fallbackName: String
  var inlays: Inlays
  /// Which of several layouts in one file is meant.
  let choice: String?
  var notes: [ImportNote] = []
  var faults: [Diagnostic] = []

  mutating func note(_ fidelity: Fidelity, _ entry: PeerEntry, _ message: String) {
    note(fidelity, entry.path, at: entry.range, message)
  }

  mutating func note(
    _ fidelity: Fidelity, _ subject: String, at range: SourceRange, _ message: String
  ) {
    notes.append(
      ImportNote(
        fidelity: fidelity, subject: inlays.plain(subject), range: range,
        message: inlays.plain(message)))
  }

  /// The keys of a mapping; a note where it is none.
  mutating func fields(_ entry: PeerEntry, expected: String) -> PeerFields? {
    if let entries = entry.value.entries {
      return PeerFields(entries, at: entry.range, path: entry.path)
    }
    if !entry.isNull { misplaced(entry, expected: expected) }
    return nil
  }

  /// Says that what was not taken is unknown, with the nearest key that is not.
  mutating func leave(_ fields: inout PeerFields, known: [String]) {
    let rest = fields.takeRest()
    for entry in rest {
      let key = entry.path.split(separator: ".").last.map { String($0) } ?? entry.path
      let near = rest.count < 100 ? NearestName.nearest(to: key, among: known) : nil
      note(
        .dropped, entry,
        "\(format.rawValue) knows no such key" + (near.map { "; is \"\($0)\" meant?" } ?? ""))
    }
  }

  /// A window that is a mapping, with its name; nil for one that is empty or no mapping.
  mutating func namedWindow(_ entry: PeerEntry) -> (PeerFields, TabDraft)? {
    guard var fields = fields(entry, expected: "a window (a mapping)") else {
      if entry.isNull { note(.dropped, entry, "an empty window") }
      return nil
    }
    var draft = TabDraft(range: entry.range)
    if let name = fields.take("name") {
      draft.range = name.range
      draft.name = converted(name, as: "name")
    }
    return (fields, draft)
  }

  /// The panes of a window, with a note.
  mutating func paneItems(_ entry: PeerEntry) -> [PeerEntry] {
    note(.converted, entry, "panes")
    let items = entry.items
    guard items.count <= Self.mostPanes else {
      faults.append(.tooManyPanes(items.count, most: Self.mostPanes, at: entry.range))
      return []
    }
    return items
  }

  /// Of one window; no screen has room for as many.
  static let mostPanes = 1000

  /// Drops what has the wrong form.
  mutating func misplaced(_ entry: PeerEntry, expected: String) {
    note(.dropped, entry, "is \(Self.article(entry.value.kindName)), not \(expected)")
  }

  private static func article(_ kind: String) -> String {
    kind == "nothing" || kind == "true/false" || kind == "text" ? kind : "a " + kind
  }

  /// The text of an entry; a note where there is none, or where it needs code to be run.
  mutating func text(_ entry: PeerEntry, expected: String = "text") -> String? {
    guard let text = entry.text else {
      if entry.isNull {
        note(.converted, entry, "nothing")
      } else {
        misplaced(entry, expected: expected)
      }
      return nil
    }
    guard !inlays.stand(in: text, code: true) else {
      note(.dropped, entry, "needs code to be run")
      return nil
    }
    return text
  }

  /// True or false, in any of the words that YAML 1.1 has for them.
  mutating func flag(_ entry: PeerEntry) -> Bool? {
    if case .bool(let flag)? = entry.value.scalar?.value { return flag }
    switch entry.text?.lowercased() {
    case "true", "yes", "on", "y", "1": return true
    case "false", "no", "off", "n", "0": return false
    default:
      if !entry.isNull { misplaced(entry, expected: "true or false") }
      return nil
    }
  }

  /// What is in an entry that cannot be taken over, as a person would run it by hand.
  static func shown(_ node: Node) -> String {
    switch node.content {
    case .scalar(let scalar): Self.cut(scalar.text)
    case .sequence(let items): Self.cut(items.map(shown).joined(separator: "; "))
    case .mapping(let entries):
      Self.cut(entries.map { "\($0.key): \(shown($0.value))" }.joined(separator: "; "))
    }
  }

  static func cut(_ text: String) -> String {
    let line = text.split(separator: "\n").joined(separator: "; ")
    let short = line.prefix(120)
    return short.endIndex == line.endIndex ? line : short + "…"
  }

  /// Drops a command that the peer runs by itself, outside of all panes.
  mutating func dropHook(_ entry: PeerEntry, _ moment: String) {
    guard !entry.isNull else {
      note(.converted, entry, "nothing")
      return
    }
    note(
      .dropped, entry,
      "Muntin runs nothing \(moment); run it yourself: \(Self.shown(entry.value))")
  }
}
