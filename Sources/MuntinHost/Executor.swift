package import MuntinPlan

/// Carries out a plan, stage by stage; stops at the first fault and keeps what is there.
package struct Executor {
  private let host: any TerminalHost
  private let limits: CourierLimits
  private let report: @Sendable (Progress) -> Void

  /// Told while a plan is carried out.
  package enum Progress: Equatable, Sendable {
    case stage(Plan.Stage.Kind, changes: Int)
    /// Commands given, of how many, and the panes that are still waited for.
    case delivered(Int, of: Int, waiting: [NodeKey])
  }

  package init(
    _ host: any TerminalHost, limits: CourierLimits = CourierLimits(),
    report: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.host = host
    self.limits = limits
    self.report = report
  }

  package func carryOut(_ plan: Plan) async -> Outcome {
    var outcome = Outcome(subjects: plan.subjects)
    var handedOver: Set<NodeKey> = []
    for (number, stage) in plan.stages.enumerated() {
      let cost = await StageCost(stage.kind.rawValue, host)
      report(.stage(stage.kind, changes: stage.changes.count))
      if stage.kind == .deliver {
        let courier = Courier(
          host, workspace: plan.workspace, subjects: outcome.subjects, limits: limits,
          report: report)
        await courier.deliver(stage.changes, handedOver: handedOver, into: &outcome)
      } else {
        handedOver.formUnion(
          await perform(
            stage.changes, of: plan, early: plan.earlyDeliveries(after: number), into: &outcome))
      }
      outcome.costs.append(await cost.ended(host))
      if outcome.fault != nil {
        outcome.left += plan.stages.dropFirst(number + 1).flatMap(\.changes)
        break
      }
    }
    return outcome
  }

  /// - Returns: the panes that have their command already.
  private func perform(
    _ changes: [Change], of plan: Plan, early: [NodeKey: Delivery], into outcome: inout Outcome
  ) async -> Set<NodeKey> {
    let result = await host.perform(
      Batch(
        workspace: plan.workspace, changes: changes, subjects: outcome.subjects,
        closing: plan.closing, early: early))
    outcome.subjects.merge(result.created) { _, new in new }
    for (place, change) in changes.enumerated() {
      if result.done.contains(place) {
        outcome.done.append(change)
      } else {
        outcome.left.append(change)
      }
    }
    outcome.fault = result.fault
    return result.handedOver
  }
}

extension Plan {
  /// The commands that may be handed over while a stage is carried out: where no process has to end
  /// before, the typed ones of new panes that wait for no other and share their input with none.
  fileprivate func earlyDeliveries(after number: Int) -> [NodeKey: Delivery] {
    let stage = stages[number]
    let later = stages.dropFirst(number + 1)
    guard stage.kind == .shape, !later.contains(where: { $0.kind == .end }) else { return [:] }
    let made = Set(
      stage.changes.compactMap { if case .openPane(let key, _) = $0 { key } else { nil } })
    var early: [NodeKey: Delivery] = [:]
    for case .deliver(let key, let delivery) in later.flatMap(\.changes)
    where made.contains(key) && delivery.waitsForNothing { early[key] = delivery }
    return early
  }
}

extension Delivery {
  /// It is given by typing into a shell.
  var isTyped: Bool { if case .typed = content { true } else { false } }

  fileprivate var waitsForNothing: Bool {
    isTyped && waits.isEmpty && needs.isEmpty && !isBroadcast
  }
}

/// What became of a plan.
package struct Outcome: Sendable {
  /// A pane whose command could not be confirmed.
  package struct Undelivered: Equatable, Sendable {
    package var key: NodeKey
    package var reason: String
  }

  package var done: [Change] = []
  package var left: [Change] = []
  package var fault: HostError?
  package var undelivered: [Undelivered] = []
  package var subjects: [NodeKey: HostID]
  /// What each stage cost.
  package var costs: [StageCost] = []

  package init(subjects: [NodeKey: HostID] = [:]) { self.subjects = subjects }

  package var isComplete: Bool { fault == nil && left.isEmpty && undelivered.isEmpty }
}
