import MuntinScreen
import MuntinSpec
import MuntinYAML

/// A plan as a person reads it: drift, a tree of what changes, notices, a legend, the summary.
package struct PlanText {
  package private(set) var text = ""
  private let plan: Plan
  private let isColored: Bool
  /// Cells of the terminal that lines are cut to.
  private let width: Int

  package init(_ plan: Plan, color: Bool = false, width: Int = 100) {
    self.plan = plan
    isColored = color
    self.width = max(40, width)
    writeDrift()
    if !plan.isEmpty { writeTree() }
    writeNotices()
    writeEnd()
  }

  private mutating func line(_ text: String, color: Int = 0) {
    let shown = Shown.cut(text, to: width)
    self.text += isColored && color > 0 ? "\u{1B}[\(color)m\(shown)\u{1B}[0m\n" : shown + "\n"
  }

  /// A sentence over as many lines as it needs: its end says what can be done.
  private mutating func wrapped(_ sentence: String) {
    var line = " "
    for word in sentence.split(separator: " ") {
      if line.contains(where: { $0 != " " }), displayWidth(line + " " + word) > width {
        self.line(line)
        line = "   "
      }
      line += " " + word
    }
    self.line(line)
  }

  private mutating func writeDrift() {
    guard !plan.drift.isEmpty else { return }
    line("Changed by hand since the last apply:")
    for drift in plan.drift {
      let node = "\(drift.key.kind.rawValue) \(Shown.escaped(drift.key.description))"
      line(
        "  ! \(node)  \(Shown.escaped(drift.attribute.name)): \(Shown.quoted(drift.applied)) is now "
          + Shown.quoted(drift.live), color: 35)
    }
    text += "\n"
  }

  // MARK: The tree

  private mutating func writeTree() {
    let profiles = plan.profiles.map { ProfileLines($0.difference).items } ?? []
    for item in profiles {
      line("  \(item.symbol.text) \(item.head)", color: item.symbol.color)
      for detail in item.details { line("      \(detail)") }
    }
    if let change = plan.profiles, change.removesFile {
      line("  - file \(Shown.escaped(change.path))", color: PlanSymbol.close.color)
    }
    let tree = PlanTree(plan)
    for window in tree.roots { write(window, depth: 0) }
    text += "\n"
    let all = tree.roots.flatMap(\.symbols) + profiles.map(\.symbol)
    let symbols = Set(all).subtracting([.none]).sorted()
    line("Legend: " + symbols.map { "\($0.text) \($0.word)" }.joined(separator: "   "))
    text += "\n"
  }

  private mutating func write(_ node: PlanTree.Node, depth: Int) {
    let indent = String(repeating: "  ", count: depth + 1)
    let sign = node.symbol.text
    // A longer sign starts further left, so that names stand below each other.
    var head =
      "\(indent.dropLast(sign.count - 1))\(sign) \(node.key.kind.rawValue) \(Shown.escaped(node.key.name))"
    var details: [String] = []
    for change in node.changes where !change.isHidden {
      let detail = PlanDetail(change, in: plan)
      if let short = detail.beside { head += "  " + short }
      details += detail.below
    }
    line(head, color: node.symbol.color)
    for detail in details { line("\(indent)    \(detail)") }
    for child in node.children { write(child, depth: depth + 1) }
  }

  // MARK: The end

  private mutating func writeNotices() {
    guard !plan.notices.isEmpty else { return }
    line("Notes:")
    for notice in plan.notices { wrapped(NoticeText(notice, host: plan.host).text) }
    text += "\n"
  }

  private mutating func writeEnd() {
    if !plan.isEmpty {
      // Stable, and never cut.
      text += plan.summary.text + "\n"
    } else if plan.waitsForConsent {
      line("No changes, as long as nothing is restarted, run again or closed (see the notes).")
    } else {
      line("No changes. The terminal matches the workspace.")
    }
  }
}

extension Plan {
  /// Something differs that only an option, or the end of a protection, would bring.
  package var waitsForConsent: Bool {
    notices.contains { notice in
      switch notice.subject {
      case .restartHeldBack, .rerunHeldBack, .protected: true
      case .cannotShow, .cannotBroadcast, .ended, .nameTaken: false
      }
    }
  }

  /// Something was to end, and is protected.
  package var refusesProtected: Bool { notices.contains { $0.subject == .protected } }
}

/// A notice in a sentence.
package struct NoticeText {
  package let text: String

  package init(_ notice: Notice, host: String) {
    let name = notice.key.map { "\($0.kind.rawValue) \(Shown.escaped($0.description))" } ?? ""
    switch notice.subject {
    case .restartHeldBack(let reasons):
      text =
        "\(name): \(Shown.escaped(reasons.joined(separator: ", "))) changed; it runs on as it was. "
        + "`--restart` starts it again"
    case .rerunHeldBack:
      text = "\(name): its `run` changed; it is not typed again. `--rerun` does"
    case .protected:
      text =
        "\(name): is protected and runs on; apply it without `protect` before, to let it end"
    case .cannotShow(let list): text = UnshownText(list, host: host).text
    case .cannotBroadcast:
      text =
        "\(name): \(host) joins the input only of panes that stand in one tab, "
        + "and one group in each"
    case .ended(let status):
      text = "\(name): its process has ended with status \(status)"
    case .nameTaken(let taken, let workspace):
      let whose = workspace.map { "of the workspace \(Shown.quoted($0))" } ?? "of nobody"
      text =
        "\(name): \(host) already has one called \(Shown.quoted(taken)), \(whose); "
        + "an apply will be refused"
    }
  }
}
