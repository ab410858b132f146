package import MuntinHost
package import MuntinPlan
import MuntinSpec
import MuntinStore
import MuntinYAML

/// A plan that was made, with the host that it is for, ready to be carried out.
package struct Planning: Sendable {
  package var plan: Plan
  package let host: any TerminalHost
  package let live: LiveState
  package let capabilities: HostCapabilities
  /// The file of dynamic profiles that goes with the plan.
  private(set) var profiles: PlannedProfiles?
  /// Of the file.
  private(set) var firstWindow: NodeKey?
  /// What looking at the terminal cost.
  package var cost: StageCost?

  /// Looks at the terminal and compares.
  ///
  /// - Parameters:
  ///   - mayAttach: an apply follows, so the client may stay.
  ///   - keepsProfiles: the file knows nothing of profiles: those of the workspace stay as they are.
  ///   - known: which live things the nodes of the file were when it was written.
  /// - Errors: the file's faults that only the terminal's size or the disk can tell; the host's.
  package static func make(
    _ file: WorkspaceFile, on choice: HostChoice, options: PlanOptions = PlanOptions(),
    mayAttach: Bool = false, keepsProfiles: Bool = false, known: KnownNodes? = nil,
    in surroundings: Surroundings
  ) async throws(KitFault) -> Planning {
    let missing = file.missingFolders(.error)
    if !missing.isEmpty { throw .badFile(missing, file.source) }
    let file = try await NamedElsewhere.load(file, on: choice, in: surroundings)
    let profiles =
      keepsProfiles ? nil : try PlannedProfiles.look(at: file, on: choice, in: surroundings)
    return try await make(
      DesiredState(file.workspace), file.source, on: choice, options: options, profiles: profiles,
      mayAttach: mayAttach, known: known, in: surroundings)
  }

  /// The plan that closes everything of a workspace.
  package static func destroy(
    _ workspace: String, on choice: HostChoice, options: PlanOptions = PlanOptions(),
    in surroundings: Surroundings
  ) async throws(KitFault) -> Planning {
    // A part of a workspace leaves its profiles to the rest.
    let profiles =
      options.targets.isEmpty
      ? try PlannedProfiles.removal(of: workspace, on: choice, in: surroundings) : nil
    return try await make(
      DesiredState(Workspace(name: workspace)), SourceText(name: "", bytes: []),
      on: choice, options: options, profiles: profiles, mayAttach: true, in: surroundings)
  }

  /// The plan that binds what is there, and nobody's, to the nodes of a file.
  ///
  /// - Parameter window: the id or title of the live window meant; nil for the most alike.
  package static func adopt(
    _ file: WorkspaceFile, window: String?, on choice: HostChoice, in surroundings: Surroundings
  ) async throws(KitFault) -> Planning {
    let desired = DesiredState(file.workspace)
    return try await look(
      desired.attributes, workspace: desired.workspace, on: choice, in: surroundings
    ) { live, capabilities throws(KitFault) in
      Adoption.plan(desired, live, capabilities, window: window)
    }
  }

  /// The plan that takes back what was only taken over or given up.
  ///
  /// - Returns: it, and how many things are not there any more.
  static func rebind(
    _ rebinding: Rebinding, of workspace: String, on choice: HostChoice,
    in surroundings: Surroundings
  ) async throws(KitFault) -> (planning: Planning, missing: Int) {
    var missing = 0
    let planning = try await look([], workspace: workspace, on: choice, in: surroundings) {
      live, capabilities throws(KitFault) in
      let made = rebinding.plan(back: live, workspace: workspace, capabilities)
      missing = made.missing
      return made.plan
    }
    return (planning, missing)
  }

  /// What the file of profiles that the plan removes holds.
  var profilesBefore: JSONValue? { profiles?.before }

  /// Lets a file of profiles come back with the plan.
  mutating func bringBack(_ profiles: PlannedProfiles) {
    self.profiles = profiles
    plan.profiles = profiles.change
  }

  /// The plan that gives up what belongs to a workspace, or a part of it.
  package static func release(
    _ workspace: String, targets: [String], on choice: HostChoice,
    in surroundings: Surroundings
  ) async throws(KitFault) -> Planning {
    try await look([], workspace: workspace, on: choice, in: surroundings) {
      live, capabilities throws(KitFault) in
      let made = Releasing.plan(workspace, live, capabilities, targets: targets)
      if let name = made.unknown.first {
        throw .usage(
          "nothing of the workspace is called \"\(Shown.escaped(name))\"",
          hint: "`muntin ls` lists the names")
      }
      return made.plan
    }
  }

  private static func make(
    _ desired: DesiredState, _ source: SourceText, on choice: HostChoice, options: PlanOptions,
    profiles: PlannedProfiles?, mayAttach: Bool, known: KnownNodes? = nil,
    in surroundings: Surroundings
  ) async throws(KitFault) -> Planning {
    var planning = try await look(
      desired.attributes, workspace: mayAttach ? desired.workspace : nil, on: choice,
      in: surroundings
    ) { live, capabilities throws(KitFault) in
      var capabilities = capabilities
      capabilities.carriesProfiles = profiles?.hasProfiles ?? false
      let checked = Comparison.plan(
        desired, live, capabilities, options: options, known: known)
      if var plan = checked.value {
        plan.profiles = profiles?.change
        return plan
      }
      // A name on the command line is no fault of the file.
      let faults = checked.diagnostics.filter { $0.severity == .error }
      if let fault = faults.first, faults.allSatisfy({ $0.code == "unknown-target" }) {
        throw .usage(fault.message, hint: fault.hint)
      }
      throw .badFile(checked.diagnostics, source)
    }
    planning.profiles = profiles
    planning.firstWindow = desired.windows.first?.node.key
    await planning.nameJobs()
    return planning
  }

  /// Looks at the terminal and makes a plan of what is there; lets go of it where there is none.
  private static func look(
    _ attributes: Set<Attribute>, workspace: String?, on choice: HostChoice,
    in surroundings: Surroundings,
    _ plan: (LiveState, HostCapabilities) throws(KitFault) -> Plan
  ) async throws(KitFault) -> Planning {
    let host = try choice.open(surroundings, workspace: workspace)
    do throws(KitFault) {
      let capabilities: HostCapabilities
      let live: LiveState
      let cost: StageCost
      do throws(HostError) {
        cost = await StageCost("observe", host)
        live = try await host.observe(attributes: attributes)
        // Some of it is only known by looking.
        capabilities = try await host.capabilities()
      } catch {
        throw .host(error)
      }
      var planning = Planning(
        plan: try plan(live, capabilities), host: host, live: live, capabilities: capabilities)
      planning.cost = await cost.ended(host)
      return planning
    } catch {
      await host.close()
      throw error
    }
  }

  /// Finds out what runs in the panes that the plan ends.
  private mutating func nameJobs() async {
    var keys: [HostID: NodeKey] = [:]
    for key in plan.endedProcesses {
      if let id = plan.closing[key] ?? plan.subjects[key] { keys[id] = key }
    }
    guard !keys.isEmpty else { return }
    let panes = live.windows.flatMap(\.tabs).flatMap(\.panes).filter { keys[$0.id] != nil }
    // The words of a command that was given a secret may hold it.
    let veiled = Dictionary(
      panes.filter { $0.mark?.holdsSecret == true }.map { ($0.id, $0.command) }
    ) { first, _ in first }
    for (id, var job) in await host.jobs(in: panes) {
      if let name = veiled[id] { job.command = name }
      if let key = keys[id] { plan.jobs[key] = job }
    }
  }
}

extension DesiredState {
  /// Every attribute that some node is to have.
  var attributes: Set<Attribute> {
    var names: Set<Attribute> = []
    for window in windows {
      for tab in window.tabs {
        for pane in tab.panes { names.formUnion(pane.node.attributes.keys) }
      }
    }
    return names
  }
}

extension Mark {
  fileprivate var holdsSecret: Bool { applied.values.contains { Mark.shown($0) == "(sensitive)" } }
}
