package import MuntinHost
import MuntinPlan
import MuntinSpec
import MuntinStore

/// Something that is done to a workspace and written down, with the state of before.
package struct Recording: Sendable {
  private let store: HistoryStore
  private let subject: HistoryStore.Subject
  private let number: Int

  /// The part of a snapshot that names the processes that a plan ended, by the keys of their panes.
  static let endedPart = "ended"
  /// The part that names what marks told of each node.
  static let saidPart = "said"
  /// The part that tells what was only taken over, or given up.
  static let marksPart = "marks"
  /// The part that keeps a file of dynamic profiles that goes.
  static let profilesPart = "profiles"
  /// The part that tells which live things the nodes were.
  static let knownPart = "known"
  /// The part that tells how much of each node is in the file.
  static let reportPart = "report"

  /// Keeps the state before a plan is carried out, as it was observed for the plan; nothing where
  /// the plan changes nothing. Its caller holds the lock of the workspace.
  ///
  /// - Parameters:
  ///   - command: what is done: `apply`, `destroy`, `restore`, `undo`.
  ///   - file: the workspace file, absolute; nil where there is none.
  ///   - summary: what changes, where it is not the plan that tells.
  package static func begin(
    _ planning: Planning, command: String, file: String? = nil, summary: String? = nil,
    in surroundings: Surroundings
  ) throws(KitFault) -> Recording? {
    let plan = planning.plan
    if plan.isEmpty, summary == nil { return nil }
    let capture = planning.before
    let before = capture.workspace
    let details = JSONValue.object(
      compacting: [
        ("summary", .string(summary ?? plan.summary.done)), ("file", file.map(JSONValue.string)),
      ])
    let ended = plan.endedProcesses.map { key -> (String, JSONValue) in
      let job = plan.jobs[key]
      let text = job?.isIdleShell == true ? "an idle shell" : job?.command ?? ""
      return (key.description, JSONValue.string(text))
    }
    let said = planning.marks.map { mark in
      (mark.key.description, JSONValue.array(mark.applied.keys.sorted().map { .string($0.name) }))
    }
    let parts: [String: JSONValue?] = [
      endedPart: .object(ended), saidPart: .object(said), reportPart: capture.report.json,
      knownPart: KnownNodes(planning.live, workspace: plan.workspace).json,
      marksPart: Rebinding(plan, planning.live)?.json, profilesPart: planning.profilesBefore,
    ]
    let snapshot = Snapshot(
      facts: Snapshot.Facts(
        host: plan.host, place: plan.place, command: command, windows: before.windows.count,
        panes: before.windows.flatMap(\.tabs).flatMap(\.panes).count, details: details),
      spec: WorkspaceText(before, home: surroundings.home).text,
      parts: parts.compactMapValues { $0.map { Array(JSONText($0).text.utf8) } })
    let subject = HistoryStore.Subject(
      host: plan.host, place: plan.place, workspace: plan.workspace)
    let store = HistoryStore(in: surroundings.state, limits: try surroundings.snapshotLimits())
    do throws(StoreError) {
      return Recording(
        store: store, subject: subject, number: try store.begin(snapshot, of: subject))
    } catch {
      throw .store(error)
    }
  }

  /// Writes down that it came to nothing.
  package func fail(_ fault: KitFault) throws(KitFault) {
    var outcome = Outcome()
    outcome.fault =
      if case .host(let error) = fault { error } else { HostError(.refused, "it was not begun") }
    try end(outcome)
  }

  /// Writes down what became of it.
  package func end(_ outcome: Outcome) throws(KitFault) {
    do throws(StoreError) { try store.end(number, of: subject, outcome.json) } catch {
      throw .store(error)
    }
  }
}

extension Planning {
  /// What there was of the workspace when the plan was made. Of what was run by hand nothing is
  /// in it: to go back is no reason to run that a second time.
  fileprivate var before: Capture {
    var request = CaptureRequest(
      name: plan.workspace, part: .workspace(plan.workspace), capabilities: capabilities)
    for (key, job) in plan.jobs {
      guard let id = plan.closing[key] ?? plan.subjects[key] else { continue }
      request.jobs[id] = job
      request.jobs[id]?.isIdleShell = true
    }
    return Capture(live, request)
  }

  /// The marks of everything of the workspace.
  fileprivate var marks: [Mark] {
    let tabs = live.windows.flatMap(\.tabs)
    let marks = live.windows.map(\.mark) + tabs.map(\.mark) + tabs.flatMap(\.panes).map(\.mark)
    return marks.compactMap { $0 }.filter { $0.workspace == plan.workspace }
  }
}

extension Outcome {
  fileprivate var json: JSONValue {
    let result: String
    var reason: String?
    if let fault {
      result = fault.code == .interrupted ? "interrupted" : "failed"
      reason = fault.sentence
    } else if !undelivered.isEmpty {
      result = "unconfirmed"
      let count = undelivered.count
      reason = "\(count) \(count == 1 ? "command" : "commands") could not be confirmed"
    } else {
      result = "done"
    }
    return .object(compacting: [
      ("result", .string(result)), ("done", .integer(done.filter { !$0.isHidden }.count)),
      ("left", .integer(left.filter { !$0.isHidden }.count)),
      ("undelivered", .integer(undelivered.count)), ("reason", reason.map(JSONValue.string)),
    ])
  }
}

extension PlanSummary {
  /// `3 created, 2 changed`; only what is not 0.
  var done: String {
    let counts = [
      (create, "created"), (change, "changed"), (move, "moved"), (close, "closed"),
      (restart, "restarted"), (adopt, "adopted"), (release, "released"),
    ]
    return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
