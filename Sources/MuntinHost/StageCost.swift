/// What one stage of a run cost: time, and talking to the terminal.
package struct StageCost: Equatable, Sendable {
  package private(set) var name: String
  /// Before the end of the stage, what had been spent until its beginning.
  package private(set) var spent: HostSpending
  package private(set) var milliseconds = 0.0
  private let start = ContinuousClock.now

  /// The stage begins.
  package init(_ name: String, _ host: any TerminalHost) async {
    self.name = name
    spent = await host.spent
  }

  /// The same stage at its end.
  package func ended(_ host: any TerminalHost) async -> StageCost {
    var cost = self
    let now = await host.spent
    cost.spent = HostSpending(
      waits: now.waits - spent.waits, requests: now.requests - spent.requests)
    cost.milliseconds = start.duration(to: .now) / .milliseconds(1)
    return cost
  }
}
