import MuntinHost
package import MuntinITermServer
import MuntinITermWire

/// Speaks iTerm2's API in front of a terminal.
package struct Serving: Sendable {
  /// What is asked for; nil is the usual.
  package struct Request: Sendable {
    /// Path of the socket.
    package var socket: String?
    /// A port on this machine as well.
    package var port: Int?
    package var needsCookie = false
    package var alerts = ServerPolicy.Alerts.firstButton

    package init() {}
  }

  /// Path of the socket.
  package let path: String
  /// Where clients look by themselves.
  package let usualPath: String
  private let server: ITermServer
  private let host: any StreamingHost

  package init(
    _ request: Request, on choice: HostChoice, in surroundings: Surroundings
  ) throws(KitFault) {
    let rule = try Self.rule(request, surroundings)
    path = rule.socketPath
    usualPath = rule.folder + "/socket"
    host = try choice.openStreaming(surroundings)
    var settings = ITermServer.Settings(
      path: rule.socketPath,
      policy: ServerPolicy(
        home: surroundings.home, shell: surroundings.environment["SHELL"] ?? "/bin/sh",
        alerts: request.alerts))
    settings.port = request.port
    settings.needsCookie = request.needsCookie
    settings.profileFolder = rule.supportFolder + "/DynamicProfiles"
    server = ITermServer(host: host, settings: settings)
  }

  private static func rule(
    _ request: Request, _ surroundings: Surroundings
  ) throws(KitFault) -> AddressRule {
    do throws(WireError) {
      let rule = try AddressRule(
        home: surroundings.home, environment: surroundings.environment,
        path: request.socket.map(surroundings.absolute))
      _ = try rule.listeningAddress()
      return rule
    } catch {
      throw .usage(error.sentence, hint: "give another place with --socket")
    }
  }

  /// A cookie for programs that are to connect.
  package func cookie() -> String { server.cookie() }

  /// Serves until the task is cancelled.
  package func run(ready: @Sendable () -> Void) async throws(KitFault) {
    do throws(HostError) {
      try await server.run(ready: ready)
      await host.close()
    } catch {
      await host.close()
      throw .host(error)
    }
  }
}
