/// Everything that an apply would do, in order, and what a person should know about it.
package struct Plan: Sendable {
  package struct Stage: Equatable, Sendable {
    package enum Kind: String, Sendable {
      /// Create, move, arrange and dress; ends nothing.
      case shape
      /// Close and restart.
      case end
      /// Arrange what the second stage left.
      case settle
      /// Give panes their commands.
      case deliver
    }
    package var kind: Kind
    package var changes: [Change]
  }

  /// A value that somebody changed since it was last applied.
  package struct Drift: Equatable, Sendable {
    package var key: NodeKey
    package var attribute: Attribute
    package var applied: String
    package var live: String
  }

  package var workspace: String
  package var host: String
  package var place: String
  /// The file of dynamic profiles: written before the first stage, removed after the last.
  package var profiles: ProfilesChange?
  package var stages: [Stage] = []
  package var drift: [Drift] = []
  package var notices: [Notice] = []
  /// The live thing that stands for each node that exists already.
  package var subjects: [NodeKey: HostID] = [:]
  /// The same for what is closed, by the keys of their marks.
  package var closing: [NodeKey: HostID] = [:]
  /// What runs in the panes that are closed (by old key) or restarted (by key).
  package var jobs: [NodeKey: Job] = [:] {
    didSet {
      for key in sensitive { jobs[key]?.command = "(sensitive)" }
    }
  }
  /// Panes whose command holds a secret, so that no job of theirs is named.
  package var sensitive: Set<NodeKey> = []
  /// Panes whose process lives before and after.
  package var keptProcesses = 0
  /// What the plan rests on, by key, to tell whether it is stale.
  ///
  /// Worked out when asked for: only a plan that is kept needs it.
  package var observed: [String: String] { index.map { Observation($0).facts } ?? [:] }
  var index: LiveIndex?
  /// Panes to close or restart whose process has already ended.
  package var ended: Set<NodeKey> = []

  package init(workspace: String, host: String, place: String) {
    self.workspace = workspace
    self.host = host
    self.place = place
  }

  package var changes: [Change] { stages.flatMap(\.changes) }
  package var shownChanges: [Change] { changes.filter { !$0.isHidden } }
  /// Nothing that a person would see; marks may still have to be written.
  package var isEmpty: Bool { shownChanges.isEmpty && profiles == nil }

  /// Panes whose process this plan ends.
  package var endedProcesses: [NodeKey] {
    changes.compactMap { change in
      switch change {
      case .close(let key) where key.kind == .pane && !ended.contains(key): key
      case .restart(let key, _, _) where !ended.contains(key): key
      case .openWindow, .openTab, .openPane, .moveTab, .movePane, .rename, .orderTabs, .arrange,
        .set, .focus, .zoom, .deliver, .adopt, .record, .release, .close,
        .restart:
        nil
      }
    }
  }

  package var summary: PlanSummary { PlanSummary(self) }
}

/// Something about a plan that is no change.
package struct Notice: Equatable, Sendable {
  package enum Subject: Equatable, Sendable {
    /// A changed command, variable or directory that only a restart would bring.
    case restartHeldBack(reasons: [String])
    /// A changed `run` that is not typed again.
    case rerunHeldBack
    /// A `protect`ed pane that the spec dropped, or that would have to be restarted.
    case protected
    /// What the host cannot show, all of it.
    case cannotShow([Unshown])
    /// Groups that the host cannot join.
    case cannotBroadcast
    /// A pane of the workspace whose process has ended and stays so.
    case ended(status: Int)
    /// A window of somebody else's bears the name, and the host has each only once.
    case nameTaken(String, workspace: String?)
  }
  package var key: NodeKey?
  package var subject: Subject
}

/// The counts of the summary line; each node counts once in each column.
package struct PlanSummary: Equatable, Sendable {
  package var create = 0
  package var change = 0
  package var move = 0
  package var close = 0
  package var restart = 0
  package var adopt = 0
  package var release = 0
  /// Profiles that come, change or go.
  package var profiles = 0
  /// Their file goes.
  package var removesProfiles = false
  package var kept = 0

  init(_ plan: Plan) {
    var created: Set<NodeKey> = []
    var changed: Set<NodeKey> = []
    var moved: Set<NodeKey> = []
    for change in plan.shownChanges {
      switch change {
      case .openWindow(let key, _, _), .openTab(let key, _), .openPane(let key, _):
        created.insert(key)
      case .moveTab(let key, _), .movePane(let key, _): moved.insert(key)
      case .orderTabs(let key, _, _), .rename(let key, _), .arrange(let key, _, _),
        .set(let key, _, _, _), .focus(let key), .zoom(let key, _), .deliver(let key, _):
        changed.insert(key)
      case .adopt: adopt += 1
      case .release: release += 1
      case .restart: restart += 1
      case .close: close += 1
      case .record: break
      }
    }
    create = created.count
    // A tab that gets its first layout, or a pane its first command, is not changed as well.
    change = changed.subtracting(created).subtracting(moved).count
    move = moved.count
    profiles = plan.profiles?.count ?? 0
    removesProfiles = plan.profiles?.removesFile ?? false
    kept = plan.keptProcesses
  }

  package var text: String {
    var text =
      "Plan: \(create) to create, \(change) to change, \(move) to move, \(close) to close"
    if restart > 0 { text += ", \(restart) to restart" }
    if adopt > 0 { text += ", \(adopt) to adopt" }
    if release > 0 { text += ", \(release) to release" }
    if profiles > 0 {
      text += ", \(profiles) \(profiles == 1 ? "profile" : "profiles") to "
      text += removesProfiles ? "remove" : "write"
    }
    return text + ". \(kept) \(kept == 1 ? "process keeps" : "processes keep") running."
  }
}
