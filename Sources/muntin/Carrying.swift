import MuntinHost
import MuntinKit
import MuntinPlan

/// Shows a plan, asks where it must, carries it out and tells what became of it.
struct Carrying {
  let world: ToolWorld
  let output: OutputOptions
  let consent: ConsentOptions
  /// Only show the plan.
  var isDry = false
  /// Tell what each stage cost.
  var showsTimings = false

  func carryOut(_ planning: Planning, _ interrupts: Interrupts) async -> ExitStatus {
    let plan = planning.plan
    let console = world.console
    world.print(plan, output)
    if isDry {
      await planning.host.close()
      return .done
    }
    if !consents(to: plan) {
      await planning.host.close()
      return .failed
    }
    let progress = ProgressLine(console)
    let outcome: Outcome
    if plan.stages.isEmpty {
      // Nothing is under way that would have to tell how far it got.
      outcome = await Applying.carryOut(planning)
    } else {
      outcome = await interrupts.during {
        await Applying.carryOut(planning) { progress.show($0) }
      }
    }
    progress.clear()
    let text = OutcomeText(outcome, of: plan).text
    if !outcome.isComplete || output.json { console.err(text) } else { console.out(text) }
    if showsTimings {
      console.err(TimingsText([planning.cost].compactMap { $0 } + outcome.costs).text)
    }
    if let fault = outcome.fault {
      return KitFault.host(fault).exitStatus
    }
    return outcome.isComplete ? .done : .failed
  }

  private func consents(to plan: Plan) -> Bool {
    let ended = plan.endedProcesses
    let removed = plan.profiles.flatMap { $0.needsConsent ? $0.path : nil }
    if ended.isEmpty && removed == nil || consent.yes { return true }
    let console = world.console
    let names = ended.map { key in
      "  \(key.kind.rawValue) \(Shown.escaped(key.description)): "
        + (plan.jobs[key]?.shown ?? "a process") + "\n"
    }.joined()
    let processes = ended.count == 1 ? "1 process" : "\(ended.count) processes"
    let what = [
      ended.isEmpty ? nil : "ends " + processes, removed.map { "removes " + Shown.escaped($0) },
    ].compactMap { $0 }.joined(separator: " and ")
    guard console.canAsk else {
      console.err(
        "error: this plan \(what), and nobody can be asked; nothing was done\n\(names)"
          + "  = hint: run it with --yes to let it happen\n")
      return false
    }
    let question = "\nThis \(what):\n\(names)Only the word yes lets it happen: "
    if console.confirms(question) { return true }
    console.err("Nothing was done.\n")
    return false
  }
}
