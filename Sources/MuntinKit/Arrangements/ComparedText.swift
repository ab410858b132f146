import MuntinPlan
import MuntinStore
import MuntinYAML

/// How two snapshots differ, line by line.
package struct ComparedText {
  package private(set) var text = ""
  /// Whether nothing differs.
  package let isSame: Bool

  package init(_ old: Arrangements.Compared, _ new: Arrangements.Compared, color: Bool) {
    let changes = LineChanges(old.snapshot.spec, new.snapshot.spec)
    isSame = changes.isEmpty
    func line(_ text: String, _ code: Int) {
      self.text += color ? "\u{1B}[\(code)m\(text)\u{1B}[0m\n" : text + "\n"
    }
    if isSame {
      text = "\(Self.name(old)) and \(Self.name(new)) are the same.\n"
      return
    }
    line("--- \(Self.head(old))", 1)
    line("+++ \(Self.head(new))", 1)
    for change in changes.lines {
      switch change {
      case .same(let words): text += "  \(words.visible)\n"
      case .removed(let words): line("- \(words.visible)", 31)
      case .added(let words): line("+ \(words.visible)", 32)
      case .gap(let count): line("  … \(count) \(count == 1 ? "line" : "lines")", 36)
      }
    }
  }

  private static func name(_ side: Arrangements.Compared) -> String {
    "\(Shown.escaped(side.name)) #\(side.number)"
  }

  private static func head(_ side: Arrangements.Compared) -> String {
    let facts = side.snapshot.facts
    return "\(name(side))  \(LocalTime.text(facts.time))  "
      + "\(facts.windows) \(facts.windows == 1 ? "window" : "windows"), "
      + "\(facts.panes) \(facts.panes == 1 ? "pane" : "panes")"
  }
}
