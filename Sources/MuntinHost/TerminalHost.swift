package import MuntinPlan
package import MuntinSpec

/// A terminal that shows windows, tabs and panes, and can be changed; the only thing that changes
/// the world.
package protocol TerminalHost: Sendable {
  /// What it can show. Asked once, before everything else.
  func capabilities() async throws(HostError) -> HostCapabilities

  /// Everything that is there, ours or not. Changes nothing.
  ///
  /// - `attributes`: what is of interest; a host may leave out other variables and colours.
  func observe(attributes: Set<Attribute>) async throws(HostError) -> LiveState

  /// The colours of presets that the terminal has, by iTerm2's keys; names that it does not know are
  /// left out.
  func presets(
    named names: [String]
  ) async throws(HostError) -> [String: [String: JSONValue]]

  /// The names of the profiles that the terminal has.
  func profileNames() async throws(HostError) -> Set<String>

  /// Waits until the terminal has taken over profiles that a file has brought.
  func expect(_ profiles: [ExpectedProfile]) async throws(HostError)

  /// Carries out the changes of one stage, as far as it gets.
  func perform(_ batch: Batch) async -> BatchResult

  /// How panes are doing: what a courier needs to know before and after it hands over a command.
  ///
  /// - `thorough`: ask the terminal; else only what can be seen without asking it.
  func activity(
    of panes: [HostID], thorough: Bool
  ) async throws(HostError) -> [HostID: PaneActivity]

  /// The text of a pane with its scrollback, lines parted by newlines.
  func screen(of pane: HostID) async throws(HostError) -> String

  /// What runs in the foreground of panes.
  func jobs(in panes: [LivePane]) async -> [HostID: Job]

  /// Lets go of the terminal; changes nothing in it.
  func close() async

  /// What talking to the terminal has cost so far.
  var spent: HostSpending { get async }
}

/// What talking to a terminal costs.
package struct HostSpending: Equatable, Sendable {
  /// Times that somebody waited for an answer.
  package var waits: Int
  /// Requests, or commands.
  package var requests: Int

  package init(waits: Int = 0, requests: Int = 0) {
    self.waits = waits
    self.requests = requests
  }
}

/// A stage of a plan with the things that its keys stand for.
package struct Batch: Sendable {
  package var workspace: String
  package var changes: [Change]
  package var subjects: [NodeKey: HostID]
  package var closing: [NodeKey: HostID]
  /// Another batch of deliveries follows soon, so that answers need not be waited for.
  package var expectsMore: Bool
  /// Commands of panes that the batch makes, which wait for nothing but their shell: a host may hand
  /// them over while it makes the rest, to panes whose tab stands as it is to be.
  package var early: [NodeKey: Delivery]

  package init(
    workspace: String, changes: [Change], subjects: [NodeKey: HostID],
    closing: [NodeKey: HostID] = [:], expectsMore: Bool = false, early: [NodeKey: Delivery] = [:]
  ) {
    self.expectsMore = expectsMore
    self.early = early
    self.workspace = workspace
    self.changes = changes
    self.subjects = subjects
    self.closing = closing
  }

  /// It gives panes their commands; deliveries come in batches of their own.
  package var hasDeliveries: Bool {
    changes.contains { if case .deliver = $0 { true } else { false } }
  }
}

/// How far a batch got.
package struct BatchResult: Sendable {
  /// Places in `Batch.changes` of what was done.
  package var done: Set<Int> = []
  /// The things that were made.
  package var created: [NodeKey: HostID] = [:]
  /// The panes of `Batch.early` that have their command; whether it was taken is not known.
  package var handedOver: Set<NodeKey> = []
  package var fault: HostError?

  package init() {}
}

/// How a pane is doing.
package struct PaneActivity: Equatable, Sendable {
  package enum State: Equatable, Sendable {
    /// Not, or not yet, ready for a command.
    case starting
    /// A shell that waits for a line.
    case ready
    /// Something runs in it.
    case busy
    /// Its process has ended; the pane still stands.
    case ended(status: Int)
    case gone
  }
  package var state: State
  /// What was last typed into it has been taken.
  package var hasReceived: Bool

  package init(_ state: State, hasReceived: Bool = false) {
    self.state = state
    self.hasReceived = hasReceived
  }
}
