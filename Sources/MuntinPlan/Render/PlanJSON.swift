import MuntinProfiles
package import MuntinSpec

/// A plan as a versioned JSON document, described by `schemas/plan.schema.json`.
package struct PlanJSON {
  package let value: JSONValue
  package var text: String { JSONText(value, indented: true).text }

  package init(_ plan: Plan) {
    let summary = plan.summary
    let ended = Set(plan.endedProcesses)
    value = .object(compacting: [
      ("format", .string("muntin-plan")), ("version", .integer(1)),
      ("workspace", .string(plan.workspace)), ("host", .string(plan.host)),
      ("place", .string(plan.place)),
      (
        "summary",
        .object(compacting: [
          ("create", .integer(summary.create)), ("change", .integer(summary.change)),
          ("move", .integer(summary.move)), ("close", .integer(summary.close)),
          ("restart", .integer(summary.restart)), ("adopt", .integer(summary.adopt)),
          ("release", .integer(summary.release)), ("keep", .integer(summary.kept)),
          ("profiles", plan.profiles == nil ? nil : .integer(summary.profiles)),
        ])
      ),
      ("profiles", plan.profiles.map(Self.profiles)),
      (
        "changes",
        .array(
          plan.stages.flatMap { stage in
            stage.changes.filter { !$0.isHidden }.map { Self.change($0, stage.kind, ended, plan) }
          })
      ),
      ("drift", .array(plan.drift.map(Self.drift))),
      ("notices", .array(plan.notices.map { Self.notice($0, plan.host) })),
    ])
  }

  private static func profiles(_ change: ProfilesChange) -> JSONValue {
    .object([
      ("path", .string(change.path)),
      ("action", .string(change.removesFile ? "remove" : "write")),
      (
        "changes",
        .array(
          change.difference.entries.map { entry in
            let action =
              switch entry.kind {
              case .added: "add"
              case .changed: "change"
              case .dropped: "drop"
              }
            return .object([
              ("action", .string(action)), ("name", .string(entry.name)),
              ("guid", .string(entry.guid)),
              (
                "keys",
                .array(
                  entry.keys.map { key in
                    .object([
                      ("key", .string(key.key)), ("from", key.old.json), ("to", key.new.json),
                    ])
                  })
              ),
            ])
          })
      ),
    ])
  }

  private static func change(
    _ change: Change, _ stage: Plan.Stage.Kind, _ ended: Set<NodeKey>, _ plan: Plan
  ) -> JSONValue {
    let detail = Self.detail(change)
    let endsProcess =
      switch change {
      case .close, .restart: ended.contains(change.key)
      default: false
      }
    return .object(
      compacting: [
        ("action", .string(detail.action)), ("stage", .string(stage.rawValue)),
        ("kind", .string(change.key.kind.rawValue)), ("key", .string(change.key.description)),
        ("ends_process", .bool(endsProcess)),
      ] + detail.members + [("job", endsProcess ? plan.jobs[change.key].map(job) : nil)])
  }

  private static func detail(
    _ change: Change
  ) -> (action: String, members: [(String, JSONValue?)]) {
    switch change {
    case .openWindow(_, let title, let cells):
      ("open", [("title", .string(title)), ("size", .string(cells.description))])
    case .openTab(_, let title): ("open", [("title", .string(title))])
    case .openPane(_, let opening): ("open", start(opening.start))
    case .moveTab(_, let from), .movePane(_, let from):
      ("move", [("from", .string(from.description))])
    case .rename(_, let from): ("rename", [("from", .string(from.description))])
    case .orderTabs(_, let from, let to): ("order", [("from", keys(from)), ("to", keys(to))])
    case .arrange(_, let from, let to):
      ("arrange", [("from", from.map(frames)), ("to", frames(to))])
    case .set(_, let name, let from, let to):
      (
        "set",
        [
          ("attribute", .string(name.name)), ("from", from.json), ("to", (to?.shown).json),
        ]
      )
    case .focus: ("focus", [])
    case .zoom(_, let pane): ("zoom", [("pane", (pane?.description).json)])
    case .restart(_, let start, let reasons):
      ("restart", Self.start(start) + [("reasons", .array(reasons.map(JSONValue.string)))])
    case .deliver(_, let delivery): ("deliver", Self.delivery(delivery))
    case .adopt(_, _, let likeness):
      (
        "adopt",
        [
          ("thing", .string(likeness.thing)), ("score", .integer(likeness.score)),
          ("same", .array(likeness.reasons.map(JSONValue.string))),
        ]
      )
    case .record: ("record", [])
    case .release: ("release", [])
    case .close: ("close", [])
    }
  }

  private static func start(_ start: PaneStart) -> [(String, JSONValue?)] {
    [
      ("exec", start.process == nil ? nil : .string(start.text.shown)),
      ("directory", start.directory.map { .string($0.shown) }),
      (
        "env",
        start.environment.isEmpty
          ? nil : .object(start.environment.map { ($0.name, .string($0.value.shown)) })
      ),
    ]
  }

  private static func delivery(_ delivery: Delivery) -> [(String, JSONValue?)] {
    var members: [(String, JSONValue?)] = []
    if case .typed(let input) = delivery.content {
      members.append(("run", .array(input.run.map { .string($0.shown) })))
      members.append(("type", input.type.map { .string($0.shown) }))
    }
    let waits = delivery.waits.map { JSONValue.string(WaitText($0.event).text) }
    members.append(("waits", waits.isEmpty ? nil : .array(waits)))
    members.append(("needs", delivery.needs.isEmpty ? nil : keys(delivery.needs)))
    return members
  }

  private static func keys(_ keys: [NodeKey]) -> JSONValue {
    .array(keys.map { .string($0.description) })
  }

  /// Place and size of every pane, in cells.
  private static func frames(_ node: CellNode) -> JSONValue {
    .object(
      node.frames.sorted { $0.key < $1.key }.map { name, frame in
        (
          name,
          .object([
            ("x", .integer(frame.x)), ("y", .integer(frame.y)),
            ("columns", .integer(frame.size.columns)), ("rows", .integer(frame.size.rows)),
          ])
        )
      })
  }

  private static func job(_ job: Job) -> JSONValue {
    .object(compacting: [
      ("command", .string(job.command)), ("pid", .integer(job.processID)),
      ("age", job.age.map(JSONValue.integer)), ("idle_shell", .bool(job.isIdleShell)),
    ])
  }

  private static func drift(_ drift: Plan.Drift) -> JSONValue {
    .object([
      ("kind", .string(drift.key.kind.rawValue)), ("key", .string(drift.key.description)),
      ("attribute", .string(drift.attribute.name)), ("applied", .string(drift.applied)),
      ("live", .string(drift.live)),
    ])
  }

  private static func notice(_ notice: Notice, _ host: String) -> JSONValue {
    let code =
      switch notice.subject {
      case .restartHeldBack: "restart-held-back"
      case .rerunHeldBack: "rerun-held-back"
      case .protected: "protected"
      case .cannotShow: "cannot-show"
      case .cannotBroadcast: "cannot-broadcast"
      case .ended: "ended"
      case .nameTaken: "name-taken"
      }
    return .object(compacting: [
      ("code", .string(code)), ("key", (notice.key?.description).json),
      ("text", .string(NoticeText(notice, host: host).text)), ("words", words(notice)),
    ])
  }

  private static func words(_ notice: Notice) -> JSONValue? {
    guard case .cannotShow(let list) = notice.subject else { return nil }
    return .array(
      list.map { one in
        .object([
          ("word", .string(one.word)), ("profiles", .array(one.profiles.map(JSONValue.string))),
          ("nodes", keys(one.nodes)),
        ])
      })
  }
}
