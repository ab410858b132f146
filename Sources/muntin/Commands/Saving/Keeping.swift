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
  /// How many snapshots are kept; nil for as many as the environment says.
  var limits: SnapshotLimits?

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

  /// - Parameter beside: what else is kept, once ours is.
  func keep(
    _ made: Saving, name: String, output: String?, binds: Bool, on choice: HostChoice,
    beside: () async throws(KitFault) -> Void = {}
  ) async throws(KitFault) -> ExitStatus {
    let place: String
    do throws(KitFault) {
      place = try write(made, name: name, output: output)
      try await beside()
    } catch {
      await made.host.close()
      throw error
    }
    let bound = try await bind(made, binds, on: choice)
    tell(made, as: name, place: place, bound: bound, toOut: output != "-")
    return .done
  }

  /// - Returns: where it lies now, in words.
  func write(
    _ made: Saving, name: String, output: String?
  ) throws(KitFault) -> String {
    guard let output else {
      switch try Arranging.add(
        made.snapshot, to: name, force: force, limits: limits, in: world.surroundings)
      {
      case .new(let number): return "Saved \(Shown.quoted(name)) #\(number)"
      case .unchanged(let number): return "\(Shown.quoted(name)) #\(number) is the same already"
      }
    }
    if output == "-" {
      world.console.out(made.snapshot.spec)
      return "Saved"
    }
    var places: [String] = []
    for (place, piece) in made.pieces.enumerated() {
      let name = place == 0 ? output : Self.path(output, of: piece.workspace)
      if place > 0 { try check(path: name) }
      places.append(name)
    }
    do throws(StoreError) {
      for (piece, place) in zip(made.pieces, places) {
        try DiskFile.write(Array(piece.text.utf8), to: world.surroundings.absolute(place))
      }
    } catch {
      throw .store(error)
    }
    return "Saved " + places.map { Shown.escaped($0) }.joined(separator: " and ")
  }

  /// Where the file of another workspace goes: `all.yaml` and `all-api.yaml`.
  private static func path(_ output: String, of workspace: String) -> String {
    let name = output.split(separator: "/").last.map(String.init) ?? output
    let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
    let plain = workspace.map { $0 == "/" ? "-" : String($0) }.joined()
    return output.dropLast(ending.count) + "-" + plain + ending
  }

  private func check(path: String) throws(KitFault) {
    if !force, DiskFile.isRegular(world.surroundings.absolute(path)) {
      throw .usage(
        "\"\(Shown.escaped(path))\" is there already", hint: "--force writes over it")
    }
  }

  /// - Returns: how many panes have become part of each workspace.
  func bind(
    _ made: Saving, _ binds: Bool, on choice: HostChoice
  ) async throws(KitFault) -> [Int] {
    var counts: [Int] = []
    do throws(KitFault) {
      for piece in made.pieces {
        counts.append(binds ? try await bind(piece, of: made, on: choice) : 0)
      }
    } catch {
      await made.host.close()
      throw error
    }
    await made.host.close()
    return counts
  }

  private func bind(
    _ piece: SavedPiece, of made: Saving, on choice: HostChoice
  ) async throws(KitFault) -> Int {
    if piece.binding.changes.isEmpty { return 0 }
    let lock = try await Applying.lock(
      piece.workspace, on: choice, command: "save", in: world.surroundings)
    let outcome = await made.bind(piece)
    _ = consume lock
    if let fault = outcome.fault { throw .host(fault) }
    return piece.binding.changes.count {
      if case .adopt(let key, _, _) = $0 { key.kind == .pane } else { false }
    }
  }

  private func tell(
    _ made: Saving, as name: String, place: String, bound: [Int], toOut: Bool
  ) {
    let facts = made.snapshot.facts
    if isJSON {
      let json = JSONValue.object(
        compacting: [
          ("format", .string("muntin-save")), ("version", .integer(1)),
          ("workspace", .string(made.pieces[0].workspace)),
          (
            "others",
            made.pieces.count == 1
              ? nil : .array(made.pieces.dropFirst().map { .string($0.workspace) })
          ),
          ("windows", .integer(facts.windows)), ("panes", .integer(facts.panes)),
          ("bound", .integer(bound.reduce(0, +))),
          ("report", .array(made.pieces.flatMap { $0.report.json.array ?? [] })),
        ])
      let text = JSONText(json).text + "\n"
      if toOut { world.console.out(text) } else { world.console.err(text) }
      return
    }
    let windows = "\(facts.windows) \(facts.windows == 1 ? "window" : "windows")"
    let panes = "\(facts.panes) \(facts.panes == 1 ? "pane" : "panes")"
    // What belongs to a workspace keeps its name, whatever the arrangement is called.
    let workspace = made.pieces[0].workspace
    let isOther = made.pieces.count == 1 && workspace != name
    var text = "\(place): \(windows), \(panes)"
    text += isOther ? " of workspace \(Shown.quoted(workspace)).\n" : ".\n"
    for (piece, bound) in zip(made.pieces, bound) {
      if made.pieces.count > 1 { text += "Workspace \(Shown.quoted(piece.workspace)):\n" }
      text += piece.report.text(isVerbose: true)
      if bound > 0 {
        text +=
          "\(bound) \(bound == 1 ? "pane is" : "panes are") now of workspace "
          + "\(Shown.quoted(piece.workspace)).\n"
      }
    }
    if toOut { world.console.out(text) } else { world.console.err(text) }
  }
}
