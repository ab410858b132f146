import MuntinHost
package import MuntinPlan
import MuntinSpec
package import MuntinStore
import MuntinYAML

/// Plans that are written to a file and applied later.
package enum SavedPlan {
  package static func save(
    _ planning: Planning, of file: WorkspaceFile, options: PlanOptions, on choice: HostChoice,
    to path: String, in surroundings: Surroundings
  ) throws(KitFault) {
    let plan = planning.plan
    let variables = surroundings.environment.filter { $0.key.hasPrefix("MUNTIN_VAR_") }
    let saved = PlanFile(
      host: plan.host, place: plan.place, workspace: plan.workspace, path: file.path,
      text: String(decoding: file.source.text, as: UTF8.self), settings: file.settings,
      variables: variables, size: choice.cells(surroundings).description,
      options: options, observed: plan.observed, plan: PlanJSON(plan).value)
    do {
      try DiskFile.write(
        Array(JSONText(saved.json, indented: true).text.utf8),
        to: surroundings.absolute(path), mode: 0o600)
    } catch {
      throw .store(error)
    }
  }

  /// The plan file at a path; nil where something else, or nothing, is there.
  ///
  /// Only what can be read twice is looked at: a pipe may hold a workspace.
  package static func read(
    _ path: String, in surroundings: Surroundings
  ) throws(KitFault) -> PlanFile? {
    let place = surroundings.absolute(path)
    guard DiskFile.isRegular(place) else { return nil }
    let bytes: [UInt8]
    do { bytes = try DiskFile.read(place) } catch { throw .store(error) }
    if bytes.starts(with: Array("{".utf8)),
      String(decoding: bytes.prefix(64), as: UTF8.self).contains("\"muntin-plan\"")
    {
      throw .otherPlan("\"\(path)\" is what `plan --json` prints, which cannot be applied")
    }
    guard PlanFile.isPlanFile(bytes) else { return nil }
    guard let saved = PlanFile(bytes) else {
      throw .otherPlan("\"\(path)\" is a damaged plan file, or one of another version")
    }
    return saved
  }

  /// Makes the plan again and refuses it where anything that it rests on has moved.
  ///
  /// - Parameter expected: the workspace that the caller named as well, if any.
  package static func renew(
    _ saved: PlanFile, expected: WorkspaceFile? = nil, on choice: HostChoice,
    in surroundings: Surroundings
  ) async throws(KitFault) -> Planning {
    if let expected, expected.workspace.name != saved.workspace {
      throw .otherPlan(
        "the saved plan is for workspace \"\(saved.workspace)\", not for "
          + "\"\(expected.workspace.name)\"")
    }
    let here = try await choice.place(surroundings)
    guard here == Place(host: saved.host, place: saved.place) else {
      throw .otherPlan(
        "the saved plan is for \(saved.host) at \(saved.place), not for \(here.host) at "
          + here.place)
    }
    var world = surroundings
    world.environment = surroundings.environment.filter { !$0.key.hasPrefix("MUNTIN_VAR_") }
    world.environment.merge(saved.variables) { _, old in old }
    var choice = choice
    choice.size = CellSize(text: saved.size) ?? choice.size
    let source = SourceText(name: saved.path, bytes: Array(saved.text.utf8))
    let file = try WorkspaceFile.check(
      source, path: saved.path, settings: saved.settings, in: world)
    let planning = try await Planning.make(
      file, on: choice, options: saved.options, mayAttach: true, in: world)
    let plan = planning.plan
    var fault: KitFault?
    if plan.observed != saved.observed {
      fault = .stale(plan.moved(since: saved.observed))
    } else if !saved.isSame(as: plan) {
      fault = .stale(["the same files give another plan now"])
    }
    if let fault {
      await planning.host.close()
      throw fault
    }
    return planning
  }
}

extension PlanFile {
  /// Ages of jobs go on, so they do not count.
  fileprivate func isSame(as other: Plan) -> Bool {
    PlanJSON(other).value.withoutJobs == plan.withoutJobs
  }
}

extension JSONValue {
  fileprivate var withoutJobs: JSONValue {
    switch self {
    case .object(let members):
      .object(members.filter { $0.0 != "job" }.map { ($0.0, $0.1.withoutJobs) })
    case .array(let items): .array(items.map(\.withoutJobs))
    case .null, .bool, .integer, .number, .string: self
    }
  }
}
