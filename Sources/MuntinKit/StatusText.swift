package import MuntinPlan

/// How the terminal differs from the workspace, in the words of somebody who did not ask for a plan.
package struct StatusText {
  package private(set) var text = ""

  package init(_ plan: Plan) {
    let missing = plan.changes.compactMap { change in
      if case .openPane(let key, _) = change { key } else { nil as NodeKey? }
    }
    let extra = plan.changes.compactMap { change in
      if case .close(let key) = change, key.kind == .pane { key } else { nil as NodeKey? }
    }
    let ended = plan.notices.compactMap { notice in
      if case .ended(let status) = notice.subject, let key = notice.key {
        "\(name(key)): its process has ended with status \(status)"
      } else {
        nil as String?
      }
    }
    let restarts = plan.changes.compactMap { change in
      if case .restart(let key, _, let reasons) = change {
        reasons == ["ended"]
          ? "\(name(key)): its process has ended; an apply starts it again"
          : "\(name(key)): \(reasons.joined(separator: ", ")) changed"
      } else {
        nil as String?
      }
    }
    let state =
      plan.isEmpty && plan.drift.isEmpty
      ? "matches the workspace" : "differs from the workspace"
    text = "workspace \(Shown.escaped(plan.workspace)) on \(plan.host): the terminal \(state)\n"
    text += "\(plan.keptProcesses) \(plan.keptProcesses == 1 ? "process runs" : "processes run")\n"
    section("missing", missing.map(name))
    section("not in the workspace any more", extra.map(name))
    section("ended", ended + restarts)
    section(
      "changed by hand",
      plan.drift.map { drift in
        "\(name(drift.key))  \(drift.attribute): \(Shown.quoted(drift.applied)) is now "
          + Shown.quoted(drift.live)
      })
    section(
      "other differences",
      plan.notices.compactMap { notice in
        if case .ended = notice.subject { return nil }
        return NoticeText(notice, host: plan.host).text
      })
    if !plan.isEmpty { text += "\n\(plan.summary.text)\n" }
  }

  private mutating func section(_ title: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    text += "\n\(title):\n" + lines.map { "  \($0)\n" }.joined()
  }
}

private func name(_ key: NodeKey) -> String {
  "\(key.kind.rawValue) \(Shown.escaped(key.description))"
}
