package import MuntinHost
package import MuntinPlan
package import MuntinStore

/// Carries out a plan under the lock of its workspace.
package enum Applying {
  /// The lock of a workspace on the terminal that is meant.
  ///
  /// - Parameter command: what is done under it, for those who have to wait.
  /// - Errors: `locked` where another apply is under way.
  package static func lock(
    _ workspace: String, on choice: HostChoice, command: String, in surroundings: Surroundings
  ) async throws(KitFault) -> WorkspaceLock {
    let place = try await choice.place(surroundings)
    let folder = StateFolder(environment: surroundings.environment, home: surroundings.home)
    do throws(WorkspaceLock.Refusal) {
      return try WorkspaceLock(
        in: folder, host: place.host, place: place.place, workspace: workspace,
        command: command)
    } catch {
      switch error {
      case .held(let holder): throw .locked(holder, workspace: workspace)
      case .store(let error): throw .store(error)
      }
    }
  }

  package static func carryOut(
    _ planning: Planning, limits: CourierLimits = CourierLimits(),
    report: @escaping @Sendable (Executor.Progress) -> Void = { _ in }
  ) async -> Outcome {
    let outcome = await carryOutWithProfiles(planning, limits, report)
    await planning.host.close()
    return outcome
  }

  /// New profiles come before the panes that use them; the last ones go once nothing does.
  private static func carryOutWithProfiles(
    _ planning: Planning, _ limits: CourierLimits,
    _ report: @escaping @Sendable (Executor.Progress) -> Void
  ) async -> Outcome {
    let plan = planning.plan
    let executor = Executor(planning.host, limits: limits, report: report)
    guard let change = plan.profiles, let profiles = planning.profiles else {
      return await executor.carryOut(plan)
    }
    do throws(HostError) {
      if change.removesFile {
        var outcome = await executor.carryOut(plan)
        guard outcome.fault == nil else { return outcome }
        do throws(HostError) { try profiles.write() } catch { outcome.fault = error }
        return outcome
      }
      try await profiles.write(for: planning.host)
      return await executor.carryOut(plan)
    } catch {
      var outcome = Outcome(subjects: plan.subjects)
      outcome.fault = error
      outcome.left = plan.changes
      return outcome
    }
  }
}

/// What became of a plan, in words.
package struct OutcomeText {
  package private(set) var text = ""

  package init(_ outcome: Outcome, of plan: Plan) {
    for pane in outcome.undelivered {
      text += "pane \(Shown.escaped(pane.key.description)): \(Shown.escaped(pane.reason))\n"
    }
    if let fault = outcome.fault {
      text += KitFault.host(fault).text(color: false, width: 100)
      let done = outcome.done.filter { !$0.isHidden }
      let left = outcome.left.filter { !$0.isHidden }
      text += "\(done.count) \(done.count == 1 ? "change was" : "changes were") made"
      text += left.isEmpty ? ".\n" : ", \(left.count) left; the next apply goes on:\n"
      for change in left.prefix(20) {
        text += "  \(PlanSymbol(change).text) \(change.key.kind.rawValue) "
        text += Shown.escaped(change.key.description) + "\n"
      }
      if left.count > 20 { text += "  and \(left.count - 20) more\n" }
      return
    }
    let summary = plan.summary
    if !plan.isEmpty {
      text +=
        "Applied: \(summary.create) created, \(summary.change) changed, \(summary.move) moved, "
        + "\(summary.close) closed"
      if summary.restart > 0 { text += ", \(summary.restart) restarted" }
      if summary.adopt > 0 { text += ", \(summary.adopt) adopted" }
      if summary.release > 0 { text += ", \(summary.release) released" }
      if summary.profiles > 0 {
        text += ", \(summary.profiles) \(summary.profiles == 1 ? "profile" : "profiles") "
        text += summary.removesProfiles ? "removed" : "written"
      }
      text += ". \(summary.kept) \(summary.kept == 1 ? "process" : "processes") kept running.\n"
    }
    if !outcome.undelivered.isEmpty {
      let count = outcome.undelivered.count
      text +=
        "\(count) \(count == 1 ? "command" : "commands") could not be confirmed (see above).\n"
    }
  }
}
