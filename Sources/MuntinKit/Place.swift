import MuntinHost
import MuntinPlan

/// One terminal: which kind of host, and where, such as the path of a socket.
struct Place: Equatable, Sendable {
  var host: String
  var place: String
}

extension HostChoice {
  /// The terminal that is meant; nothing is started or asked for it.
  func place(_ surroundings: Surroundings) async throws(KitFault) -> Place {
    let host = try open(surroundings)
    do throws(HostError) {
      let capabilities = try await host.capabilities()
      return Place(host: capabilities.name, place: capabilities.place)
    } catch {
      throw .host(error)
    }
  }
}
