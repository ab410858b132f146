import MuntinPlan
import MuntinSpec
import MuntinStore

/// What is saved as an arrangement of iTerm2's own, and as one of ours beside it.
package struct NativeSaving: Sendable {
  package let made: Saving
  private let native: NativeArrangements
  /// Nil for all windows.
  private let window: HostID?

  /// The detail of a snapshot that has such an arrangement beside it.
  private static let detail = "native"

  /// Looks at the terminal; changes nothing.
  ///
  /// - Parameter force: also over an arrangement of iTerm2's that somebody else saved.
  package static func look(
    _ request: Saving.Request, force: Bool, on native: NativeArrangements,
    in surroundings: Surroundings
  ) async throws(KitFault) -> NativeSaving {
    if !force, try await native.names().contains(request.name),
      !isOurs(request.name, in: surroundings)
    {
      throw .usage(
        "iTerm2 has an arrangement \(Shown.quoted(request.name)) that muntin did not save",
        hint: "--force saves over it")
    }
    var made = try await Saving.look(request, at: native.terminal, in: surroundings)
    var window: HostID?
    if case .window(let name) = request.part {
      window = try NativeArrangements.only(made.windows, named: name)
    }
    made.snapshot.facts.details = .object([(detail, .bool(true))])
    return NativeSaving(made: made, native: native, window: window)
  }

  private static func isOurs(_ name: String, in surroundings: Surroundings) -> Bool {
    let entries = (try? Arrangements(in: surroundings).arrangement(name))?.entries ?? []
    return entries.contains { $0.facts?.details[detail]?.bool == true }
  }

  package func save(_ name: String) async throws(KitFault) {
    try await native.save(name, of: window)
  }
}
