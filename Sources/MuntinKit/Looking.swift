import MuntinHost
package import MuntinPlan

/// Looks at a terminal and changes nothing.
package enum Looking {
  package static func look(
    on choice: HostChoice, in surroundings: Surroundings
  ) async throws(KitFault) -> LiveState {
    let host = try choice.open(surroundings)
    do throws(HostError) {
      let live = try await host.observe(attributes: [])
      await host.close()
      return live
    } catch {
      await host.close()
      throw .host(error)
    }
  }
}
