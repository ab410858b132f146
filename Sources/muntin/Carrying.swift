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
  /// As what it goes into the log; nil where it does not.
  var record: Record?
  /// Where it is in the log already.
  var recording: Recording?

  /// What is done, and to the workspace of which file.
  struct Record {
    var command: String
    var file: String?

    init(_ command: String, file: String? = nil) {
      self.command = command
      self.file = file
    }
  }

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
    async let kept = begin(planning)
    // The disk is waited for where something ends; what only adds and changes goes on beside it.
    if !plan.endedProcesses.isEmpty || plan.profiles?.removesFile == true { _ = await kept }
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
    end(await kept, outcome)
    let text = OutcomeText(outcome, of: plan).text
    if !outcome.isComplete || output.json { console.err(text) } else { console.out(text) }
    if showsTimings {
      console.err(TimingsText([planning.cost].compactMap { $0 } + outcome.costs).text)
    }
    if let fault = outcome.fault {
      return KitFault.host(fault).exitStatus
    }
    return outcome.isComplete && !plan.refusesProtected ? .done : .failed
  }

  /// Keeps the state before; a disk that takes no more is no reason to do nothing.
  private func begin(_ planning: Planning) -> Recording? {
    if let recording { return recording }
    guard let record else { return nil }
    do throws(KitFault) {
      return try Recording.begin(
        planning, command: record.command, file: record.file, in: world.surroundings)
    } catch {
      warn(error, "the state before could not be kept, so that `muntin undo` will not know it")
      return nil
    }
  }

  private func end(_ recording: Recording?, _ outcome: Outcome) {
    do throws(KitFault) { try recording?.end(outcome) } catch {
      warn(error, "what became of it could not be written into the log")
    }
  }

  private func warn(_ fault: KitFault, _ sentence: String) {
    world.console.err("warning: \(sentence)\n")
    world.console.err(fault.text(color: world.console.isColored, width: world.console.width))
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
