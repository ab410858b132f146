import MuntinHost
import MuntinKit
import MuntinPlan
import MuntinSpec
import MuntinStore

/// Keeps what was saved, binds it, and tells how much of it is exact.
struct Keeping {
  let world: ToolWorld
  let isJSON: Bool
  let force: Bool

  /// Faults that need no look at the terminal.
  func check(name: String, output: String?) throws(KitFault) {
    if let output {
      let path = world.surroundings.absolute(output)
      if output != "-", !force, DiskFile.isRegular(path) {
        throw .usage(
          "\"\(Shown.escaped(output))\" is there already", hint: "--force writes over it")
      }
    } else {
      _ = try Arranging.name(name)
    }
  }

  func keep(
    _ made: Saving, name: String, output: String?, binds: Bool, on choice: HostChoice
  ) async throws(KitFault) -> ExitStatus {
    let place: String
    do throws(KitFault) {
      place = try write(made, name: name, output: output)
    } catch {
      await made.host.close()
      throw error
    }
    let bound = try await bind(made, binds, on: choice)
    tell(made, place: place, bound: bound, toOut: output != "-")
    return .done
  }

  /// - Returns: where it lies now, in words.
  func write(
    _ made: Saving, name: String, output: String?
  ) throws(KitFault) -> String {
    guard let output else {
      switch try Arranging.add(made.snapshot, to: name, force: force, in: world.surroundings) {
      case .new(let number): return "Saved \(Shown.quoted(name)) #\(number)"
      case .unchanged(let number): return "\(Shown.quoted(name)) #\(number) is the same already"
      }
    }
    if output == "-" {
      world.console.out(made.snapshot.spec)
      return "Saved"
    }
    do throws(StoreError) {
      try DiskFile.write(Array(made.snapshot.spec.utf8), to: world.surroundings.absolute(output))
    } catch {
      throw .store(error)
    }
    return "Saved \(Shown.escaped(output))"
  }

  /// - Returns: how many panes have become part of the workspace.
  private func bind(
    _ made: Saving, _ binds: Bool, on choice: HostChoice
  ) async throws(KitFault) -> Int {
    guard binds, !made.binding.changes.isEmpty else {
      await made.host.close()
      return 0
    }
    let lock: WorkspaceLock
    do throws(KitFault) {
      lock = try await Applying.lock(
        made.binding.workspace, on: choice, command: "save", in: world.surroundings)
    } catch {
      await made.host.close()
      throw error
    }
    let outcome = await made.bind()
    _ = consume lock
    if let fault = outcome.fault { throw .host(fault) }
    return made.binding.changes.count {
      if case .adopt(let key, _, _) = $0 { key.kind == .pane } else { false }
    }
  }

  private func tell(_ made: Saving, place: String, bound: Int, toOut: Bool) {
    let facts = made.snapshot.facts
    if isJSON {
      let json = JSONValue.object([
        ("format", .string("muntin-save")), ("version", .integer(1)),
        ("workspace", .string(made.file.workspace.name)), ("windows", .integer(facts.windows)),
        ("panes", .integer(facts.panes)), ("bound", .integer(bound)),
        ("report", made.report.json),
      ])
      let text = JSONText(json).text + "\n"
      if toOut { world.console.out(text) } else { world.console.err(text) }
      return
    }
    let windows = "\(facts.windows) \(facts.windows == 1 ? "window" : "windows")"
    let panes = "\(facts.panes) \(facts.panes == 1 ? "pane" : "panes")"
    var text = "\(place): \(windows), \(panes).\n" + made.report.text(isVerbose: true)
    if bound > 0 {
      text +=
        "\(bound) \(bound == 1 ? "pane is" : "panes are") now of workspace "
        + "\(Shown.quoted(made.binding.workspace)).\n"
    }
    if toOut { world.console.out(text) } else { world.console.err(text) }
  }
}
