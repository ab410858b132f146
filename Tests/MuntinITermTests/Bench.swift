import MuntinHost
import MuntinITerm
import MuntinPlan
import MuntinSpec
import MuntinYAML
import Testing

/// A simulated iTerm2, and plans carried out on it.
struct Bench: ~Copyable {
  var simulator: Simulator
  var journal: MarkJournal?
  /// Profiles of the file are in iTerm2.
  var carriesProfiles = false
  let limits = CourierLimits(readiness: 5000, receipt: 5000, settling: 0)

  struct Applied {
    var plan: Plan
    var outcome: Outcome
    var counts: ITermConnection.Counts
  }

  struct BadSpec: Error { var codes: [String] }

  init(_ options: [String] = [], journal: MarkJournal? = nil) throws {
    simulator = try Simulator.start(options)
    self.journal = journal
  }

  static func desired(_ text: String) throws -> DesiredState {
    let document = DocumentReader().read(SourceText(name: "workspace.yaml", text: text))
    guard let value = document.value else { throw BadSpec(codes: document.diagnostics.map(\.code)) }
    let context = SpecContext(home: "/tmp", directory: "/tmp")
    let checked = WorkspaceReader(context: context).read(value)
    guard let workspace = checked.value else {
      throw BadSpec(codes: checked.diagnostics.map { "\($0.code): \($0.message)" })
    }
    return DesiredState(workspace)
  }

  func plan(
    _ desired: DesiredState, on host: ITermHost, options: PlanOptions = PlanOptions()
  ) async throws -> Plan {
    let attributes = Set(desired.panes.flatMap(\.node.attributes.keys))
    let live = try await host.observe(attributes: attributes)
    var capabilities = await host.capabilities()
    capabilities.carriesProfiles = carriesProfiles
    let checked = Comparison.plan(desired, live, capabilities, options: options)
    guard let plan = checked.value else {
      throw BadSpec(codes: checked.diagnostics.map { "\($0.code): \($0.message)" })
    }
    return plan
  }

  @discardableResult
  func apply(
    _ text: String, options: PlanOptions = PlanOptions(), limit: Int? = nil,
    deadline: Int? = nil
  ) async throws -> Applied {
    var settings = simulator.settings(journal: journal)
    settings.requestLimit = limit
    if let deadline { settings.deadline = deadline }
    let host = ITermHost(settings)
    do {
      let plan = try await plan(Self.desired(text), on: host, options: options)
      let outcome = await Executor(host, limits: limits).carryOut(plan)
      let counts = await host.counts
      await host.close()
      return Applied(plan: plan, outcome: outcome, counts: counts)
    } catch {
      await host.close()
      throw error
    }
  }

  /// Applies and expects that everything was done, and that nothing is left to do.
  @discardableResult
  func succeed(
    _ text: String, options: PlanOptions = PlanOptions(), note: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Applied {
    let applied = try await apply(text, options: options)
    #expect(applied.outcome.fault == nil, "\(note)\n\(text)", sourceLocation: sourceLocation)
    #expect(applied.outcome.undelivered == [], sourceLocation: sourceLocation)
    #expect(applied.outcome.left == [], sourceLocation: sourceLocation)
    try await expectNoChanges(text, options: options, sourceLocation: sourceLocation)
    return applied
  }

  func expectNoChanges(
    _ text: String, options: PlanOptions = PlanOptions(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let faults = try await faults(text, options: options)
    #expect(faults == [], "\(text)", sourceLocation: sourceLocation)
  }

  /// What a plan would still do, in words.
  func faults(_ text: String, options: PlanOptions = PlanOptions()) async throws -> [String] {
    let host = ITermHost(simulator.settings(journal: journal))
    let plan = try await plan(Self.desired(text), on: host, options: options)
    await host.close()
    return plan.changes.map { "\($0)" } + plan.drift.map { "drift \($0)" }
  }

  func observe() async throws -> LiveState {
    let host = ITermHost(simulator.settings(journal: journal))
    let live = try await host.observe(attributes: [])
    await host.close()
    return live
  }

  /// The id of every pane of ours, by its key.
  func panes() async throws -> [String: HostID] {
    let live = try await observe()
    return Dictionary(
      live.windows.flatMap(\.tabs).flatMap(\.panes).compactMap { pane in
        pane.mark.map { ($0.key.description, pane.id) }
      }, uniquingKeysWith: { first, _ in first })
  }
}
