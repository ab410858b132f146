package import MuntinHost
package import MuntinPlan
package import MuntinSpec
package import MuntinStore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A terminal that was looked at, as a workspace file, ready to be kept.
package struct Saving: Sendable {
  /// What is to be saved, and why.
  package struct Request: Sendable {
    package var name: String
    package var part: CaptureRequest.Part
    /// Environment variables of panes to be saved.
    package var environment: [String]
    /// Keep the text of panes beside the file.
    package var scrollback: Bool
    /// What is done: `save`, `watch`, `apply`.
    package var command: String
    /// Only what belongs to no workspace yet.
    package var isFreeOnly = false
    /// Rules for `restore`, besides those that the arrangement has already.
    package var rules = RestoreRules()

    package init(
      name: String, part: CaptureRequest.Part = .everything, environment: [String] = [],
      scrollback: Bool = false, command: String = "save"
    ) {
      self.name = name
      self.part = part
      self.environment = environment
      self.scrollback = scrollback
      self.command = command
    }
  }

  /// One for each workspace that what was captured belongs to; at least one.
  package let pieces: [SavedPiece]
  package internal(set) var snapshot: Snapshot
  package let host: any TerminalHost
  private let live: LiveState
  private let capabilities: HostCapabilities

  /// Looks at the terminal; changes nothing.
  ///
  /// - Errors: the host's; `usage` where the part that is meant is not there.
  package static func look(
    _ request: Request, on choice: HostChoice, in surroundings: Surroundings
  ) async throws(KitFault) -> Saving {
    let host = try choice.open(surroundings)
    do throws(KitFault) {
      return try await look(request, at: host, in: surroundings)
    } catch {
      await host.close()
      throw error
    }
  }

  /// The same for a host that is open already, and stays so.
  package static func look(
    _ request: Request, at host: any TerminalHost, in surroundings: Surroundings
  ) async throws(KitFault) -> Saving {
    var capabilities: HostCapabilities
    var live: LiveState
    do throws(HostError) {
      capabilities = try await host.capabilities()
      live = try await host.observe(attributes: [])
      live = try await host.observe(attributes: live.interest.union([.everyVariable]))
      capabilities = try await host.capabilities()
    } catch {
      throw .host(error)
    }
    var asked = CaptureRequest(
      name: request.name, part: request.part, capabilities: capabilities,
      hostNames: machineNames(), ownGroup: Int(getpgrp()))
    let panes = live.windows.flatMap(\.tabs).flatMap(\.panes)
    let path = surroundings.environment["PATH"]
    asked.jobs = await host.jobs(in: panes).mapValues { job in
      var job = job
      job.words = ScriptWords.typed(job.words, path: path)
      job.ownWords = ScriptWords.typed(job.ownWords, path: path)
      return job
    }
    if !request.environment.isEmpty {
      for pane in panes {
        let process = asked.jobs[pane.id]?.processID ?? pane.processID
        asked.environment[pane.id] = ProcessTable.environment(
          of: Int32(clamping: process), request.environment
        ).map { EnvironmentEntry($0.name, SpecText($0.value)) }
      }
    }
    asked.isFreeOnly = request.isFreeOnly
    if asked.selects(nothingOf: live), request.part != .everything {
      throw nothing(of: request.part)
    }
    var pieces: [SavedPiece] = []
    var seen = live
    for owner in CaptureOwner.all(in: live, asked) {
      asked.owner = owner
      let rules =
        pieces.isEmpty
        ? Arranging.rules(of: request.name, in: surroundings).joined(with: request.rules)
        : RestoreRules()
      let piece = try SavedPiece(seen, asked, rules: rules, in: surroundings)
      // What one workspace takes over is not free for the next.
      seen = seen.bound(by: piece.binding)
      pieces.append(piece)
    }
    let reports = pieces.flatMap { $0.report.json.array ?? [] }
    var parts = ["report": Array(JSONText(.array(reports)).text.utf8)]
    if request.scrollback {
      parts["scrollback"] = try await Scrollback.bytes(of: pieces, from: host)
    }
    let facts = Snapshot.Facts(
      host: capabilities.name, place: capabilities.place, command: request.command,
      windows: pieces.reduce(0) { $0 + $1.file.workspace.windows.count },
      panes: pieces.reduce(0) { $0 + $1.file.workspace.panes.count })
    return Saving(
      pieces: pieces,
      snapshot: Snapshot(
        facts: facts, spec: SpecDocuments.join(pieces.map(\.text)), parts: parts),
      host: host, live: live, capabilities: capabilities)
  }

  /// The windows that were captured.
  package var windows: [HostID] {
    let keys = Set(pieces.flatMap(\.keys.keys))
    return live.windows.map(\.id).filter(keys.contains)
  }

  /// The binding of a piece, ready to be shown and carried out.
  package func planning(_ piece: SavedPiece) -> Planning {
    Planning(plan: piece.binding, host: host, live: live, capabilities: capabilities)
  }

  /// Writes the marks of a piece's binding; the host stays open.
  package func bind(_ piece: SavedPiece) async -> Outcome {
    await Executor(host).carryOut(piece.binding)
  }

  private static func nothing(of part: CaptureRequest.Part) -> KitFault {
    let hint = "`muntin show --live` shows what is there"
    return switch part {
    case .everything: .usage("there is nothing in the terminal", hint: nil)
    case .window(let name): .usage("there is no window \(Shown.quoted(name))", hint: hint)
    case .tab(let name): .usage("there is no tab \(Shown.quoted(name))", hint: hint)
    case .workspace(let name):
      .usage(
        "there is nothing of a workspace \(Shown.quoted(name))",
        hint: "`muntin ls` lists what is there")
    }
  }

  private static func machineNames() -> Set<String> {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return [] }
    let whole = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let short = whole.split(separator: ".").first.map { String($0) }
    return Set([whole, short, "localhost"].compactMap { $0 }.filter { !$0.isEmpty })
  }
}

extension LiveState {
  /// Attributes that marks speak of, and a host tells only when asked.
  fileprivate var interest: Set<Attribute> {
    var names: Set<Attribute> = []
    for pane in windows.flatMap(\.tabs).flatMap(\.panes) {
      for (name, _) in pane.mark?.applied ?? [:]
      where name.isColors || name.variableName != nil { names.insert(name) }
    }
    return names
  }
}
