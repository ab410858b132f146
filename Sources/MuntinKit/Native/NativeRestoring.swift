import MuntinHost
import MuntinITerm
package import MuntinPlan
import MuntinSpec
import MuntinStore

/// An arrangement of iTerm2's own that is about to be restored, with ours of that name, where there
/// is one: it has what iTerm2 does not keep.
package struct NativeRestoring: Sendable {
  package let name: String
  /// Ours, one for each workspace in it; empty where there is none.
  package let ours: [Restoring]
  private let native: NativeArrangements
  private let before: LiveState
  private let capabilities: HostCapabilities
  private let surroundings: Surroundings

  /// Looks at what is there; changes nothing.
  ///
  /// - Errors: iTerm2 has none of that name; `badFile` where ours cannot be read.
  package static func look(
    _ name: String, on native: NativeArrangements, in surroundings: Surroundings
  ) async throws(KitFault) -> NativeRestoring {
    try await native.check(name)
    let ours = try load(name, in: surroundings)
    do throws(HostError) {
      let capabilities = await native.host.capabilities()
      let before = try await native.host.observe(attributes: [])
      return NativeRestoring(
        name: name, ours: ours, native: native, before: before, capabilities: capabilities,
        surroundings: surroundings)
    } catch {
      throw .host(error)
    }
  }

  private static func load(
    _ name: String, in surroundings: Surroundings
  ) throws(KitFault) -> [Restoring] {
    let all = try Arrangements(in: surroundings)
    guard (try? all.arrangement(name)) != nil else { return [] }
    return try Restoring.all(all.load(name), named: name, in: surroundings)
  }

  private var desired: [DesiredState] { ours.map { DesiredState($0.file.workspace) } }

  /// Panes of ours that are there already: iTerm2 opens them a second time.
  package var alreadyThere: [NodeKey] {
    desired.flatMap { desired in
      let taken = Returning.taken(desired.workspace, before)
      return desired.panes.map(\.node.key).filter(taken.contains)
    }
  }

  /// Windows and panes that iTerm2 is to open; nil where only iTerm2 knows.
  package var expected: (windows: Int, panes: Int)? {
    if ours.isEmpty { return nil }
    let windows = desired.flatMap(\.windows)
    return (windows.count, windows.flatMap(\.tabs).flatMap(\.shown).count)
  }

  /// The commands, with what the file's own rules say of each: start it, leave it out.
  package var commands: [(key: NodeKey, text: String, rule: Bool?)] {
    zip(ours, desired).flatMap { ours, desired in
      desired.panes.compactMap { pane in
        let text = pane.start.process == nil ? pane.input.runText.shown : pane.start.text.shown
        return text.isEmpty
          ? nil : (pane.node.key, text, ours.file.workspace.restore.starts(text))
      }
    }
  }

  /// What iTerm2 has brought back, and what became of it.
  package struct Arrival: Sendable {
    package var panes: Int
    /// Not all have come in time.
    package var isWhole: Bool
    /// Panes that came and are nobody's.
    package var strangers: Int
    /// By workspace, the marks of the panes that are bound; those that are pending have not got their
    /// commands.
    package var marks: [[NodeKey: Mark]]
  }

  /// Keeps the state before in the log of a workspace.
  package func record(_ ours: Restoring) throws(KitFault) -> Recording? {
    let plan = Plan(
      workspace: ours.file.workspace.name, host: capabilities.name, place: capabilities.place)
    let planning = Planning(
      plan: plan, host: native.host, live: before, capabilities: capabilities)
    return try Recording.begin(
      planning, command: "restore", summary: "opened by iTerm2's own arrangement",
      in: surroundings)
  }

  /// Has iTerm2 open the windows, waits for them, and marks what came as the nodes of ours.
  ///
  /// - Parameter window: where the tabs come; nil for windows of their own.
  package func bring(into window: HostID?) async throws(KitFault) -> Arrival {
    let host = native.host
    do throws(HostError) {
      let arrival = try await host.restoreArrangement(
        name, into: window, expecting: expected?.panes)
      var result = Arrival(
        panes: arrival.sessions.count, isWhole: arrival.isWhole,
        strangers: arrival.sessions.count, marks: [])
      var left = arrival.sessions
      for (place, desired) in desired.enumerated() {
        let live = try await host.observe(attributes: [])
        let panes = live.windows.flatMap(\.tabs).flatMap(\.panes).filter { left.contains($0.id) }
        let returning = Returning(
          desired, live, new: left, jobs: await host.jobs(in: panes), capabilities,
          bindsWindows: window == nil, isLast: place == ours.count - 1)
        let outcome = await Executor(host).carryOut(returning.plan)
        if let fault = outcome.fault { throw fault }
        left.subtract(returning.plan.subjects.values)
        result.strangers = returning.strangers
        result.marks.append(returning.marks)
      }
      return result
    } catch {
      throw .host(error)
    }
  }
}
