import ArgumentParser
import MuntinHost
import MuntinKit
import MuntinPlan
import MuntinSpec
import MuntinStore

/// `restore --native`.
extension RestoreCommand {
  func restoreNatively(
    _ choice: HostChoice, _ world: ToolWorld, _ interrupts: Interrupts
  ) async throws -> ExitStatus {
    if at != nil || only != nil {
      throw ValidationError("iTerm2 restores an arrangement as it was saved last, and only whole")
    }
    if dryRun, output.json { throw ValidationError("--native has no plan before it: no --json") }
    let native = try NativeArrangements(on: choice, in: world.surroundings)
    do {
      let restoring = try await NativeRestoring.look(name, on: native, in: world.surroundings)
      for message in restoring.ours.flatMap(\.messages) { world.console.err("note: \(message)\n") }
      let window = try await self.window.asyncMap { name in try await native.window(name) }
      world.console.err(announcement(restoring))
      if dryRun {
        world.console.out(forecast(restoring, world))
        await native.close()
        return .done
      }
      guard consents(to: restoring, world) else {
        await native.close()
        return .failed
      }
      let workspaces = restoring.ours.map(\.file.workspace.name)
      let status = try await holding(workspaces[...], choice, world) {
        () async throws(KitFault) in
        try await bring(restoring, into: window, choice, world, interrupts)
      }
      await native.close()
      return status
    } catch {
      await native.close()
      throw error
    }
  }

  private func bring(
    _ restoring: NativeRestoring, into window: HostID?, _ choice: HostChoice, _ world: ToolWorld,
    _ interrupts: Interrupts
  ) async throws(KitFault) -> ExitStatus {
    var recordings: [Recording?] = []
    for ours in restoring.ours { recordings.append(try restoring.record(ours)) }
    let arrival: NativeRestoring.Arrival
    do throws(KitFault) {
      arrival = try await interrupts.during {
        () async -> Result<NativeRestoring.Arrival, KitFault> in
        do throws(KitFault) {
          return .success(try await restoring.bring(into: window))
        } catch {
          return .failure(error)
        }
      }.get()
      if let fault = shortfall(arrival, of: restoring) { throw fault }
    } catch {
      for recording in recordings { try? recording?.fail(error) }
      throw error
    }
    if restoring.ours.isEmpty {
      world.console.out("iTerm2 has brought back \(Self.panes(arrival.panes)).\n")
      return .done
    }
    world.console.err(account(arrival))
    var status = ExitStatus.done
    for (place, ours) in restoring.ours.enumerated() where status == .done {
      var made = try await ours.plan(only: nil, on: choice, mayAttach: true)
      if window != nil { made.plan.keepPlaces() }
      let policies = ours.policies(for: made.plan) { key, text, rule in
        decide(key, text, rule, world)
      }
      made.plan = try ours.carrying(
        made.plan, policies, showsText: true, also: arrival.marks[place])
      status = await Carrying(
        world: world, output: output, consent: consent, recording: recordings[place]
      ).carryOut(made, interrupts)
    }
    return status
  }

  /// Holds the locks of workspaces while something is done.
  private func holding(
    _ workspaces: ArraySlice<String>, _ choice: HostChoice, _ world: ToolWorld,
    _ body: () async throws(KitFault) -> ExitStatus
  ) async throws(KitFault) -> ExitStatus {
    guard let first = workspaces.first else { return try await body() }
    let lock = try await Applying.lock(
      first, on: choice, command: "restore", in: world.surroundings)
    let status = try await holding(workspaces.dropFirst(), choice, world, body)
    _ = consume lock
    return status
  }

  /// Not all that was expected has come.
  private func shortfall(
    _ arrival: NativeRestoring.Arrival, of restoring: NativeRestoring
  ) -> KitFault? {
    if arrival.isWhole { return nil }
    return .host(
      HostError(
        .timedOut,
        "iTerm2 has opened \(Self.panes(arrival.panes)) of \(restoring.expected?.panes ?? 0), "
          + "and no more come",
        hint: "`muntin restore \(name)` goes on from what is there"))
  }

  // MARK: What is said

  private static func panes(_ count: Int) -> String { count == 1 ? "1 pane" : "\(count) panes" }

  private func announcement(_ restoring: NativeRestoring) -> String {
    guard let expected = restoring.expected else {
      return "note: there is only iTerm2's arrangement \(Shown.quoted(name)): windows come with "
        + "new shells, for nothing tells what ran in them\n"
    }
    let windows = expected.windows == 1 ? "1 window" : "\(expected.windows) windows"
    let place = window == nil ? "" : " as tabs of a window that is there"
    return "iTerm2 opens \(windows) with \(Self.panes(expected.panes)) anew\(place).\n"
  }

  private func forecast(_ restoring: NativeRestoring, _ world: ToolWorld) -> String {
    restoring.commands.map { key, text, rule in
      let policy = decide(key, text, rule, world)
      return "  pane \(Shown.escaped(key.description)): \(policy.rawValue) \(Shown.escaped(text))\n"
    }.joined()
  }

  private func account(_ arrival: NativeRestoring.Arrival) -> String {
    guard arrival.strangers > 0 else { return "" }
    let are = arrival.strangers == 1 ? "is" : "are"
    return
      "note: \(Self.panes(arrival.strangers)) of those that came \(are) nobody's: the workspace "
      + "has them already, or does not know them\n"
  }

  /// What is there twice afterwards needs consent.
  private func consents(to restoring: NativeRestoring, _ world: ToolWorld) -> Bool {
    let there = restoring.alreadyThere
    if there.isEmpty || consent.yes { return true }
    let are = there.count == 1 ? "is" : "are"
    let what =
      "\(Self.panes(there.count)) of this arrangement \(are) there already, and would be there "
      + "twice: iTerm2 does not look"
    let names = there.prefix(20).map { "  pane \(Shown.escaped($0.description))\n" }.joined()
    guard world.console.canAsk else {
      world.console.err(
        "error: \(what); nothing was done\n\(names)"
          + "  = hint: `muntin restore \(name)` opens only what is missing; --yes opens all anew\n")
      return false
    }
    let question = "\n\(what):\n\(names)Only the word yes lets it happen: "
    if world.console.confirms(question) { return true }
    world.console.err("Nothing was done.\n")
    return false
  }
}

extension Optional {
  fileprivate func asyncMap<Value>(
    _ body: (Wrapped) async throws -> Value
  ) async throws -> Value? {
    guard let self else { return nil }
    return try await body(self)
  }
}
