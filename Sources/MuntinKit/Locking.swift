package import MuntinStore
import MuntinHost
import MuntinPlan

extension WorkspaceLock {
  /// The lock of a workspace on the terminal that is meant.
  ///
  /// - Errors: `locked` where another apply is under way.
  package static func taken(
    for workspace: String, _ choice: HostChoice, command: String, in surroundings: Surroundings
  ) async throws(KitFault) -> WorkspaceLock {
    let host = try choice.open(surroundings)
    let capabilities: (name: String, place: String)
    do throws(HostError) {
      let known = try await host.capabilities()
      capabilities = (known.name, known.place)
    } catch {
      throw .host(error)
    }
    return try Applying.lock(
      workspace, place: (capabilities.name, capabilities.place), command: command,
      in: surroundings)
  }
}
